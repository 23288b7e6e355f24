import type { Day } from '../calendar.ts'
import type { FromDay } from '../dated.ts'
import type { CyclePolicy } from './cycle/policy.ts'
import type { Rule, RuleNode } from './rule.ts'
import type { RuleWords } from './words.ts'

/** A level of certifications; a higher rank stands above a lower one. */
export interface Level {
  readonly code: string
  readonly name: string
  /** The row head over its certifications in lists. */
  readonly label: string
  /** Where its names have changed: the last are its name and label. */
  readonly names?: readonly (FromDay & { readonly name: string; readonly label: string })[]
  readonly rank: number
}

export interface Exam {
  readonly code: string
  readonly title: string
  readonly abbreviation?: string
}

/** What applies to a certification while it lasts; see "Regime" in the law of standings. */
export interface Regime<R = Rule> {
  readonly from?: Day
  readonly until?: Day
  /** Absent means: never expires. */
  readonly validityMonths?: number
  readonly anchor: 'completion' | 'previousExpiry'
  /** Months of suspension by policy after an expiry; 0 where there is none. */
  readonly suspendedMonths: number
  /** Absent means: the certification's own. */
  readonly recertify?: R
}

export interface Certification<R = Rule> {
  readonly code: string
  readonly name: string
  /** Where that changed, each of its names; the last is its name. */
  readonly names?: readonly (FromDay & { readonly name: string })[]
  /** The short form people write after their name, such as `PMP`. */
  readonly abbreviation?: string
  readonly level: string
  /** Where that changed, each of its levels; the last is its level. */
  readonly levels?: readonly (FromDay & { readonly level: string })[]
  readonly track: string
  readonly introduced?: Day
  /** The first day on which it can no longer be earned or renewed. */
  readonly retired?: Day
  /** Absent means: never expires (unless `validity` or a regime says otherwise). */
  readonly validityMonths?: number
  /** Months by the day it was earned; the last entry at or before that day counts; no months means never. */
  readonly validity?: readonly { readonly earnedFrom?: Day; readonly months?: number }[]
  readonly regimes?: readonly Regime<R>[]
  /** `false` means that credits do not renew it, and that it is not extended either. */
  readonly acceptsCredits?: boolean
  /** Kept by cycles of points, instead of by a rule of recertification. */
  readonly cycle?: CyclePolicy
  readonly earn?: R
  readonly recertify?: R
}

/** On its day, what is held of `from` becomes `to`, where it is automatic. */
export interface Migration {
  readonly on: Day
  readonly from: string
  readonly to: string
  readonly automatic: boolean
}

/** On its day, what is held at the level has `months` more. */
export interface Transition {
  readonly on: Day
  readonly level: string
  readonly months: number
}

/** How the credits of a program count; what is absent is as the default program has it. */
export interface CreditPolicy {
  /** Towards the highest rank that takes them, towards each certification at once, or towards the one each credit names. */
  readonly count?: 'towards-highest' | 'towards-each' | 'chosen'
  /**
   * Credits of so many days before a certification was earned count towards its first renewal. Absent means that credits
   * count only if something was held on their day.
   */
  readonly daysBefore?: number
  /** The most points over what a renewal needed that count towards the next one; absent means none. */
  readonly carryOver?: number | 'all'
}

/** All that the rules need to know of a program: the part of it that is law, not wording. */
export interface Rulebook<R = Rule> {
  readonly levels: readonly Level[]
  readonly exams: readonly Exam[]
  readonly examGroups: Readonly<Record<string, readonly string[]>>
  readonly certifications: readonly Certification<R>[]
  readonly migrations: readonly Migration[]
  readonly transitions: readonly Transition[]
  /** Absent means that passes do not age. */
  readonly passValidityMonths?: number
  readonly creditValidityMonths: number
  readonly creditPolicy?: CreditPolicy
  /** What a renewal extends besides; absent means what stands at its rank or below. */
  readonly renewalExtends?: 'same-rank-and-below' | 'nothing'
  /** Kinds of rule beyond the built-in ones. */
  readonly ruleKinds?: readonly RuleKind[]
}

/** One kind of rule: how it is recognized, what is wrong with a badly written one, and how it is asked. */
export interface RuleKind {
  readonly kind: string
  claims(rule: Rule): boolean
  /** A sentence about what is wrong with the rule in this program, or nothing. */
  problem(rule: Rule, program: Rulebook): string | undefined
  /** How pages speak of it. */
  readonly words: RuleWords
  compile(rule: Rule, program: Rulebook, compileChild: (rule: Rule) => RuleNode): RuleNode
}
