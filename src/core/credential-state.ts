import type { BadgeStanding } from './badges.ts'
import type { Day } from './calendar.ts'
import { type Ending, stateOfTranscript } from './transcript.ts'

/** Where a signed credential stands today. `ended` is for learner records: their transcript is not shared any more. */
export type CredentialState = 'active' | 'suspended' | 'expired' | 'revoked' | 'withdrawn' | 'shortened' | 'ended'

/** What anyone may ask of a credential: nothing in it says who holds it. */
export interface ToldState {
  readonly state: CredentialState
  /** The last day of the certification, or of the transcript; `null` where it has no end, or is not held. */
  readonly end: Day | null
  /** The hash of what a badge says now; `null` where it was never signed, and for learner records. */
  readonly says: string | null
  /** The holder's name was erased. */
  readonly erased: boolean
}

interface KnownBadge {
  readonly standing: BadgeStanding
  readonly says: string | null
  /** Whether a name is left of the holder. */
  readonly isNamed: boolean
}

/** The state of a badge by its holder's record. */
export function stateOfBadge({ standing, says, isNamed }: KnownBadge): ToldState {
  return { state: badgeStates(standing), end: standing.active?.expiresOn ?? null, says, erased: !isNamed }
}

/** What is about to be revoked for good is suspended until it is. */
function badgeStates({ status, ended, isEnding }: BadgeStanding): CredentialState {
  return ended ?? (isEnding ? 'suspended' : status)
}

/** The state of a learner record whose transcript was deleted: its link is known to have been, and nothing else of it. */
export function deletedRecord(isErased: boolean): ToldState {
  return { state: 'ended', end: null, says: null, erased: isErased }
}

interface KnownRecord extends Ending {
  /** When the link that it names was ended, if so. */
  readonly endedAt: string | null
  readonly isNamed: boolean
}

/** The state of a learner record: that of the transcript it is of, whether or not its links show anything. */
export function stateOfRecord(transcript: KnownRecord, today: Day): ToldState {
  const isOver = transcript.endedAt !== null || stateOfTranscript(transcript, today) !== 'active'
  return { state: isOver ? 'ended' : 'active', end: transcript.expiresOn, says: null, erased: !transcript.isNamed }
}
