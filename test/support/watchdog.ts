import type { Reporter, TestCase, TestModule } from 'vitest/node'

/** How long no test may begin or end and none may say that it goes on, in milliseconds. */
const longest = 600_000

/** Tests have no time limit of their own. This one ends a run in which nothing moves any more, and says where it stands. */
export default class Watchdog implements Reporter {
  private last = performance.now()
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
  }

  private look(): void {
    if (performance.now() - this.last < longest) return
    const where = [...this.running.values()].map((name) => `\n  ${name}`).join('')
    process.stdout.write(`\nNothing has moved for ${longest / 60_000} minutes. Running were:${where}\n`)
    if (!process.env.TEST_PART_OF) process.stdout.write('\n0 passed, 1 failed\n')
    process.exit(1)
  }
}
