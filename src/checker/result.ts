import type { CredentialState } from '../core/credential-state.ts'
import type { Day } from '../core/calendar.ts'

/** A host that would have to be asked before more could be said. */
export interface Ask {
  readonly host: string
  readonly why: string
}

export type Outcome = 'yes' | 'no' | 'unknown'
export type Question = 'unaltered' | 'signer' | 'in-date' | 'not-revoked' | 'today'

export interface Verdict {
  readonly question: Question
  /** `no` only where it is known not to be so. */
  readonly outcome: Outcome
  readonly reason: string
  /** What stands in the place of Yes, No or Not known. */
  readonly word?: string
}

/** What this very site says today of a credential that it issued. */
export interface StateToday {
  /** `replaced`: its end is another by now. */
  readonly state: CredentialState | 'replaced' | 'unknown'
  readonly end: Day | null
  readonly isErased: boolean
  readonly reason: string
}

/** What a file says, and what is to be thought of it. */
export interface Checked {
  /** Such as `Open Badge`. */
  readonly kind: string
  /** In what file it was, such as `in this picture (PNG)`; empty where the file is the credential itself. */
  readonly place: string
  /** The host of the very site that checks, where it is the issuer. */
  readonly ownHost: string | undefined
  /** Only of the site's own credentials. */
  readonly today: StateToday | undefined
  /** It was signed with a key that its issuer has ended, for whatever reason: nothing in it is known to be theirs. */
  readonly isKeyEnded: boolean
  /** As the file has them: believed only as far as the verdicts go. */
  readonly facts: readonly (readonly [term: string, value: string])[]
  /** In the order of `Question`: four, five for the site's own; none for what only holds others, or can't be read. */
  readonly verdicts: readonly Verdict[]
  readonly asks: readonly Ask[]
  /** What was not looked at, and why. */
  readonly notes: readonly string[]
  /** The credentials within a record or a file of several. */
  readonly inside: readonly Checked[]
  /** How many credentials inside were not checked. */
  readonly unchecked: number
  /** Why it can't be read, where that is so. */
  readonly unreadable?: string
  /** Where its issuer shows it, by its own words. */
  readonly link?: string | undefined
}

export type CheckResult =
  | { readonly ok: true; readonly checked: Checked }
  | { readonly ok: false; readonly sentence: string; readonly link?: string | undefined }

/** A file that is no credential, in a sentence for whoever chose it; and where its issuer shows it, if it says so. */
export class Unreadable extends Error {
  readonly link: string | undefined

  constructor(sentence: string, link?: string) {
    super(sentence)
    this.link = link
  }
}

/** An answer to one of the questions, before it is known to which. */
export interface Finding {
  readonly outcome: Outcome
  readonly reason: string
}

export const yes = (reason: string): Finding => ({ outcome: 'yes', reason })
export const no = (reason: string): Finding => ({ outcome: 'no', reason })
export const unknown = (reason: string): Finding => ({ outcome: 'unknown', reason })

/** Why nothing is known of what nobody signed. */
export const notSigned = 'It isn’t signed, so anyone may have written it.'
