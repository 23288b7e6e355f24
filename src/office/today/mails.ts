import { paths } from '../../paths.ts'
import { figureOf } from '../../ui/words.ts'
import { mostUnasked } from '../../work/mail/tell-news.ts'

export interface WaitingMails {
  readonly asking: { readonly people: number; readonly first: string | null } | undefined
  readonly givenUp: { readonly count: number; readonly first: string | null } | undefined
}

/** Emails that wait for a decision: held because they are many, or given up. */
export function mailThings({ asking, givenUp }: WaitingMails, now: Date) {
  const held = {
    since: asking?.first ?? now.toISOString(),
    kind: 'Emails held',
    what: `${asking?.people} people have news waiting: more than ${mostUnasked} at once`,
    more: 'You see 5 examples before you send them',
    button: 'Review emails',
    at: paths.officeMail,
  }
  const count = givenUp?.count ?? 0
  const undelivered = {
    since: givenUp?.first ?? now.toISOString(),
    kind: 'Emails failed',
    what: `${count >= 1000 ? '1000+ emails' : figureOf(count, 'email')} could not be sent`,
    more: 'Each says why. Send it again or dismiss it',
    button: 'Review emails',
    at: paths.givenUpMail,
  }
  return [...(asking && asking.people > mostUnasked ? [held] : []), ...(count > 0 ? [undelivered] : [])]
}

export interface AskedAnnouncement {
  readonly id: string
  readonly subject: string
  readonly counted: number
  readonly askedAt: string
  readonly askedByName: string | null
}

/** Announcements that another owner asks to confirm. */
export function announcementThings(asked: readonly AskedAnnouncement[]) {
  return asked.map(({ id, subject, counted, askedAt, askedByName }) => ({
    since: askedAt,
    kind: 'Announcement',
    what: `“${subject}” to ${figureOf(counted, 'person', 'people')}`,
    more: `${askedByName ?? 'A colleague'} asks you to confirm it`,
    button: 'Review it',
    at: paths.announcement(id),
  }))
}
