import type { Day } from '../calendar.ts'
import type { CycleView } from './cycle/policy.ts'
import type { Credit, Fact, Pass } from './facts.ts'
import type { ProgressNode } from './standing.ts'

/** The exams a leaf names: a list, or one group or several of the program's exam groups. */
export type ExamList = readonly string[] | { readonly group: string } | { readonly groups: readonly string[] }

/** The rules every program has; the law of standings says what each means. */
export type BuiltInRule =
  | { readonly exam: string }
  | { readonly examIn: ExamList; readonly count?: number }
  | { readonly credits: number }
  | { readonly certification: string; readonly state?: 'active' }
  | { readonly certificationIn: readonly string[]; readonly state?: 'active' }
  | { readonly certificationLevel: string; readonly state?: 'active' }
  | { readonly activity: string }
  | { readonly all: readonly BuiltInRule[] }
  | { readonly any: readonly BuiltInRule[] }
  | { readonly atLeast: number; readonly of: readonly BuiltInRule[] }

/** A rule as written in a program: a small tree. A program may bring kinds of its own. */
export type Rule = Readonly<Record<string, unknown>>

/** What is held, as a kind of rule may see it: evidence counts if dated after `from`. */
export interface Period {
  readonly from: Day
  /** `null` never comes. */
  readonly until: Day | null
}

/** What a rule is asked about: the evidence that counts for one certification on one day. */
export interface Evidence {
  /** The day it is asked on. */
  readonly day: Day
  /** The newest live pass of an exam that counts here. */
  pass(exam: string): Pass | undefined
  /** How many of these exams have a live pass that counts here; counts no further than `enough`. */
  countPasses(exams: ReadonlySet<string>, enough: number): number
  /** Those passes, one an exam, the newest first. */
  passes(exams: ReadonlySet<string>, most: number): readonly Pass[]
  /** The sum of the credits that count here, in hundredths of a point. */
  hundredths(): number
  /** The credits that count here, oldest first. */
  credits(): readonly Credit[]
  /** Do credits work towards this certification now, or only show? */
  readonly creditsWork: boolean
  isActive(certification: string): boolean
  /** Points over from the renewal before, in hundredths: part of the sum, and of no credit. */
  readonly carriedIn: number
  /** The period that is held; absent where nothing is. */
  readonly period: Period | undefined
  /** The cycle that is asked about; absent where it is kept by none. */
  readonly cycle?: CycleView | undefined
}

/** What a node of the tree tells besides its numbers, or instead of what its leaf names. */
export type Told = Pick<ProgressNode, 'certifications' | 'year' | 'until' | 'decidesOn' | 'years' | 'carriedIn'>

/** A rule made ready to be asked: a node of the tree that the progress screen prints. */
export interface RuleNode {
  readonly kind: string
  readonly rule: Rule
  readonly need: number
  readonly children: readonly RuleNode[]
  /** What the leaves below name: the index that says when a fact can matter to this rule. */
  readonly exams: ReadonlySet<string>
  readonly certifications: ReadonlySet<string>
  readonly usesCredits: boolean
  /** Days on which the rule is to be asked though no fact is dated so, such as the anniversaries of a period. */
  readonly wakesOn?: (period: Period) => readonly Day[]
  have(evidence: Evidence): number
  isMet(evidence: Evidence): boolean
  /** The facts that make it so: the needed ones where it is met, else those that count so far. */
  by(evidence: Evidence): readonly Fact[]
  /** What else a page needs to speak of it. */
  readonly tells?: (evidence: Evidence) => Told
}
