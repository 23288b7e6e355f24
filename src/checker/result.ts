/** A host that would have to be asked before more could be said. */
export interface Ask {
  readonly host: string
  readonly why: string
}

export type Outcome = 'yes' | 'no' | 'unknown'
export type Question = 'unaltered' | 'signer' | 'in-date' | 'not-revoked'

export interface Verdict {
  readonly question: Question
  /** `no` only where it is known not to be so. */
  readonly outcome: Outcome
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
  /** It was signed with a key that its issuer has ended, for whatever reason: nothing in it is known to be theirs. */
  readonly isKeyEnded: boolean
  /** As the file has them: believed only as far as the verdicts go. */
  readonly facts: readonly (readonly [term: string, value: string])[]
  /** Always the four, in the order of `Question`. */
  readonly verdicts: readonly Verdict[]
  readonly asks: readonly Ask[]
  /** What was not looked at, and why. */
  readonly notes: readonly string[]
  /** The credentials within a record of several. */
  readonly inside: readonly Checked[]
}

export type CheckResult =
  | { readonly ok: true; readonly checked: Checked }
  | { readonly ok: false; readonly sentence: string }

/** A file that is no credential, in a sentence for whoever chose it. */
export class Unreadable extends Error {}

/** An answer to one of the four questions, before it is known to which. */
export interface Finding {
  readonly outcome: Outcome
  readonly reason: string
}

export const yes = (reason: string): Finding => ({ outcome: 'yes', reason })
export const no = (reason: string): Finding => ({ outcome: 'no', reason })
export const unknown = (reason: string): Finding => ({ outcome: 'unknown', reason })
