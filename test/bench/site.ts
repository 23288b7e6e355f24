import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Built, buildWorker } from './built.ts'
import { bringCandidate, signIn } from './candidate.ts'
import { fill } from './fill.ts'
import { printPages } from './page-table.ts'
import { type Measured, measurePage, pages } from './pages.ts'
import { migrate, startWorkers } from './workers.ts'

const budget = { kibibytes: 900 }

/** The built Worker and its pages, in workerd, over a small and a large database. Leaves nothing behind. */
export async function benchSite(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'certification-bench-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1))

  tell('Building …')
  const built = buildWorker(join(folder, 'built'))
  console.log(
    `\nWorker: ${(built.gzippedBytes / 1024).toFixed(0)} KiB packed (the budget is ${budget.kibibytes}), ` +
      `${built.startupMilliseconds.toFixed(0)} ms of CPU to start (median of 5)\n`,
  )
  const few = await measureWith(1000, built, join(folder, 'few'))
  const many = await measureWith(1_000_000, built, join(folder, 'many'))
  printPages(few.map((measured, at) => ({ few: measured, many: many[at]! })))
}

async function measureWith(people: number, built: Built, folder: string): Promise<Measured[]> {
  const filling = await startWorkers(folder, built.modules)
  await migrate(filling.database)
  await fill(filling.database, people, (done) => tell(`${done} of ${people} candidates`))
  await bringCandidate(filling)
  await filling.stop()

  // A process that has done nothing yet.
  const workers = await startWorkers(folder, built.modules)
  const cookie = await signIn(workers)
  const measured: Measured[] = []
  for (const { path, forStrangers } of pages) {
    tell(path)
    measured.push(await measurePage(workers, path, forStrangers ? undefined : cookie))
  }
  await workers.stop()
  return measured
}

function tell(progress: string): void {
  process.stderr.write(`${progress}\n`)
}
