import type { Day } from '../calendar.ts'
import type { CycleView } from './cycle/view.ts'
import type { Credit, Pass } from './facts.ts'
import type { Holding } from './holding.ts'
import type { Ledger } from './ledger.ts'
import type { Evidence } from './rule.ts'

/** The part of the ledger that counts for one certification: live today and dated strictly after a day. */
export class LedgerEvidence implements Evidence {
  readonly creditsWork: boolean
  private readonly ledger: Ledger
  private readonly holdings: ReadonlyMap<string, Holding>
  private readonly after: Day
  readonly cycle: CycleView | undefined

  constructor(
    ledger: Ledger,
    holdings: ReadonlyMap<string, Holding>,
    after: Day,
    creditsWork: boolean,
    cycle?: CycleView,
  ) {
    this.cycle = cycle
    this.ledger = ledger
    this.holdings = holdings
    this.after = after
    this.creditsWork = creditsWork
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
    return this.ledger.hundredths(this.after)
  }

  credits(): readonly Credit[] {
    return this.ledger.creditsAfter(this.after)
  }

  isActive(certification: string): boolean {
    return this.holdings.get(certification)?.state === 'active'
  }
}
