import { env } from 'cloudflare:workers'
import { beforeEach, expect, test, vi } from 'vitest'
import { cutAt, waysToCut } from '../support/cut.ts'
import { askImports, sweepLater } from '../support/cut-imports.ts'
import { howMany } from '../support/every-way.ts'
import { feedName, newCandidateId, newToken } from '../support/site.ts'

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

const header = 'registration_number,candidate_id,exam_code,grade,taken_on'

/** Two people with an exam each, and a later file that takes one away, adds one and would move one. */
async function newFile(token: string) {
  const ids = [newCandidateId(), newCandidateId()].toSorted()
  const text = (...rows: readonly string[]) => [header, ...rows, ''].join('\n')
  const row = (at: number, exam: string, grade = 'pass') => `C${ids[at]}-${exam},${ids[at]},${exam},${grade},2025-04-01`
  const people = ids.map((id) => `${id},Person ${id},${id}@example.com\n`).join('')
  const csv = (body: string) => ({ body, type: 'text/csv' })
  await askImports(token, `?name=${feedName('candidates')}`, csv(`candidate_id,last_name,email\n${people}`))
  await askImports(token, `?name=${feedName('exams')}`, csv(text(row(0, '200-301'), row(1, '200-301'))))
  const moved = row(1, '200-301').replace(`,${ids[1]},`, `,${ids[0]},`)
  return { ids, name: feedName('exams'), body: text(row(0, '200-301', 'fail'), row(1, '350-401'), moved, 'x,y') }
}

type File = Awaited<ReturnType<typeof newFile>>

/** Everything that a file has come to, without the ids of its own. */
async function outcomeOf({ ids, name }: File): Promise<readonly unknown[]> {
  const of = async (values: readonly string[], sql: string) =>
    (
      await env.DB.prepare(sql)
        .bind(...values)
        .all()
    ).results
  const counts =
    'state, reason, rows, accepted, updated, unchanged, superseded, unmatched, held, rejected, preview, beyond'
  const own = 'candidate_id in (?, ?)'
  const found = [
    await of([name], `select ${counts} from imports where name = ?`),
    await of(ids, `select key, content, line, taken_back from facts where ${own} order by kind, key, line`),
    await of(ids, `select candidate_id, certification, since, status from holdings where ${own} order by 1, 2, 3`),
    await of(ids, `select key, candidate_id, line, answer from held_rows where ${own} order by key`),
    await of(ids, `select candidate_id, certification, change, is_until from preview_changes where ${own} order by 1`),
    await of([name], 'select line from import_errors where import_id in (select id from imports where name = ?)'),
  ]
  const neutral = ids.reduce((text, id, at) => text.replaceAll(id, `person ${at}`), JSON.stringify(found))
  return JSON.parse(neutral) as unknown[]
}

/** Each deed asked for as often as it takes: what was done before answers so. */
const deeds = {
  async preview(token: string, { name, body }: File) {
    const { id } = await askImports<{ id: string }>(token, `?name=${name}&preview=1`, { body, type: 'text/csv' })
    return id
  },
  async 'go live'(token: string, file: File) {
    const id = await deeds.preview(token, file)
    await askImports(token, `/${id}/go-live`)
    return id
  },
  async 'take back'(token: string, file: File) {
    const { id } = (await env.DB.prepare('select id from imports where name = ?')
      .bind(file.name)
      .first<{ id: string }>())!
    await askImports(token, `/${id}`, { method: 'DELETE' })
    return id
  },
}

const cases: readonly (readonly [keyof typeof deeds, string, number])[] = [
  ['preview', 'preview', 8],
  ['go live', 'done', 12],
  ['take back', 'withdrawn', 5],
]

test.each(cases)('killed at any word with the database, %s ends as if undisturbed', async (deed, state, least) => {
  const token = await newToken()
  const begin = async () => {
    const file = await newFile(token)
    if (deed === 'take back') await deeds['go live'](token, file)
    return file
  }
  const undisturbed = await begin()
  await deeds[deed](token, undisturbed)
  const wanted = await outcomeOf(undisturbed)
  expect(wanted[0]).toMatchObject([{ state, rows: 4, held: 1, rejected: 1, reason: null, beyond: 0 }])

  let words = 0
  for (let isCut = true; isCut; words += howMany(2, 1))
    for (const when of waysToCut(words + 1)) {
      const file = await begin()
      isCut = await cutAt(env.DB, words + 1, when, () => deeds[deed](token, file))
      await sweepLater()
      // Whoever got no answer asks again.
      await deeds[deed](token, file)
      await sweepLater()
      expect([words, when, await outcomeOf(file)]).toEqual([words, when, wanted])
    }
  expect(words).toBeGreaterThan(least)
})
