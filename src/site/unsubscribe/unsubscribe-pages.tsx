import { paths } from '../../paths.ts'
import type { OpenFrame } from '../../ui/frame.ts'
import { OpenLayout } from '../../ui/layout.tsx'
import type { MailKindWords } from '../../wording/mail-kinds.ts'

interface UnsubscribeProps {
  readonly frame: OpenFrame
  readonly words: MailKindWords
}

/** Asks before anything changes. */
export function UnsubscribePage({ frame, words, token }: UnsubscribeProps & { token: string }) {
  return (
    <OpenLayout title="Stop these emails?" frame={frame} robots="noindex">
      <div class="calm">
        <h1>Stop these emails?</h1>
        <p class="lede">
          {words.title}. {words.about}
        </p>
        <form method="post" action={paths.unsubscribe(token)} class="deeds placed">
          <button class="button main">Stop these emails</button>
        </form>
        <p>
          To choose what else we email you about, open <a href={paths.notifications}>Notifications</a>.
        </p>
      </div>
    </OpenLayout>
  )
}

export function UnsubscribedPage({ frame, words }: UnsubscribeProps) {
  return (
    <OpenLayout title="These emails are stopped" frame={frame} robots="noindex">
      <div class="calm">
        <h1>These emails are stopped</h1>
        <p class="lede">You no longer get {words.inside} by email.</p>
        <p>
          You can turn them on again under <a href={paths.notifications}>Notifications</a>.
        </p>
      </div>
    </OpenLayout>
  )
}

export function GoneLinkPage({ frame }: { frame: OpenFrame }) {
  return (
    <OpenLayout title="This link no longer works" frame={frame} robots="noindex">
      <div class="calm">
        <h1>This link no longer works</h1>
        <p class="lede">It isn’t complete, or its email is older than 400 days.</p>
        <p>
          Choose which emails you get under <a href={paths.notifications}>Notifications</a>.
        </p>
      </div>
    </OpenLayout>
  )
}
