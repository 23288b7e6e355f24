import { compareDownwards } from './compile.ts'
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

  /** From the highest rank down, then in catalogue order. */
  downwards(): readonly Holding[] {
    this.sorted ??= [...this.values()].sort((a, b) => compareDownwards(a.certification, b.certification))
    return this.sorted
  }
}
