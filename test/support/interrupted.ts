import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { getPlatformProxy } from 'wrangler'
import { addDays } from '../../src/core/calendar.ts'
import { idOf, program } from './chosen.ts'
import { type DevServer, startBareServer } from './dev-server.ts'
import { until } from './patience.ts'

export interface Size {
  readonly people: number
  readonly rows: number
}

/** When a site is killed: before any row is taken in, amid the rows, or some milliseconds after rows have moved. */
export type Kill = 'at once' | 'amid' | number

/** Tells that the journey goes on. */
export type Tell = (step: string) => Promise<unknown>

/**
 * Sends a file to a site of its own, which is killed so often meanwhile; then the same file of other people, undisturbed.
 * Says what there is of both in the end, once the site was stopped.
 */
export async function takeIn(stateFolder: string, size: Size, kills: readonly Kill[], tell: Tell) {
  const start = () => startBareServer({ PERSIST_TO: stateFolder })
  let server = await start()
  const tokens = new Set([server.dev.operatorToken])
  await untilDone(server, await send(server, 'candidates-20260401-000000.csv', candidates(size)))
  const id = await send(server, 'exams-20260401-000000.csv', exams(size, hurried))
  const killedAt: number[] = []
  for (const kill of kills) {
    if (kill !== 'at once') killedAt.push(await rowsMove(server, id))
    if (typeof kill === 'number') await pause(kill)
    await server.kill()
    await tell(`killed: ${kill}`)
    server = await start()
    tokens.add(server.dev.operatorToken)
  }
  const interrupted = countsOf(await untilDone(server, id))
  const again = await send(server, 'exams-20260401-000001.csv', exams(size, calm))
  const undisturbed = countsOf(await untilDone(server, again))
  await server.stop()
  await tell('all taken in')
  const contents = await contentsOf(stateFolder)
  return {
    /** How many rows had been taken in when it was killed among them. */
    killedAt,
    interrupted: { counts: interrupted, contents: contents(hurried) },
    undisturbed: { counts: undisturbed, contents: contents(calm) },
    url: server.dev.url,
    tokens: [...tokens],
  }
}

/** Whose file it is, and by what its exams begin: all else in the two files is the same. */
interface World {
  readonly task: number
  readonly exam: string
}

const hurried: World = { task: 8, exam: 'I' }
const calm: World = { task: 9, exam: 'J' }

function countsOf({ state, rows, accepted, updated, unchanged, unmatched, rejected }: Report) {
  return { state, rows, accepted, updated, unchanged, unmatched, rejected }
}

interface Report {
  readonly [count: string]: number | string
  readonly state: string
  readonly rows: number
}

async function send(server: DevServer, name: string, text: string): Promise<string> {
  const headers = { Authorization: `Bearer ${server.dev.operatorToken}`, 'Content-Type': 'text/csv' }
  const answer = await fetch(`${server.dev.url}/api/v1/imports?name=${name}`, { method: 'POST', body: text, headers })
  return ((await answer.json()) as { id: string }).id
}

async function report({ dev }: DevServer, id: string): Promise<Report> {
  const headers = { Authorization: `Bearer ${dev.operatorToken}` }
  return (await (await fetch(`${dev.url}/api/v1/imports/${id}`, { headers })).json()) as Report
}

/** The platform's clock, only faster. */
function tick({ dev }: DevServer): Promise<unknown> {
  return fetch(`${dev.url}/cdn-cgi/local/scheduled?cron=*+*+*+*+*`).catch(() => undefined)
}

async function untilDone(server: DevServer, id: string): Promise<Report> {
  const look = () => {
    void tick(server)
    return report(server, id)
  }
  const isDone = ({ state }: Report) => state === 'done' || state === 'failed'
  return until(look, { isDone, every: 500, orElse: `The import ${id} did not end` })
}

/** Waits until rows are taken in again, or all are; gives how many. */
async function rowsMove(server: DevServer, id: string): Promise<number> {
  const { rows } = await report(server, id)
  let ticks = 0
  const look = () => {
    if (ticks++ % 20 === 0) void tick(server)
    return report(server, id)
  }
  const isDone = (now: Report) => now.rows > rows || now.state === 'done'
  return (await until(look, { isDone, orElse: 'No more rows are taken in' })).rows
}

/** Everything that a file has come to, whatever day and hour it was and whoever the people are. */
async function contentsOf(stateFolder: string) {
  const proxy = await getPlatformProxy<{ DB: D1Database }>({ persist: { path: join(stateFolder, 'v3') } })
  const all = async (sql: string) => (await proxy.env.DB.prepare(sql).all()).results
  const rows = [
    ...(await all("select key, candidate_id, content, line from facts where kind = 'exams' order by key")),
    ...(await all('select * from holdings order by candidate_id, certification, since')),
    ...(await all('select candidate_id from records order by candidate_id')),
  ]
  await proxy.dispose()
  return ({ task, exam }: World) => {
    const begins = idOf(task, 0).replace(/0+$/, '')
    return rows
      .map((row) => ({ ...row, key: String(row.key).replace(exam, ''), candidate_id: String(row.candidate_id) }))
      .filter((row) => row.candidate_id.startsWith(begins))
      .map((row) => ({ ...row, candidate_id: row.candidate_id.slice(begins.length) }))
  }
}

function candidates({ people }: Size): string {
  const ids = [hurried, calm].flatMap((world) => Array.from({ length: people }, (_, n) => idOf(world.task, n)))
  const rows = ids.map((id) => `${id},Person ${id},${id}@example.com`)
  return ['candidate_id,last_name,email', ...rows, ''].join('\n')
}

function exams({ people, rows: count }: Size, world: World): string {
  const all = program.exams
  const rows = Array.from({ length: count }, (_, n) => {
    const { code, firstDay = '' } = all[(n * 13) % all.length]!
    const day = addDays('2015-01-01', (n * 7919) % 3900)
    const takenOn = day < firstDay ? firstDay : day
    return `${world.exam}${n},${idOf(world.task, (n * 31) % people)},${code},${n % 5 ? 'pass' : 'fail'},${takenOn}`
  })
  return ['registration_number,candidate_id,exam_code,grade,taken_on', ...rows, ''].join('\n')
}
