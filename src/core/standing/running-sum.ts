/** Sums over the tail of a row of whole numbers that keep changing, in logarithmic time (a Fenwick tree). */
export class RunningSum {
  private readonly tree: number[]
  private total = 0

  constructor(length: number) {
    this.tree = Array.from({ length: length + 1 }, () => 0)
  }

  add(index: number, amount: number): void {
    this.total += amount
    for (let at = index + 1; at < this.tree.length; at += at & -at) this.tree[at]! += amount
  }

  /** The sum of all from `index` on. */
  from(index: number): number {
    let before = 0
    for (let at = index; at > 0; at -= at & -at) before += this.tree[at]!
    return this.total - before
  }
}
