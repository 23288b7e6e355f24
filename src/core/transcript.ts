import type { Day } from './calendar.ts'
import { becomeOf } from './codes.ts'
import type { HoldingPeriod } from './standing/holdings.ts'
import type { Migration } from './standing/program.ts'

/** Which certifications a person has chosen to show. */
export interface Selection {
  /** Those that are active on the day, or those that were ticked. */
  readonly choice: 'active' | 'these'
  readonly chosen: readonly string[]
  /** What could be ticked at the time: with `addsNew`, what is held and is not among these has joined since. */
  readonly offered: readonly string[]
  readonly addsNew: boolean
  readonly showsExpired: boolean
}

/** A certification as a transcript shows it on a day. */
export interface ShownCertification {
  readonly certification: string
  readonly status: 'active' | 'expired'
  readonly earnedOn: Day
  readonly expiresOn: Day | null
}

/** What a person holds, or held until it expired, on a day; what is suspended or revoked is shown by nobody's wish. */
export function certificationsOn(periods: readonly HoldingPeriod[], on: Day): ShownCertification[] {
  return periods.flatMap(({ certification, since, until, status, firstEarnedOn, expiresOn }) => {
    const isNow = since <= on && (until === null || on <= until)
    if (!isNow || (status !== 'active' && status !== 'expired')) return []
    return [{ certification, status, earnedOn: firstEarnedOn, expiresOn }]
  })
}

/** The part of it that a transcript shows; a certification that was renamed stays chosen, or not. */
export function shownOf(
  selection: Selection,
  migrations: readonly Migration[],
  periods: readonly HoldingPeriod[],
  on: Day,
): ShownCertification[] {
  const asOfDay = (codes: readonly string[]) => new Set(codes.flatMap((code) => [code, becomeOf(migrations, code, on)]))
  const [chosen, offered] = [asOfDay(selection.chosen), asOfDay(selection.offered)]
  return certificationsOn(periods, on).filter(({ certification, status }) => {
    if (status === 'expired' && !selection.showsExpired) return false
    if (selection.choice === 'active') return true
    return chosen.has(certification) || (selection.addsNew && !offered.has(certification))
  })
}

export type TranscriptState = 'active' | 'disabled' | 'expired'

export interface Ending {
  readonly isDisabled: boolean
  /** The last day on which its links work. */
  readonly expiresOn: Day | null
}

export function stateOfTranscript({ isDisabled, expiresOn }: Ending, today: Day): TranscriptState {
  if (expiresOn !== null && expiresOn < today) return 'expired'
  return isDisabled ? 'disabled' : 'active'
}

/** What decides whether a link lets anybody in. */
export interface Gate extends Ending {
  /** `null` where the link is the one for everybody. */
  readonly share: { readonly endedAt: string | null } | null
  /** Has the owner opened the link for everybody? */
  readonly isOpen: boolean
  readonly consent: 'yes' | 'no' | null
}

/** Does the link show anything today? What it does not show reads as if it had never been. */
export function letsIn(gate: Gate, today: Day): boolean {
  if (gate.consent === 'no' || stateOfTranscript(gate, today) !== 'active') return false
  return gate.share ? gate.share.endedAt === null : gate.isOpen
}
