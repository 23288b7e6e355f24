import type { PropsWithChildren } from 'hono/jsx'
import type { Day } from '../core/calendar.ts'
import { Document, type Styles } from './document.tsx'
import type { Frame, OpenFrame } from './frame.ts'
import { Footer } from './footer.tsx'
import { Header, OpenHeader } from './header.tsx'
import { Strip } from './strip.tsx'

interface LayoutProps {
  readonly title: string
  readonly frame: Frame
  /** A style sheet that this page alone has. */
  readonly look?: string
  readonly styles?: Styles
  /** Set where the page shows another day than today. */
  readonly strip?: { readonly day: Day; readonly words: string; readonly back: string } | undefined
}

interface OpenLayoutProps {
  readonly title: string
  readonly frame: OpenFrame
  readonly robots?: string
  /** A style sheet that this page alone has. */
  readonly look?: string
  readonly styles?: Styles
}

/** A page of someone signed in: tabs, the page, the foot. */
export function Layout({ title, frame, look, styles, strip, children }: PropsWithChildren<LayoutProps>) {
  return (
    <Document title={title} siteName={frame.siteName} lang={frame.lang} robots="noindex" look={look} styles={styles}>
      <SkipLink />
      <Header frame={frame} />
      {strip && <Strip {...strip} />}
      <Main>{children}</Main>
      <Footer frame={frame} />
    </Document>
  )
}

/** A page anyone may see. */
export function OpenLayout({ title, frame, robots, look, styles, children }: PropsWithChildren<OpenLayoutProps>) {
  return (
    <Document title={title} siteName={frame.siteName} lang={frame.lang} robots={robots} look={look} styles={styles}>
      <SkipLink />
      <OpenHeader frame={frame} />
      <Main>{children}</Main>
      <Footer frame={frame} />
    </Document>
  )
}

function SkipLink() {
  return (
    <a class="skip" href="#main">
      Skip to the content
    </a>
  )
}

function Main({ children }: PropsWithChildren) {
  return (
    <main id="main" class="wrap" tabindex={-1}>
      {children}
    </main>
  )
}
