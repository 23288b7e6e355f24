import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWorker } from './built.ts'
import { bringCandidate, newOperator } from './candidate.ts'
import { fill } from './fill.ts'
import { printVisits, visits } from './visits.ts'
import { migrate, startWorkers, type Workers } from './workers.ts'

/** Before, during and after: nine of ten people gain something by the rules, one of ten loses what is stored of them. */
export async function benchRebuild(people = 50_000): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'certification-rebuild-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const workers = await startWorkers(join(folder, 'state'), buildWorker(join(folder, 'built')).modules)
  await migrate(workers.database)
  await fill(workers.database, people, () => {})
  await workers.database.batch([
    workers.database.prepare("update records set rules = 'those of before'"),
    workers.database.prepare("delete from holdings where candidate_id not like '%0'"),
  ])
  await bringCandidate(workers)
  const token = await newOperator(workers)
  console.log('while                                   pages   median ms   worst ms   people/s')
  const idle = visits(workers)
  await new Promise((resolve) => setTimeout(resolve, 5_000))
  printVisits('nothing goes on', await idle.stop())

  await timed(workers, `${people} records are brought up to date`, people, async () => {
    await workers.wake('rules')
    return untilDone(workers, 'done_at is not null')
  })
  const { waiting } = (await workers.database.prepare('select waiting from rebuilds').first<{ waiting: number }>())!
  await timed(workers, `a yes for ${waiting} people is carried out`, waiting, async () => {
    await accept(workers, token)
    return untilDone(workers, 'waiting = 0')
  })
  await workers.stop()
}

async function timed(workers: Workers, what: string, people: number, work: () => Promise<void>): Promise<void> {
  const start = performance.now()
  const busy = visits(workers)
  await work()
  const seconds = (performance.now() - start) / 1000
  printVisits(what, await busy.stop(), (people / seconds).toFixed(0))
  console.log(`  ${seconds.toFixed(1)} s`)
}

async function untilDone({ database }: Workers, isDone: string): Promise<void> {
  for (;;) {
    if (await database.prepare(`select id from rebuilds where ${isDone}`).first()) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

async function accept({ site }: Workers, token: string): Promise<void> {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  const asked = await fetch(new URL('/api/v1/holdings/rebuild', site), { headers })
  const { rebuild } = (await asked.json()) as { rebuild: { id: number; waiting: { seen: number } } }
  const body = JSON.stringify({ id: rebuild.id, seen: rebuild.waiting.seen })
  const answer = await fetch(new URL('/api/v1/holdings/rebuild/accept', site), { method: 'POST', headers, body })
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
}
