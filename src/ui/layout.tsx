import type { PropsWithChildren } from 'hono/jsx'
import type { Day } from '../core/calendar.ts'
import { Document, type Styles } from './document.tsx'
import type { Frame, OpenFrame } from './frame.ts'
import { Footer } from './footer.tsx'
import { Header, OpenHeader } from './header.tsx'
import { type Preview, PreviewTags } from './preview.tsx'
import { Time } from './time.tsx'

interface LayoutProps {
  readonly title: string
  readonly frame: Frame
  /** A style sheet that this page alone has. */
  readonly look?: string
  readonly styles?: Styles
  /** Set where the page shows another day than today. */
  readonly strip?: StripProps | undefined
}

interface StripProps {
  readonly day: Day
  readonly words: string
  readonly back: string
}

interface OpenLayoutProps {
  readonly title: string
  readonly frame: OpenFrame
  readonly robots?: string
  /** What others show of a link to it. */
  readonly preview?: Preview
  /** A style sheet that this page alone has. */
  readonly look?: string
  readonly styles?: Styles
  /** The page goes on to this address by itself. */
  readonly goesOnTo?: string
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
export function OpenLayout({ frame, preview, children, ...rest }: PropsWithChildren<OpenLayoutProps>) {
  const { siteName, lang, printed } = frame
  const head = preview && printed && <PreviewTags preview={preview} siteName={siteName} address={printed.address} />
  return (
    <Document {...rest} siteName={siteName} lang={lang} head={head}>
      <SkipLink />
      <OpenHeader frame={frame} />
      <Main>{children}</Main>
      <Footer frame={frame} />
    </Document>
  )
}

/** Says that a page shows another day than today, and leads back. */
function Strip({ day, words, back }: StripProps) {
  return (
    <aside class="strip" aria-label="As of another day">
      <p class="wrap">
        <span>
          <strong>
            As of <Time day={day} />.
          </strong>{' '}
          {words}
        </span>
        <a href={back}>Back to today</a>
      </p>
    </aside>
  )
}

export function SkipLink() {
  return (
    <a class="skip" href="#main">
      Skip to the content
    </a>
  )
}

export function Main({ children }: PropsWithChildren) {
  return (
    <main id="main" class="wrap" tabindex={-1}>
      {children}
    </main>
  )
}
