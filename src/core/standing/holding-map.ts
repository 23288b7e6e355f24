import type { Day } from '../calendar.ts'
import { downwardsOn } from './compile.ts'
import type { Holding } from './holding.ts'

/** What is, or was, held, by certification code. */
export class HoldingMap extends Map<string, Holding> {
  private sorted: Holding[] | undefined

  override set(code: string, holding: Holding): this {
    this.sorted = undefined
    return super.set(code, holding)
  }

  override delete(code: string): boolean {
    this.sorted = undefined
    return super.delete(code)
  }

  /** The ranks are others from today on. */
  forgetOrder(): void {
    this.sorted = undefined
  }

  /** From the highest rank of today down, then in catalogue order. */
  downwards(today: Day): readonly Holding[] {
    this.sorted ??= sortedOn(today, [...this.values()])
    return this.sorted
  }
}

function sortedOn(day: Day, holdings: Holding[]): Holding[] {
  const downwards = downwardsOn(day)
  return holdings.sort((a, b) => downwards(a.certification, b.certification))
}
