import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays } from '../../src/core/calendar.ts'
import { buildWorker } from './built.ts'
import { newOperator, sendFile } from './candidate.ts'
import { idOf, program } from './chosen.ts'
import { residentMebibytes } from './memory.ts'
import { migrate, startWorkers, type Workers } from './workers.ts'

const people = 20_000
const rowsOfFile = 100_000
const files = 3

/** Takes in large files one after another, in workerd, and prints what that costs. */
export async function benchImports(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'certification-imports-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const workers = await startWorkers(join(folder, 'state'), buildWorker(join(folder, 'built')).modules)
  await migrate(workers.database)
  const token = await newOperator(workers)
  console.log('file                                 rows   rows/s   workerd MiB before, after')
  await report(workers, token, 'candidates-20260101-000000.csv', candidates(people))
  for (let at = 0; at < files; at++)
    await report(workers, token, `exams-20260102-00000${at}.csv`, exams(at, rowsOfFile))
  await again(workers, token)
  console.log('')
  await countWritten(workers, token, 'candidates', candidates(2000, 1))
  await countWritten(workers, token, 'exams', exams(10, 10_000))
  await workers.stop()
}

async function report(workers: Workers, token: string, name: string, text: string): Promise<void> {
  const before = residentMebibytes()
  const start = performance.now()
  const { rows } = await sendFile(workers, token, name, text)
  const seconds = (performance.now() - start) / 1000
  const columns = [name.padEnd(34), String(rows).padStart(6), (rows / seconds).toFixed(0).padStart(8)]
  console.log(`${columns.join(' ')}   ${before}, ${residentMebibytes()}`)
}

/** The same rows once more, a preview of others, its way in, and taking all of that back. */
async function again(workers: Workers, token: string): Promise<void> {
  await report(workers, token, 'exams-20260103-000000.csv', exams(0, rowsOfFile))
  const headers = { Authorization: `Bearer ${token}` }
  const path = '/api/v1/imports?name=exams-20260104-000000.csv&preview=1'
  const ask = async (method: 'GET' | 'POST' | 'DELETE', to: string, body?: string) =>
    (await (await fetch(new URL(to, workers.site), { method, headers, ...(body && { body }) })).json()) as Asked
  const deeds = [
    ['preview', async () => ask('POST', path, exams(files, rowsOfFile))],
    ['go live', async (id: string) => ask('POST', `/api/v1/imports/${id}/go-live`)],
    ['take back', async (id: string) => ask('DELETE', `/api/v1/imports/${id}`)],
  ] as const
  let id = ''
  for (const [deed, begin] of deeds) {
    const start = performance.now()
    let one = await begin(id)
    id = one.id
    while (one.state === 'queued' || one.state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, 200))
      one = await ask('GET', `/api/v1/imports/${id}`)
    }
    const seconds = (performance.now() - start) / 1000
    const columns = [`${deed}: ${one.state}`.padEnd(34), String(one.rows).padStart(6)]
    console.log(`${columns.join(' ')} ${(one.rows / seconds).toFixed(0).padStart(8)}`)
  }
  console.log(`after that, a rebuild changes ${await rebuildAll(workers, token)} periods and activities`)
}

/** Makes all records again; gives how much that changed. */
async function rebuildAll({ site }: Workers, token: string): Promise<number> {
  const headers = { Authorization: `Bearer ${token}` }
  let changed = 0
  for (let after: string | undefined = ''; after !== undefined;) {
    const path = `/api/v1/holdings/rebuild?after=${encodeURIComponent(after)}`
    const answer = await fetch(new URL(path, site), { method: 'POST', headers })
    const { gone, written, activities, next } = (await answer.json()) as Rebuilt
    changed += gone.length + written.length + activities
    after = next
  }
  return changed
}

interface Rebuilt {
  readonly gone: readonly unknown[]
  readonly written: readonly unknown[]
  readonly activities: number
  readonly next?: string
}

interface Asked {
  readonly id: string
  readonly state: string
  readonly rows: number
}

/** What D1 counts as written for a row of a feed: the row, its indexes, and what follows from it. */
async function countWritten(workers: Workers, token: string, kind: string, text: string): Promise<void> {
  const name = `${kind}-20260103-000000.csv`
  await fetch(new URL('/rows-written', workers.counting))
  const { rows } = await sendFile(workers, token, name, text, workers.counting)
  const written = (await (await fetch(new URL('/rows-written', workers.counting))).json()) as number
  console.log(`${kind}: D1 counts ${(written / rows).toFixed(1)} rows written for each row of the feed`)
}

function candidates(count: number, from = 0): string {
  const rows = Array.from({ length: count }, (_, at) => {
    const n = at + from * people
    return `${idOf(3, n)},First,Last ${n},person${n}@example.com,PL`
  })
  return ['candidate_id,first_name,last_name,email,country', ...rows, ''].join('\n')
}

/** Five exams a person and file, in the order in which a night's work has them: no order at all. */
function exams(file: number, length: number): string {
  const all = program.exams
  const rows = Array.from({ length }, (_, n) => {
    const person = (n * 7919 + file * 31) % people
    const { code, firstDay = '' } = all[(n * 13 + file) % all.length]!
    const day = addDays('2015-01-01', (n * 104_729 + file * 577) % 3900)
    const takenOn = day < firstDay ? firstDay : day
    return `F${file}-${n},${idOf(3, person)},${code},${n % 5 ? 'pass' : 'fail'},${takenOn}`
  })
  return ['registration_number,candidate_id,exam_code,grade,taken_on', ...rows, ''].join('\n')
}
