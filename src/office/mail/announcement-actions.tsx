import { mostAlone } from '../../core/announcements.ts'
import type { Mail } from '../../mails/mail.ts'
import { paths } from '../../paths.ts'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { figureOf } from '../../ui/words.ts'
import type { AnnouncementView } from './view.ts'

export interface AnnouncementProps {
  readonly frame: OfficeFrame
  readonly view: AnnouncementView
  readonly sample: readonly { readonly candidateId: string; readonly name: string; readonly country: string }[]
  /** As the first of them would get it. */
  readonly mail: Mail
  readonly isOld: boolean
  readonly isAskedByViewer: boolean
  readonly isOnlyOwner: boolean
  readonly problem: string | undefined
}

type Action = Parameters<typeof paths.announcementTo>[1]

/** What can be done with an announcement in its state. */
export function AnnouncementActions(props: AnnouncementProps) {
  const { view, isOld } = props
  const act = (what: Action, words: string, look = 'button') => (
    <form method="post" action={paths.announcementTo(view.id, what)}>
      <button class={look}>{words}</button>
    </form>
  )
  const change = <a href={paths.newAnnouncementLike(view.id)}>Change it</a>
  const again = <a href={paths.newAnnouncementLike(view.id)}>Write a new one like this</a>
  if (view.state === 'counting') return <div class="deeds">{act('discard', 'Discard')}</div>
  if (view.state === 'sending')
    return (
      <div class="act-here">
        <p>Sent emails can’t be called back. Stopping cancels the rest.</p>
        <div class="deeds">{act('stop', 'Stop sending')}</div>
      </div>
    )
  if (view.state !== 'draft' && view.state !== 'asked') return <p>{again}</p>
  if (view.people === 0 || isOld)
    return (
      <div class="act-here">
        <p>
          {view.people === 0
            ? 'Nobody gets it. Change who it is for, or count again.'
            : 'People were counted more than a day ago. Count again before you send it.'}
        </p>
        <div class="deeds">
          {act('count', 'Count again', 'button main')}
          {change}
          {act('discard', 'Discard')}
        </div>
      </div>
    )
  return (
    <div class="act-here">
      <p class="cannot-undo">
        <strong>Sent emails can’t be called back.</strong> You can stop the rest while sending.
      </p>
      <div class="deeds">
        <SendOrWait {...props} act={act} />
        {change}
        {act('discard', 'Discard')}
      </div>
    </div>
  )
}

function SendOrWait({
  view,
  isAskedByViewer,
  isOnlyOwner,
  act,
}: AnnouncementProps & { act: (what: Action, words: string, look?: string) => unknown }) {
  const needsTwo = view.people > mostAlone && !isOnlyOwner
  if (needsTwo && view.state === 'draft') return <>{act('send', 'Ask a colleague to confirm', 'button main')}</>
  if (needsTwo && isAskedByViewer) return <p>Another owner confirms it here, or from Today.</p>
  return <>{act('send', `Send to ${figureOf(view.people, 'person', 'people')}`, 'button main')}</>
}
