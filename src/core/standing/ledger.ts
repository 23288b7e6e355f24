import type { Day } from '../calendar.ts'
import { type Attempt, type Credit, lastDayOfPass, type Pass } from './facts.ts'
import { RunningSum } from './running-sum.ts'

/** What has been seen of a candidate's evidence up to the day the walk has reached. */
export class Ledger {
  private day: Day = ''
  private readonly passValidityMonths: number | undefined
  /** All passes so far, oldest first, and the same by exam. */
  private readonly inOrder: Pass[] = []
  private readonly newestByExam = new Map<string, Pass>()
  /** All credits that can ever count, by active day; the sum holds those that count and are live. */
  private readonly credits: readonly Credit[]
  private readonly counted: boolean[]
  private readonly sum: RunningSum
  private readonly byExpiry: readonly number[]
  private expired = 0

  constructor(credits: readonly Credit[], passValidityMonths: number | undefined) {
    this.passValidityMonths = passValidityMonths
    this.credits = credits
    this.counted = credits.map(() => false)
    this.sum = new RunningSum(credits.length)
    this.byExpiry = credits.map((_, index) => index).sort((a, b) => (this.expiryOf(a) < this.expiryOf(b) ? -1 : 1))
  }

  get today(): Day {
    return this.day
  }

  /** Moves on to a day: what is no longer live on it drops out. */
  moveTo(day: Day): void {
    this.day = day
    for (; this.expired < this.byExpiry.length; this.expired++) {
      const index = this.byExpiry[this.expired]!
      if (this.expiryOf(index) >= day) return
      if (this.counted[index]) this.sum.add(index, -this.credits[index]!.hundredths)
    }
  }

  addPass(attempt: Attempt): void {
    const pass = { ...attempt, liveUntil: lastDayOfPass(attempt.takenOn, this.passValidityMonths) }
    // Nearly always the newest: only what a ban left out comes later than its day.
    let at = this.inOrder.length
    while (at > 0 && this.inOrder[at - 1]!.takenOn > pass.takenOn) at--
    if (at === this.inOrder.length) this.inOrder.push(pass)
    else this.inOrder.splice(at, 0, pass)
    const newest = this.newestByExam.get(pass.exam)
    if (!newest || newest.takenOn <= pass.takenOn) this.newestByExam.set(pass.exam, pass)
  }

  /** Lets the credits of a day count, today or before, and says whether there were any. */
  countCreditsOf(day: Day): boolean {
    const from = this.firstAfter(day, false)
    let index = from
    for (; index < this.credits.length && this.credits[index]!.activeOn === day; index++) {
      this.counted[index] = true
      if (this.expiryOf(index) >= this.day) this.sum.add(index, this.credits[index]!.hundredths)
    }
    return index > from
  }

  examsPassed(): IterableIterator<string> {
    return this.newestByExam.keys()
  }

  /** The newest pass of an exam, if it is live today and dated strictly after a day. */
  pass(exam: string, after: Day): Pass | undefined {
    const pass = this.newestByExam.get(exam)
    return pass && this.isLive(pass, after) ? pass : undefined
  }

  /** How many of these exams have a pass that is live and dated after a day; counts no further than `enough`. */
  countPasses(exams: ReadonlySet<string>, enough: number, after: Day): number {
    let count = 0
    const patience = this.inOrder.length - 2 * exams.size
    for (let index = this.inOrder.length - 1; index >= patience; index--) {
      const pass = this.inOrder[index]
      if (!pass || !this.isLive(pass, after)) return count
      if (exams.has(pass.exam) && this.newestByExam.get(pass.exam) === pass && ++count === enough) return count
    }
    // Looking further back would be the longer way: exam by exam.
    count = 0
    for (const exam of exams) if (this.pass(exam, after) && ++count === enough) return count
    return count
  }

  /** Those passes, one an exam, the newest first. */
  passes(exams: ReadonlySet<string>, most: number, after: Day): Pass[] {
    const found: Pass[] = []
    for (let index = this.inOrder.length - 1; index >= 0 && found.length < most; index--) {
      const pass = this.inOrder[index]!
      if (!this.isLive(pass, after)) break
      if (exams.has(pass.exam) && this.newestByExam.get(pass.exam) === pass) found.push(pass)
    }
    return found
  }

  /** What counts and is live today, in hundredths of a point, dated strictly after a day. */
  hundredths(after: Day): number {
    return this.sum.from(this.firstAfter(after, true))
  }

  /** The credits that make up that sum, oldest first. */
  creditsAfter(after: Day): Credit[] {
    const first = this.firstAfter(after, true)
    return this.credits.slice(first).filter((credit, at) => this.counted[first + at] && credit.expiresOn >= this.day)
  }

  private isLive(pass: Pass, after: Day): boolean {
    return pass.takenOn > after && (pass.liveUntil === null || pass.liveUntil >= this.day)
  }

  private expiryOf(index: number): Day {
    return this.credits[index]!.expiresOn
  }

  /** The first credit whose active day is at (or strictly after) a day. */
  private firstAfter(day: Day, strictly: boolean): number {
    let [low, high] = [0, this.credits.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const activeOn = this.credits[middle]!.activeOn
      if (strictly ? activeOn <= day : activeOn < day) low = middle + 1
      else high = middle
    }
    return low
  }
}
