import { env } from 'cloudflare:workers'
import { beforeEach, expect, test, vi } from 'vitest'
import { addDays, dayOf } from '../../src/core/calendar.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { cutAt, waysToCut } from '../support/cut.ts'
import { askImports, sweepLater } from '../support/cut-imports.ts'
import { feedName, newCandidateId, newToken } from '../support/site.ts'

const today = dayOf(new Date(), neutral.timeZone)

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

type Files = Awaited<ReturnType<typeof newFiles>>

/** Two people with eight exams between them, one row that is refused, and a later file that moves two of the exams. */
function newFiles() {
  const ids = [newCandidateId(), newCandidateId()].toSorted()
  const people = ids.map((id) => `${id},Person ${id},${id}@example.com`)
  const codes = ['200-301', '350-401', '300-410', '350-701']
  // What was earned lately is news, which must be noted once as well.
  const days = ['2025-01-01', '2025-02-01', addDays(today, -5), '2025-04-01']
  const exams = ids.flatMap((id) => codes.map((code, at) => `I${id}-${at},${id},${code},pass,${days[at]}`))
  const text = (...lines: readonly string[]) => [...lines, ''].join('\n')
  const header = 'registration_number,candidate_id,exam_code,grade,taken_on'
  const files = [
    { name: feedName('candidates'), body: text('candidate_id,last_name,email', ...people) },
    { name: feedName('exams'), body: text(header, ...exams, `I${ids[0]},${ids[0]},none,pass,2025-01-01`) },
    {
      name: feedName('exams'),
      body: text(header, ...exams.slice(0, 2).map((row) => row.replace(`,${ids[0]}`, `,${ids[1]}`))),
    },
  ]
  return { ids, files }
}

/** Sends the files one after another, and answers what is held; what goes on after an answer is over when this is. */
async function sendAll(token: string, { files }: Files): Promise<void> {
  let last = ''
  for (const { name, body } of files)
    last = (await askImports<{ id: string }>(token, `?name=${name}`, { body, type: 'text/csv' })).id
  for (const [line, take] of [
    [2, true],
    [3, false],
  ] as const)
    await askImports(token, `/${last}/held`, { body: JSON.stringify({ lines: [line], take }) })
}

/** Everything that the files have come to, without the ids of their own. */
async function outcomeOf({ ids, files }: Files): Promise<readonly (readonly unknown[])[]> {
  const of = async (values: readonly string[], sql: string) =>
    (
      await env.DB.prepare(sql)
        .bind(...values)
        .all()
    ).results
  const names = files.map(({ name }) => name)
  const counts = 'state, rows, accepted, updated, unchanged, superseded, unmatched, held, rejected'
  const marks = names.map(() => '?').join()
  const found = [
    await of(ids, 'select key, content, line from facts where candidate_id in (?, ?) order by kind, key, line'),
    await of(
      ids,
      'select candidate_id, certification, since, until, status, expires_on from holdings where candidate_id in (?, ?) order by 1, 2, 3',
    ),
    await of(ids, 'select candidate_id from records where candidate_id in (?, ?) order by 1'),
    await of(
      ids,
      'select candidate_id, kind, certification, detail from events where candidate_id in (?, ?) order by 1, 3, 2',
    ),
    await of(names, `select ${counts} from imports where name in (${marks}) order by name`),
    await of(
      names,
      `select line, "column" from import_errors where import_id in (select id from imports where name in (${marks}))`,
    ),
    await of(ids, 'select key, candidate_id, line, answer from held_rows where candidate_id in (?, ?) order by key'),
  ]
  const neutral = ids.reduce((text, id, at) => text.replaceAll(id, `person ${at}`), JSON.stringify(found))
  return JSON.parse(neutral) as unknown[][]
}

/** What the files that have arrived at all have come to. */
async function statesOf({ files }: Files): Promise<readonly unknown[]> {
  const sql = `select distinct state from imports where name in (${files.map(() => '?').join()})`
  const { results } = await env.DB.prepare(sql)
    .bind(...files.map(({ name }) => name))
    .all()
  return results.map(({ state }) => state)
}

test('an import killed at any word with the database is finished by the sweep, and all is as if undisturbed', async () => {
  const token = await newToken()
  const undisturbed = newFiles()
  await sendAll(token, undisturbed)
  const wanted = await outcomeOf(undisturbed)
  const [facts, holdings, records, events, imports, errors, held] = wanted
  expect(events?.length).toBeGreaterThan(2)
  expect([facts?.length, records?.length, errors]).toEqual([11, 2, [{ line: 10, column: 'exam_code' }]])
  expect(holdings?.length).toBeGreaterThan(10)
  expect(imports).toMatchObject([
    { state: 'done' },
    { state: 'done', rows: 9, accepted: 8, rejected: 1 },
    { state: 'done', rows: 2, held: 2 },
  ])
  expect(held).toMatchObject([
    { line: 2, answer: 'yes' },
    { line: 3, answer: 'no' },
  ])

  let words = 0
  for (let isCut = true; isCut; words++)
    for (const when of waysToCut(words + 1)) {
      const files = newFiles()
      isCut = await cutAt(env.DB, words + 1, when, () => sendAll(token, files))
      await sweepLater()
      const states = await statesOf(files)
      expect([words, when, states.filter((state) => state !== 'done')]).toEqual([words, when, []])
      // Whoever got no answer sends them again.
      await sendAll(token, files)
      expect([words, when, await outcomeOf(files)]).toEqual([words, when, wanted])
    }
  expect(words).toBeGreaterThan(30)
})
