import { addDays, type Day, dayOf } from '../../../core/calendar.ts'
import { codeOf } from '../../../core/codes.ts'
import { fullName } from '../../../core/person-name.ts'
import { certificationsOn, stateOfTranscript } from '../../../core/transcript.ts'
import type { HoldingPeriod } from '../../../core/standing/holdings.ts'
import type { Transcript } from '../../../data/transcripts/transcripts.ts'
import { paths } from '../../../paths.ts'
import type { Program } from '../../../program/program.ts'
import { listTitleOf } from '../../../program/title.ts'
import type { Sentence } from '../../../ui/sentence.tsx'
import { countOf } from '../../../ui/words.ts'
import { shortNameOn } from '../../../wording/names.ts'
import { type ProfileCard, profileOf } from '../../../wording/profile.ts'
import type { Owner } from '../../../core/open-transcript.ts'

const daysOfPicture = 30

export interface SeenDay {
  readonly day: Day
  readonly count: number
  /** From the left, and high, in percent of the picture. */
  readonly at: number
  readonly height: number
}

/** How often it was seen on each of the last days, the oldest first. */
export function seenDays(views: readonly { readonly seenAt: string }[], today: Day, timeZone: string): SeenDay[] {
  const counts = new Map<Day, number>()
  for (const { seenAt } of views) {
    const day = dayOf(seenAt, timeZone)
    counts.set(day, (counts.get(day) ?? 0) + 1)
  }
  const most = Math.max(1, ...counts.values())
  return Array.from({ length: daysOfPicture }, (_, index) => {
    const day = addDays(today, index - daysOfPicture + 1)
    const count = counts.get(day) ?? 0
    return { day, count, at: (index * 100) / daysOfPicture, height: Math.round((count * 100) / most) }
  })
}

export interface NamedProfile extends ProfileCard {
  readonly title: string
}

/** For each certification that is active and has a code: the way into a profile, and the same to copy. */
export function profilesOf(
  program: Program,
  periods: readonly HoldingPeriod[],
  codes: Parameters<typeof codeOf>[1],
  on: Day,
  addressOf: (path: string) => string,
): NamedProfile[] {
  return certificationsOn(periods, on).flatMap(({ certification, status, earnedOn, expiresOn }) => {
    const code = codeOf(program.migrations, codes, certification)
    if (status !== 'active' || !code) return []
    const url = addressOf(paths.verifyCode(code))
    return {
      title: listTitleOf(program, certification, shortNameOn(program, certification, on)),
      ...profileOf(program, { certification, earnedOn, expiresOn, code, url }, on),
    }
  })
}

/** Whether anybody gets in, and until when. */
export function ledeOf(transcript: Transcript, links: number, today: Day): Sentence {
  const state = stateOfTranscript(transcript, today)
  const { expiresOn } = transcript
  if (state === 'expired')
    return ['Its last day was ', { day: expiresOn! }, '. Its links no longer work. Edit it to set a later day.']
  if (state === 'disabled') return ['It’s disabled. Its links work again when you enable it.']
  const who = [links > 0 ? countOf(links, 'recipient') : '', transcript.isOpen ? 'anyone with the public link' : '']
  const open = who.filter(Boolean).join(' and ')
  const until: Sentence = expiresOn ? [' until ', { day: expiresOn }, '.'] : ['.']
  return open ? [`It’s open to ${open}`, ...until] : ['You haven’t shared it yet.']
}

/** As the mail names the person. */
export function nameFor(program: Program, owner: Omit<Owner, 'contacts'>, names: Transcript['names']): string {
  const localized = fullName(
    { first: owner.localizedFirstName, last: owner.localizedLastName },
    program.familyNameFirst,
  )
  const latin = fullName({ first: owner.firstName, last: owner.lastName }, program.familyNameFirst)
  return (names === 'localized' && localized) || latin
}

/** What became of the mail that carried a link, and when that was known; nothing where it has simply gone out. */
export interface MailMark {
  readonly words: string
  readonly at?: string
}

export function mailMark(share: {
  readonly mail: 'waiting' | 'sent' | 'given-up' | null
  readonly deliveredAt: string | null
  readonly failedAt: string | null
}): MailMark | undefined {
  if (share.mail === 'waiting') return { words: 'Sending' }
  if (share.mail === 'given-up') return { words: 'Could not be sent' }
  // A server may take a mail first and send it back later.
  if (share.failedAt) return { words: 'Could not be delivered', at: share.failedAt }
  return share.deliveredAt ? { words: 'Delivered', at: share.deliveredAt } : undefined
}
