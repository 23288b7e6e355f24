import type { MailWay } from '../../../core/mail-kinds.ts'
import { paths } from '../../../paths.ts'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { MailKindWords } from '../../../wording/mail-kinds.ts'

interface NotificationsProps {
  readonly frame: Frame
  readonly kinds: readonly (MailKindWords & { readonly way: MailWay })[]
  /** The question that comes before all of them, and its answer; absent where the program does not ask it. */
  readonly master: { readonly title: string | undefined; readonly answer: 'yes' | 'no' | undefined }
  readonly isSaved: boolean
}

/** Which emails a person gets, kind by kind. */
export function NotificationsPage({ frame, kinds, master, isSaved }: NotificationsProps) {
  return (
    <Layout title="Notifications" frame={frame}>
      {isSaved && (
        <Notice title="Saved">
          <p>Your choices are below.</p>
        </Notice>
      )}
      <h1>Notifications</h1>
      <p class="lede">
        {master.answer === 'no'
          ? 'You get emails about your account only.'
          : 'Choose what we email you about. We always send emails about your account.'}
      </p>
      <div class="calm">
        <Master master={master} />
      </div>
      <form method="post" action={paths.notifications} class="questions" novalidate>
        {kinds.map(({ kind, title, about, otherwise, way }) => (
          <fieldset class="question" id={kind} tabindex={-1}>
            <legend>{title}</legend>
            <p class="hint">{about}</p>
            <div class="choices">
              <label>
                <input type="radio" name={kind} value="mail" checked={way === 'mail'} /> By email
              </label>
              <label>
                <input type="radio" name={kind} value="site" checked={way === 'site'} /> {otherwise}
              </label>
            </div>
          </fieldset>
        ))}
        <button class="button main">Save</button>
      </form>
    </Layout>
  )
}

function Master({ master: { title, answer } }: Pick<NotificationsProps, 'master'>) {
  if (title === undefined || answer === 'yes') return null
  if (answer === 'no')
    return (
      <p>
        You answered No to “{title}” in your <a href={paths.settings}>settings</a>, so we don’t email you about anything
        below. That includes reminders before a certification expires and changes to your record. To use your choices
        here, answer Yes there.
      </p>
    )
  return (
    <p>
      You haven’t answered “{title}” in your <a href={paths.settings}>settings</a> yet. Until you do, we remind you from
      90 days before a certification expires. If you choose Yes, we also remind you earlier.
    </p>
  )
}
