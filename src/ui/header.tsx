import { paths } from '../paths.ts'
import type { Frame, NavTab, OpenFrame } from './frame.ts'
import { Mark } from './mark.tsx'

/** Site, person, tabs; below 960 pixels the tabs are a menu. */
export function Header({ frame }: { frame: Frame }) {
  const current = frame.tabs.find((tab) => tab.current)
  return (
    <header class="header">
      <div class="wrap masthead">
        <Brand name={frame.siteName} />
        <nav class="account wide" aria-label="Account">
          <Account frame={frame} />
        </nav>
      </div>
      <div class="tab-line">
        <nav class="wrap wide" aria-label="Main">
          <Tabs tabs={frame.tabs} class="tabs" />
        </nav>
        <details class="menu narrow">
          <summary class="wrap">
            <span class="menu-word">Menu</span>
            <strong>{current?.label}</strong>
          </summary>
          <nav class="wrap" aria-label="Main">
            <Tabs tabs={frame.tabs} class="menu-rows" />
            <Account frame={frame} />
          </nav>
        </details>
      </div>
      {frame.subTabs && (
        <nav class="wrap" aria-label="Section">
          <Tabs tabs={frame.subTabs} class="sub-tabs" />
        </nav>
      )}
    </header>
  )
}

/** Site and links, for pages anyone may see. */
export function OpenHeader({ frame, offersSignIn }: { frame: OpenFrame; offersSignIn: boolean }) {
  const links = offersSignIn ? [...frame.links, { label: 'Sign in', href: paths.signIn }] : frame.links
  return (
    <header class="header">
      <div class="wrap masthead">
        <Brand name={frame.siteName} />
        {links.length > 0 && (
          <nav class="account" aria-label="Site">
            <ul>
              {links.map((link) => (
                <li>
                  <a href={link.href}>{link.label}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
    </header>
  )
}

function Brand({ name }: { name: string }) {
  return (
    <a class="brand" href={paths.home}>
      <Mark />
      {name}
    </a>
  )
}

function Tabs({ tabs, class: look }: { tabs: readonly NavTab[]; class: string }) {
  return (
    <ul class={look}>
      {tabs.map((tab) => (
        <li>
          <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
            {tab.label}
          </a>
        </li>
      ))}
    </ul>
  )
}

function Account({ frame }: { frame: Frame }) {
  return (
    <ul>
      <li class="code">{frame.candidateId}</li>
      {frame.links.map((link) => (
        <li>
          <a href={link.href}>{link.label}</a>
        </li>
      ))}
      <li>
        <form method="post" action={paths.signOut}>
          <button class="as-link">Logout</button>
        </form>
      </li>
    </ul>
  )
}
