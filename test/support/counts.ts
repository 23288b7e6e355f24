import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** The line that a run ends with. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** Where `npm test` runs several parts at once, each leaves its counts in the folder of the run. */
export function leaveCounts(folder: string, counts: Counts): void {
  writeFileSync(join(folder, `counts-${process.pid}.json`), JSON.stringify(counts))
}

export function gatherCounts(folder: string): readonly Counts[] {
  const files = readdirSync(folder).filter((name) => /^counts-\d+\.json$/.test(name))
  return files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Counts)
}
