import type { Reporter, TestCase, TestModule } from 'vitest/node'
import { timeOfTree } from './processor-time.ts'

/** How long no test may begin, end or say that it goes on while the processor is hardly used, in milliseconds. */
const longest = 600_000
/** Hundredths of a second of the processor within that time that are a sign of life: a crowded machine only loads files. */
const life = 500
/** How long no test may do so whatever the processor does: it may be going round in circles. */
const longestAlive = 2_400_000

/** Tests have no time limit of their own. This one ends a run in which nothing moves any more, and says where it stands. */
export default class Watchdog implements Reporter {
  private last = performance.now()
  /** Whether it has moved since the last look; since when it has not, and what of the processor was used by then. */
  private hasMoved = true
  private since = performance.now()
  private used = 0
  private readonly running = new Map<string, string>()
  private timer: NodeJS.Timeout | undefined

  onTestRunStart(): void {
    this.moved()
    this.timer = setInterval(() => this.look(), 5000)
  }

  onTestRunEnd(): void {
    clearInterval(this.timer)
  }

  onTestModuleStart(module: TestModule): void {
    this.moved()
    this.running.set(module.id, module.relativeModuleId)
  }

  onTestModuleEnd(module: TestModule): void {
    this.moved()
    this.running.delete(module.id)
  }

  onTestCaseReady(test: TestCase): void {
    this.moved()
    this.running.set(test.id, `${test.module.relativeModuleId}: ${test.fullName}`)
  }

  onTestCaseResult(test: TestCase): void {
    this.moved()
    this.running.delete(test.id)
  }

  /** A long journey says so at each step. */
  onTestCaseAnnotate(): void {
    this.moved()
  }

  onHookEnd(): void {
    this.moved()
  }

  private moved(): void {
    this.last = performance.now()
    this.hasMoved = true
  }

  private look(): void {
    const now = performance.now()
    if (!this.hasMoved && now - this.since < longest) return
    const used = timeOfTree(process.pid)
    const isAlive = this.hasMoved || used - this.used > life
    this.hasMoved = false
    this.since = now
    this.used = used
    if (!isAlive || now - this.last > longestAlive) this.end(Math.round((now - this.last) / 60_000))
  }

  private end(minutes: number): void {
    const where = [...this.running.values()].map((name) => `\n  ${name}`).join('')
    process.stdout.write(`\nNothing has moved for ${minutes} minutes. Running were:${where || ' none yet'}\n`)
    if (!process.env.TEST_PART_OF) process.stdout.write('\n0 passed, 1 failed\n')
    process.exit(1)
  }
}
