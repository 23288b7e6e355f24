import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays } from '../../src/core/calendar.ts'
import { buildWorker } from './built.ts'
import { bringCandidate, newOperator, sendFile } from './candidate.ts'
import { idOf } from './chosen.ts'
import { printVisits, visits } from './visits.ts'
import { migrate, startWorkers } from './workers.ts'

const people = 5_000
const rowsOfFile = 20_000

/** How long a visitor waits for a page while nothing goes on, and while a file of credits comes in. */
export async function benchAwake(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'certification-awake-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const workers = await startWorkers(join(folder, 'state'), buildWorker(join(folder, 'built')).modules)
  await migrate(workers.database)
  await bringCandidate(workers)
  const token = await newOperator(workers)
  await sendFile(workers, token, 'candidates-20260101-000000.csv', candidates())
  console.log('while                                   pages   median ms   worst ms   rows/s')
  const idle = visits(workers)
  await new Promise((resolve) => setTimeout(resolve, 5_000))
  printVisits('nothing goes on', await idle.stop())
  const start = performance.now()
  const busy = visits(workers)
  await sendFile(workers, token, 'creq-20260102-000000.csv', credits())
  const seconds = (performance.now() - start) / 1000
  printVisits(`${rowsOfFile} credits of ${people} people come in`, await busy.stop(), (rowsOfFile / seconds).toFixed(0))
  await workers.stop()
}

function candidates(): string {
  const rows = Array.from({ length: people }, (_, n) => `${idOf(4, n)},First,Last ${n},person${n}@example.com`)
  return ['candidate_id,first_name,last_name,email', ...rows, ''].join('\n')
}

function credits(): string {
  const rows = Array.from({ length: rowsOfFile }, (_, n) => {
    const day = addDays('2026-01-01', (n * 577) % 300)
    return `A${n},${idOf(4, (n * 7919) % people)},Course ${n % 97},Example Learning,${1 + (n % 12)},${day}`
  })
  return ['external_id,candidate_id,name,provider_name,points,active_on', ...rows, ''].join('\n')
}
