import type { Day } from '../calendar.ts'
import type { CycleView } from './cycle/policy.ts'
import type { Credit, Pass } from './facts.ts'
import { type Holding, isActive } from './holding.ts'
import type { Ledger } from './ledger.ts'
import type { Evidence, Period } from './rule.ts'

/** Which part of the ledger counts for one certification. */
export interface Counting {
  /** Evidence counts if dated strictly after it. */
  readonly after: Day
  /** The same for credits, where it is another day. */
  readonly creditsAfter?: Day | undefined
  readonly creditsWork: boolean
  /** Only credits that name this certification. */
  readonly chosenFor?: string | undefined
  readonly carriedIn?: number
  readonly period?: Period | undefined
  readonly cycle?: CycleView
}

/** The part of the ledger that counts for one certification: live today and dated strictly after a day. */
export class LedgerEvidence implements Evidence {
  readonly creditsWork: boolean
  readonly carriedIn: number
  readonly period: Period | undefined
  readonly cycle: CycleView | undefined
  private readonly ledger: Ledger
  private readonly holdings: ReadonlyMap<string, Holding>
  private readonly after: Day
  private readonly creditsAfter: Day
  private readonly chosenFor: string | undefined

  constructor(ledger: Ledger, holdings: ReadonlyMap<string, Holding>, counting: Counting) {
    this.ledger = ledger
    this.holdings = holdings
    this.after = counting.after
    this.creditsAfter = counting.creditsAfter ?? counting.after
    this.creditsWork = counting.creditsWork
    this.chosenFor = counting.chosenFor
    this.carriedIn = counting.carriedIn ?? 0
    this.period = counting.period
    this.cycle = counting.cycle
  }

  get day(): Day {
    return this.ledger.today
  }

  pass(exam: string): Pass | undefined {
    return this.ledger.pass(exam, this.after)
  }

  countPasses(exams: ReadonlySet<string>, enough: number): number {
    return this.ledger.countPasses(exams, enough, this.after)
  }

  passes(exams: ReadonlySet<string>, most: number): readonly Pass[] {
    return this.ledger.passes(exams, most, this.after)
  }

  hundredths(): number {
    if (this.chosenFor === undefined) return this.ledger.hundredths(this.creditsAfter) + this.carriedIn
    return this.credits().reduce((sum, credit) => sum + credit.hundredths, this.carriedIn)
  }

  credits(): readonly Credit[] {
    const all = this.ledger.creditsAfter(this.creditsAfter)
    return this.chosenFor === undefined ? all : all.filter(({ towards }) => towards === this.chosenFor)
  }

  isActive(certification: string): boolean {
    return isActive(this.holdings.get(certification))
  }
}
