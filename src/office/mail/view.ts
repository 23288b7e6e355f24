import { countryName } from '../../adapters/countries.ts'
import type { Audience } from '../../core/announcements.ts'
import type { Day } from '../../core/calendar.ts'
import { levelNamesOn } from '../../core/certification-on.ts'
import type { FoundAnnouncement } from '../../data/mail/announcements.ts'
import type { GivenUpMail } from '../../data/mail/given-up.ts'
import { accountTemplates, templateOf } from '../../mails/templates.ts'
import type { Program } from '../../program/program.ts'
import { figureOf, listWith } from '../../ui/words.ts'
import { shortNameOn } from '../../wording/names.ts'

/** Who gets it: "People who hold DECK and live in Sweden". */
function audienceWords(
  program: Program,
  { certification, level, country, withinDays }: Audience,
  candidateId: string | null,
  on: Day,
): string {
  if (candidateId !== null) return `Only ${candidateId}`
  const what =
    certification !== undefined
      ? shortNameOn(program, certification, on)
      : level === undefined
        ? 'a certification'
        : `a certification of the level ${levelNamesOn(program.levels, level, on).name}`
  const isHeld = certification !== undefined || level !== undefined || withinDays !== undefined
  const ends = withinDays === undefined ? '' : ` that expires within ${figureOf(withinDays, 'day')}`
  const parts = [
    ...(isHeld ? [`hold ${what}${ends}`] : []),
    ...(country === undefined ? [] : [`live in ${countryName(country)}`]),
  ]
  return parts.length === 0 ? 'Everyone' : `People who ${listWith('and', parts)}`
}

const stateWords = {
  counting: 'Counting',
  draft: 'Draft',
  asked: 'Waiting for a second owner',
  sending: 'Sending',
  sent: 'Sent',
  stopped: 'Stopped',
  discarded: 'Discarded',
} as const

/** An announcement as its pages and files show it. */
export function announcementView(program: Program, one: FoundAnnouncement, on: Day) {
  const { id, subject, text, link, state, createdAt, counted, countedAt, written, askedAt, startedAt, endedAt } = one
  return {
    id,
    subject,
    text,
    link,
    state,
    stateWords: stateWords[state],
    to: audienceWords(program, one.audience, one.candidateId, on),
    people: counted,
    written,
    createdAt,
    createdBy: one.createdByName ?? 'A former colleague',
    countedAt,
    askedAt,
    askedBy: one.askedByName,
    startedAt,
    startedBy: one.startedByName,
    endedAt,
  }
}

export type AnnouncementView = ReturnType<typeof announcementView>

const errorWords: Readonly<Record<string, string>> = {
  address: 'The address isn’t one that mail can be sent to',
  header: 'A line break in a name or subject',
  size: 'The email was too large',
  template: 'The site no longer sends this kind of email',
  ended: 'What it was about had ended',
}

/** Why a mail was given up, and whether sending it again can help. */
export function givenUpView(mail: GivenUpMail) {
  const { id, recipient, template, createdAt, tries, candidateId, error, handledAt } = mail
  const known = error === null ? undefined : errorWords[error]
  return {
    id,
    candidateId,
    recipient,
    subject: templateOf(template)?.subject ?? 'Email',
    createdAt,
    why: known ?? `The mail service refused it for a day, ${figureOf(tries, 'time')}`,
    code: error ?? '',
    again: againOf(template, known !== undefined, mail.hasMoved === 1),
    handledAt,
  }
}

export type GivenUpView = ReturnType<typeof givenUpView>

/** Login links are only sent right after a request: the address may belong to someone else by now. */
function againOf(template: string, isHopeless: boolean, hasMoved: boolean): 'yes' | 'hopeless' | 'login' | 'moved' {
  if (templateOf(template)?.link && accountTemplates.includes(template)) return 'login'
  return isHopeless ? 'hopeless' : hasMoved ? 'moved' : 'yes'
}
