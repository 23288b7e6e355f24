import { paths } from '../../paths.ts'

export type MailPart = 'held' | 'announcements' | 'given-up'

const parts: readonly (readonly [part: MailPart, label: string, href: string])[] = [
  ['announcements', 'Announcements', paths.announcements],
  ['held', 'Held', paths.officeMail],
  ['given-up', 'Failed', paths.givenUpMail],
]

/** The lists of the tab; announcements are the owners'. */
export function MailParts({ current, isOwner }: { current?: MailPart; isOwner: boolean }) {
  return (
    <nav class="mail-parts" aria-label="Mail">
      {parts
        .filter(([part]) => isOwner || part !== 'announcements')
        .map(([part, label, href]) =>
          part === current ? <strong aria-current="page">{label}</strong> : <a href={href}>{label}</a>,
        )}
    </nav>
  )
}
