import { paths } from '../../paths.ts'
import type { OpenFrame } from '../../ui/frame.ts'
import { OpenLayout } from '../../ui/layout.tsx'

/** A link that does not work: used, too old, cut short, or never sent; which of them, nobody is told. */
export function DeadLinkPage({ frame }: { frame: OpenFrame }) {
  return (
    <OpenLayout title="This link doesn’t work" frame={frame} robots="noindex">
      <h1>This link doesn’t work</h1>
      <p class="lede">
        A link works once, for a limited time, and only until you ask for a newer one. Your email program may also have
        cut it short.
      </p>
      <p>
        <a href={paths.firstTime}>Ask for a new link</a>, or open the link in your newest email. If that doesn’t help,{' '}
        <a href={paths.support}>ask support</a>.
      </p>
    </OpenLayout>
  )
}

interface DeedProps {
  readonly frame: OpenFrame
  readonly title: string
  readonly lede: string
  readonly action: string
  readonly deed: string
}

/** Asks before it does: a program that opens links to look at them must change nothing. */
export function DeedPage({ frame, title, lede, action, deed }: DeedProps) {
  return (
    <OpenLayout title={title} frame={frame} robots="noindex">
      <h1>{title}</h1>
      <p class="lede">{lede}</p>
      <form method="post" action={action}>
        <button class="button main">{deed}</button>
      </form>
    </OpenLayout>
  )
}

interface DoneProps {
  readonly frame: OpenFrame
  readonly title: string
  readonly lede: string
  readonly next: { readonly label: string; readonly href: string }
}

export function DonePage({ frame, title, lede, next }: DoneProps) {
  return (
    <OpenLayout title={title} frame={frame} robots="noindex">
      <h1>{title}</h1>
      <p class="lede">{lede}</p>
      <p>
        <a href={next.href}>{next.label}</a>
      </p>
    </OpenLayout>
  )
}
