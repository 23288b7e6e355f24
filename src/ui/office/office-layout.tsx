import type { PropsWithChildren } from 'hono/jsx'
import { paths } from '../../paths.ts'
import { Document } from '../document.tsx'
import { Mark } from '../header.tsx'
import { Main, SkipLink } from '../layout.tsx'
import { Moment, Time } from '../time.tsx'
import { figureOf } from '../words.ts'
import type { OfficeFrame, OfficeTab } from './office-frame.ts'

interface OfficeLayoutProps {
  readonly title: string
  readonly frame: OfficeFrame
  /** A style sheet that this page alone has. */
  readonly look?: string
}

/** A page of the office: the olive bar, the tabs of the colleague's roles, the page, the foot. */
export function OfficeLayout({ title, frame, look, children }: PropsWithChildren<OfficeLayoutProps>) {
  const siteName = `Office – ${frame.siteName}`
  return (
    <Document
      title={title}
      siteName={siteName}
      robots="noindex"
      look={look ? ['office', look] : 'office'}
      house="office"
    >
      <SkipLink />
      <OfficeHeader frame={frame} />
      <Main>{children}</Main>
      <OfficeFooter frame={frame} />
    </Document>
  )
}

function OfficeHeader({ frame }: { frame: OfficeFrame }) {
  const current = frame.tabs.find((tab) => tab.current)
  return (
    <header class="header">
      <div class="office-bar">
        <div class="wrap">
          <a class="brand" href={paths.office}>
            <Mark />
            {frame.siteName}
          </a>
          <span class="house">Office</span>
          {frame.search !== undefined && <PeopleSearch typed={frame.search} />}
          <div class="who wide">
            <Who frame={frame} />
          </div>
        </div>
      </div>
      <div class="tab-line">
        <nav class="wrap wide" aria-label="Office">
          <Tabs tabs={frame.tabs} look="tabs" />
        </nav>
        <details class="menu narrow">
          <summary class="wrap">
            <span class="menu-word">Menu</span>
            <strong>{current?.label}</strong>
          </summary>
          <nav class="wrap" aria-label="Office">
            <Tabs tabs={frame.tabs} look="menu-rows" />
            <div class="who">
              <Who frame={frame} />
            </div>
          </nav>
        </details>
      </div>
    </header>
  )
}

function PeopleSearch({ typed }: { typed: string }) {
  return (
    <form method="get" action={paths.officePeople} class="people-search" role="search" aria-label="Office">
      <input
        name="q"
        value={typed}
        aria-label="Search people"
        placeholder="Name, ID, email, code or order"
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        maxlength={200}
      />
      <button class="hidden">Search</button>
    </form>
  )
}

function Who({ frame }: { frame: OfficeFrame }) {
  return (
    <>
      <span>
        <strong>{frame.colleague}</strong> · {frame.roles}
      </span>
      <form method="post" action={paths.officeSignOut}>
        <button class="as-link">Sign out</button>
      </form>
    </>
  )
}

function Tabs({ tabs, look }: { tabs: readonly OfficeTab[]; look: string }) {
  return (
    <ul class={look}>
      {tabs.map(({ label, href, current, waiting }) => (
        <li>
          <a href={href} aria-current={current}>
            {label}
            {waiting ? <span class="waiting"> {waiting}</span> : ''}
          </a>
        </li>
      ))}
    </ul>
  )
}

function OfficeFooter({ frame }: { frame: OfficeFrame }) {
  return (
    <footer class="footer">
      <div class="wrap">
        <p>
          {frame.receivedUpTo ? (
            <>
              Facts received up to <Moment at={frame.receivedUpTo} />
            </>
          ) : (
            'No facts received yet'
          )}
          {frame.rules && (
            <>
              {' · '}Rules of <Time day={frame.rules.since.slice(0, 10)} />
              {frame.rules.outdated > 0 &&
                ` (in lists, ${figureOf(frame.rules.outdated, 'record still follows', 'records still follow')} earlier rules)`}
            </>
          )}
        </p>
        {frame.printed && (
          <p class="on-paper">
            Printed on <Time day={frame.printed.on} /> from {frame.printed.address}
          </p>
        )}
        <p>
          <a href={frame.asJson}>This page as JSON</a>
        </p>
      </div>
    </footer>
  )
}
