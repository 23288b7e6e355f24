import type { PropsWithChildren } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { OpenFrame } from './frame.ts'
import { OpenLayout } from './layout.tsx'

interface RefusedProps {
  readonly frame: OpenFrame
  readonly title: string
  readonly sentence: string
}

/** Nothing at this address, or nothing of the visitor's. */
export function NotFoundPage({ frame }: { frame: OpenFrame }) {
  return (
    <Calm frame={frame} title="Page not found">
      <p class="lede">We have no page at this address, or it belongs to someone else.</p>
    </Calm>
  )
}

/** A fault of the site's own; the id finds it in the log. */
export function FaultPage({ frame, requestId }: { frame: OpenFrame; requestId: string }) {
  return (
    <Calm frame={frame} title="Something went wrong">
      <p class="lede">This is our mistake, and we’ve logged it. Try again in a minute.</p>
      <p>
        If it happens again, give support this number: <span class="code">{requestId}</span>
      </p>
    </Calm>
  )
}

/** A request that is not taken, with the reason. */
export function RefusedPage({ frame, title, sentence }: RefusedProps) {
  return (
    <Calm frame={frame} title={title}>
      <p class="lede">{sentence}</p>
    </Calm>
  )
}

function Calm({ frame, title, children }: PropsWithChildren<{ frame: OpenFrame; title: string }>) {
  return (
    <OpenLayout title={title} frame={frame} robots="noindex">
      <div class="calm">
        <h1>{title}</h1>
        {children}
        <p>
          <a href={paths.start}>Go to the start page</a>
        </p>
      </div>
    </OpenLayout>
  )
}
