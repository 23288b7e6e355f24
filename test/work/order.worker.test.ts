import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { howMany } from '../support/every-way.ts'
import { newToken, postFeed, visit, waitForReport } from '../support/site.ts'

/** One row of some file; where the same attempt is told twice, the later file corrects the earlier one. */
interface Told {
  readonly file: number
  readonly person: number
  readonly attempt: number
  readonly exam: string
  readonly day: string
  readonly pass: boolean
}

const [people, fileCount] = [3, 5]

const told: fc.Arbitrary<Told> = fc.record({
  file: fc.nat(fileCount - 1),
  person: fc.nat(people - 1),
  attempt: fc.nat(5),
  exam: fc.constantFrom('200-301', '350-401', '300-410', '300-415'),
  day: fc.constantFrom('2021-03-01', '2023-06-30', '2024-02-29', '2026-01-15'),
  pass: fc.boolean(),
})

interface Feed {
  readonly name: string
  readonly body: string
}

/** The same files under names and ids of their own, so that two orders do not meet in the one database. */
function feedsOf(rows: readonly Told[], world: number): Feed[] {
  const id = (person: number) => `HARB${20_000_000 + world * 10 + person}`
  const exams = Array.from({ length: fileCount }, (_, file) => {
    const lines = rows
      .filter((row) => row.file === file)
      .map(
        ({ person, attempt, exam, day, pass }) =>
          `O${world}-${attempt},${id(person)},${exam},${pass ? 'pass' : 'fail'},${day}`,
      )
    const header = 'registration_number,candidate_id,exam_code,grade,taken_on'
    return { name: nameOf('exams', world, file), body: [header, ...lines, ''].join('\n') }
  })
  const candidates = Array.from(
    { length: people },
    (_, person) => `${id(person)},Person ${id(person)},${id(person)}@example.com`,
  )
  const body = ['candidate_id,last_name,email', ...candidates, ''].join('\n')
  return [...exams, { name: nameOf('candidates', world, 0), body }]
}

function nameOf(kind: string, world: number, file: number): string {
  const stamp = new Date(Date.UTC(2000, 0, 1) + (world * 10 + file) * 1000).toISOString().replaceAll(/[-:T]/g, '')
  return `${kind}-${stamp.slice(0, 8)}-${stamp.slice(8, 14)}.csv`
}

/** Facts as they stand and holdings, with the world's own ids taken out. */
async function stateOf(world: number): Promise<unknown[]> {
  const plain = (text: unknown) =>
    String(text)
      .replaceAll(new RegExp(`HARB${2000000 + world}(\\d)`, 'g'), 'person $1')
      .replaceAll(`O${world}-`, 'attempt ')
  const like = `HARB${2000000 + world}_`
  const facts = await env.DB.prepare(
    `select key, candidate_id, content from facts as f where kind = 'exams' and key like ? and made =
      (select max(made) from facts where kind = f.kind and key = f.key) order by key`,
  )
    .bind(`O${world}-%`)
    .all()
  const held = await env.DB.prepare(
    'select candidate_id, certification, since, until, status, expires_on from holdings where candidate_id like ? order by 1, 2, 3',
  )
    .bind(like)
    .all()
  const unmatched = await env.DB.prepare('select count(*) as count from unmatched where candidate_id like ?')
    .bind(like)
    .all()
  return JSON.parse(plain(JSON.stringify([facts.results, held.results, unmatched.results]))) as unknown[]
}

async function send(token: string, feed: Feed): Promise<string> {
  const answer = await postFeed(token, feed.name, feed.body)
  const { id } = await answer.json<{ id: string }>()
  const report = await waitForReport(token, id)
  expect(report).toMatchObject({ state: 'done', rejected: 0 })
  return id
}

/** Says yes to every held row of some imports. */
async function takeHeld(token: string, ids: readonly string[]): Promise<number> {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  let taken = 0
  for (const id of new Set(ids)) {
    const path = `/api/v1/imports/${id}/held`
    const { held } = await (await visit(path, { headers })).json<{ held: { line: number }[] }>()
    if (held.length === 0) continue
    const body = JSON.stringify({ lines: held.map(({ line }) => line), take: true })
    expect((await visit(path, { method: 'POST', headers, body })).status).toBe(200)
    taken += held.length
  }
  return taken
}

let worlds = Math.floor(Math.random() * 90_000) * 10

test('whatever the order, however often, and however many at once: once all is answered, what stands is what one clean order gives', async () => {
  const token = await newToken()
  let held = 0
  const rows = fc.array(told, { minLength: 5, maxLength: 25 })
  const orders = fc.array(fc.record({ at: fc.nat(fileCount), together: fc.boolean() }), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(rows, orders, async (facts, order) => {
      const [clean, wild] = [++worlds, ++worlds]
      const [inOrder, wildly] = [feedsOf(facts, clean), feedsOf(facts, wild)]
      // Candidates first, then the files as they were made.
      const sent: string[] = []
      for (const feed of [inOrder.at(-1)!, ...inOrder.slice(0, -1)]) sent.push(await send(token, feed))
      held += await takeHeld(token, sent)
      // Any order, some of them twice, some at once; what has not come at all comes in the end, candidates last.
      const sentWildly: string[] = []
      let going: Promise<unknown>[] = []
      const sendOne = async (feed: Feed) => sentWildly.push(await send(token, feed))
      for (const { at, together } of order) {
        going.push(sendOne(wildly[at]!))
        if (together) continue
        await Promise.all(going)
        going = []
      }
      await Promise.all([...going, ...wildly.slice(0, -1).toReversed().map(sendOne)])
      await sendOne(wildly.at(-1)!)
      held += await takeHeld(token, sentWildly)
      const expected = await stateOf(clean)
      expect(expected[0]).not.toEqual([])
      expect(await stateOf(wild)).toEqual(expected)
    }),
    { numRuns: howMany(3, 20) },
  )
  expect(held).toBeGreaterThan(0)
})
