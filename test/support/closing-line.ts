import type { Reporter, TestModule } from 'vitest/node'
import { castIn } from './cast-in-output.ts'
import { closing, leaveCounts } from './counts.ts'

/** Reads along what the site writes to its log, and ends the run with one plain line: `N passed, N failed`. */
export default class ClosingLine implements Reporter {
  private logged = ''

  onUserConsoleLog({ content }: { content: string }): void {
    this.logged += content
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const results = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result()))
    const broken = modules.filter((module) => module.errors().length > 0).length + errors.length
    const leak = castIn(this.logged)
    if (leak) {
      process.stdout.write(`\nThe log names somebody: ${leak}\n`)
      process.exitCode = 1
    }
    const count = (state: string) => results.filter((one) => one.state === state).length
    const failed = count('failed') + broken + (leak ? 1 : 0)
    const notes = results.flatMap((one) => (one.state === 'skipped' && one.note) || [])
    const counts = { passed: count('passed'), failed, skipped: count('skipped'), notes }
    if (process.env.TEST_PART_OF) leaveCounts(process.env.TEST_PART_OF, counts)
    else process.stdout.write(closing(counts))
  }
}
