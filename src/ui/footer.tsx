import type { NavLink, OpenFrame } from './frame.ts'
import { Moment, Time } from './time.tsx'

/** Up to when facts have been received, and the way to what explains them. */
export function Footer({ frame }: { frame: OpenFrame }) {
  return (
    <footer class="footer">
      <div class="wrap">
        {frame.receivedUpTo && (
          <p>
            Facts received up to <Moment at={frame.receivedUpTo} />
          </p>
        )}
        {frame.printed && (
          <p class="on-paper">
            Printed on <Time day={frame.printed.on} /> from {frame.printed.address}
          </p>
        )}
        {frame.footerLinks.length > 0 && <AboutTheSite links={frame.footerLinks} />}
      </div>
    </footer>
  )
}

function AboutTheSite({ links }: { links: readonly NavLink[] }) {
  return (
    <nav aria-label="About this site">
      <ul class="footer-links">
        {links.map((link) => (
          <li>
            <a href={link.href} aria-current={link.current}>
              {link.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
