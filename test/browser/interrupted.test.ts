import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { getPlatformProxy } from 'wrangler'
import { afterAll, expect, test } from 'vitest'
import { addDays } from '../../src/core/calendar.ts'
import { defaultProgram } from '../../src/program/default-program.ts'
import { type DevServer, startDevServer } from '../support/dev-server.ts'

const [people, rowsOfFile, kills] = [400, 24_000, 5]
const folder = mkdtempSync(join(tmpdir(), 'certification-interrupted-'))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test(
  'killed at five random moments of an import, it finishes by itself, and all is as if undisturbed',
  { timeout: 280_000 },
  async () => {
    const undisturbed = await takeIn(join(folder, 'undisturbed'), 0)
    const interrupted = await takeIn(join(folder, 'interrupted'), kills)
    expect(undisturbed.counts).toMatchObject({ state: 'done', rows: rowsOfFile, accepted: rowsOfFile })
    expect(interrupted.counts).toEqual(undisturbed.counts)
    expect(interrupted.contents).toEqual(undisturbed.contents)
  },
)

/** Sends the files to a site of its own, which is killed so often meanwhile, and says what there is in the end. */
async function takeIn(stateFolder: string, times: number) {
  let server = await startDevServer({ PERSIST_TO: stateFolder, DEMO: '0' })
  await until(server, await send(server, 'candidates-20260401-000000.csv', candidates()))
  const id = await send(server, 'exams-20260401-000000.csv', exams())
  for (let kill = 0; kill < times; kill++) {
    await rowsMove(server, id)
    await pause(Math.random() * 700)
    await server.kill()
    server = await startDevServer({ PERSIST_TO: stateFolder, DEMO: '0' })
  }
  const { state, rows, accepted, updated, unchanged, unmatched, rejected } = await until(server, id)
  await server.stop()
  return {
    counts: { state, rows, accepted, updated, unchanged, unmatched, rejected },
    contents: await contentsOf(stateFolder),
  }
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

async function until(server: DevServer, id: string): Promise<Report> {
  for (;;) {
    const found = await report(server, id)
    if (found.state === 'done' || found.state === 'failed') return found
    void tick(server)
    await pause(500)
  }
}

/** Waits until rows are taken in again, or all are. */
async function rowsMove(server: DevServer, id: string): Promise<void> {
  const { rows } = await report(server, id)
  for (;;) {
    const now = await report(server, id)
    if (now.rows > rows || now.state === 'done') return
    void tick(server)
    await pause(100)
  }
}

/** Everything that the files have come to, whatever day and hour it was. */
async function contentsOf(stateFolder: string) {
  const proxy = await getPlatformProxy<{ DB: D1Database }>({ persist: { path: join(stateFolder, 'v3') } })
  const all = async (sql: string) => (await proxy.env.DB.prepare(sql).all()).results
  const contents = [
    await all('select count(*) as count, count(distinct key) as keys from facts'),
    await all('select kind, key, candidate_id, content, line from facts order by kind, key'),
    await all('select * from holdings order by candidate_id, certification, since'),
    await all('select candidate_id from records order by candidate_id'),
  ]
  await proxy.dispose()
  return contents
}

function candidates(): string {
  const rows = Array.from({ length: people }, (_, n) => `${idOf(n)},Person ${idOf(n)},${idOf(n)}@example.com`)
  return ['candidate_id,last_name,email', ...rows, ''].join('\n')
}

function exams(): string {
  const codes = defaultProgram.exams.map((exam) => exam.code)
  const rows = Array.from({ length: rowsOfFile }, (_, n) => {
    const takenOn = addDays('2015-01-01', (n * 7919) % 3900)
    return `I${n},${idOf((n * 31) % people)},${codes[(n * 13) % codes.length]},${n % 5 ? 'pass' : 'fail'},${takenOn}`
  })
  return ['registration_number,candidate_id,exam_code,grade,taken_on', ...rows, ''].join('\n')
}

function idOf(n: number): string {
  return `CSCO${72_000_000 + n}`
}
