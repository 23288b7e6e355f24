import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** Why tests were skipped, as far as they say so. */
  readonly notes: readonly string[]
}

/** What a run ends with: why something was skipped, and one plain line, `N passed, N failed`. */
export function closing({ passed, failed, skipped, notes }: Counts): string {
  const reasons = [...new Set(notes)].map((note) => `\n${note}`).join('')
  return `${reasons}\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`
}

export function sumOf(counts: readonly Counts[]): Counts {
  const sum = (key: 'passed' | 'failed' | 'skipped') => counts.reduce((total, one) => total + one[key], 0)
  const notes = counts.flatMap((one) => one.notes)
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped'), notes }
}

/** Where `npm test` runs several parts at once, each leaves its counts in the folder of the run. */
export function leaveCounts(folder: string, counts: Counts): void {
  writeFileSync(join(folder, `counts-${process.pid}.json`), JSON.stringify(counts))
}

export function gatherCounts(folder: string): readonly Counts[] {
  const files = readdirSync(folder).filter((name) => /^counts-\d+\.json$/.test(name))
  return files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Counts)
}
