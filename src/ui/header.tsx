import { star } from '../art/badge-geometry.ts'
import { circle, square } from '../art/shapes.ts'
import { paths } from '../paths.ts'
import { drawnOnce } from './drawn-once.ts'
import type { Frame, NavLink, OpenFrame } from './frame.ts'

/** Site, person, tabs; below 960 pixels the tabs are a menu. */
export function Header({ frame }: { frame: Frame }) {
  const current = frame.tabs.find((tab) => tab.current)
  return (
    <header class="header">
      <div class="wrap masthead">
        <Brand name={frame.siteName} href={paths.home} />
        <nav class="account wide" aria-label="Account">
          <Account frame={frame} />
        </nav>
      </div>
      <div class="tab-line">
        <nav class="wrap wide" aria-label="Main">
          {tabRow(frame.tabs)}
        </nav>
        <details class="menu narrow">
          <summary class="wrap">
            <span class="menu-word">Menu</span>
            <strong>{current?.label}</strong>
          </summary>
          <nav class="wrap" aria-label="Main">
            {menuRows(frame.tabs)}
            <Account frame={frame} />
          </nav>
        </details>
      </div>
      {frame.subTabs.length > 0 && (
        <nav class="wrap" aria-label={current?.label}>
          {subTabRow(frame.subTabs)}
        </nav>
      )}
    </header>
  )
}

/** Site and links, for pages anyone may see. */
export function OpenHeader({ frame }: { frame: OpenFrame }) {
  return (
    <header class="header open-header">
      <div class="wrap masthead">
        <Brand name={frame.siteName} href={paths.start} />
        <nav class="account" aria-label="Site">
          {openLinks(frame.links)}
        </nav>
      </div>
    </header>
  )
}

function Brand({ name, href }: { name: string; href: string }) {
  return (
    <a class="brand" href={href}>
      <Mark />
      {name}
    </a>
  )
}

function Links({ links, class: look }: { links: readonly NavLink[]; class?: string }) {
  return (
    <ul class={look}>
      {links.map((link) => (
        <LinkItem {...link} />
      ))}
    </ul>
  )
}

const tabRow = drawnOnce((links: readonly NavLink[]) => <Links links={links} class="tabs" />)
const menuRows = drawnOnce((links: readonly NavLink[]) => <Links links={links} class="menu-rows" />)
const subTabRow = drawnOnce((links: readonly NavLink[]) => <Links links={links} class="sub-tabs" />)
const openLinks = drawnOnce((links: readonly NavLink[]) => <Links links={links} />)

function LinkItem({ label, href, current }: NavLink) {
  return (
    <li>
      <a href={href} aria-current={current}>
        {label}
      </a>
    </li>
  )
}

function Account({ frame }: { frame: Frame }) {
  return (
    <ul>
      <li class="code">{frame.candidateId}</li>
      {accountLinks(frame.links)}
    </ul>
  )
}

const accountLinks = drawnOnce((links: readonly NavLink[]) => (
  <>
    {links.map((link) => (
      <LinkItem {...link} />
    ))}
    <li>
      <form method="post" action={paths.signOut}>
        <button class="as-link">Logout</button>
      </form>
    </li>
  </>
))

const markPath = star(2, 12, 11.8) + circle(12, 12, 5) + square(12, 3.2, 0)

/** The site's own mark: two squares turned to a star, with an eye. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path d={markPath} fill-rule="evenodd" />
    </svg>
  )
}
