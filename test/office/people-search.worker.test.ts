import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import worker from '../../src/index.ts'
import { goesTo, officeOfTests, pageOf } from '../support/office.ts'
import { db, newCandidate, newCandidateId, signIn } from '../support/site.ts'
import { takeInRows } from '../support/candidates.ts'
import { writeNameWords } from '../../src/data/people/name-words.ts'
import { countTrips } from '../support/trips.ts'

const { signedIn } = officeOfTests()
type Browser = Awaited<ReturnType<typeof signedIn>>
let browser: Browser

interface Answer {
  readonly people: readonly { readonly id: string; readonly by: string }[]
  readonly isCut: boolean
}

const search = (typed: string) => browser.json<Answer>(`/office/people?q=${encodeURIComponent(typed)}`)
const idsFor = async (typed: string) => (await search(typed)).people.map(({ id }) => id)

async function person(first: string, last: string, more: Partial<Record<'lf' | 'll' | 'email', string>> = {}) {
  const id = newCandidateId()
  const { lf = '', ll = '', email = `${id}@example.com` } = more
  const head = 'candidate_id,first_name,last_name,email,localized_first_name,localized_last_name'
  await takeInRows('candidates', `${head}\n${id},${first},${last},${email},${lf},${ll}\n`)
  return id
}

beforeAll(async () => {
  browser = await signedIn(['helpdesk'])
})

describe('a person is found', () => {
  test('by beginnings of the words of the name, in any order, without case and accents', async () => {
    const id = await person('Zdzisława', 'Brzęczyszczykiewicz')
    for (const typed of [
      'zdzis',
      'BRZECZYSZCZ',
      'brzeczy zdzis',
      'zdzislawa brzęczyszczykiewicz',
      'Brzęczyszczykiewicz, Zdzisława',
    ])
      expect([typed, await idsFor(typed)]).toEqual([typed, [id]])
    for (const typed of ['szczykiewicz', 'zdzis brzeczyk', 'x', ''])
      expect([typed, await idsFor(typed)]).toEqual([typed, []])
  })

  test('in any script, and by three words', async () => {
    const id = await person('Xiulan', 'Ouyangtest', { lf: '秀蘭', ll: '歐陽' })
    for (const typed of ['歐陽', '歐陽秀蘭', '秀蘭 歐陽', 'ouyangt xiu'])
      expect([typed, await idsFor(typed)]).toEqual([typed, [id]])
    const three = await person('Ana Luísa', 'Quaresmatest')
    expect(await idsFor('luis quaresmat an')).toEqual([three])
    expect(await idsFor('luis quaresmat pedro')).toEqual([])
  })

  test('by every id and address, and that one alone leads to the record', async () => {
    const id = await newCandidate({ '200-301': '2025-04-01' })
    await signIn(id)
    await env.DB.batch(
      [
        "insert into codes (code, candidate_id, certification, issued_at, origin) values ('SEARCHCODE12345', ?, 'DECK', '2025-01-01', 'own')",
        "insert into badges (id, candidate_id, certification, list, place) values ('searched-badge', ?, 'X', 90, 1)",
        "insert into orders (id, candidate_id, state, cents, currency, shipping, placed_at) values ('SEARCHED1', ?, 'paid', 0, 'USD', '{}', '2025-01-01')",
        "insert into cases (reference, candidate_id, topic, message, reply_to, created_at) values ('C-SEARCHED', ?, 'x', 'x', 'x', '2025-01-01')",
        `insert into transcripts (id, candidate_id, description, names, shows_address, shows_dates, shows_expirations, shows_expired,
          choice, chosen, offered, adds_new, remarks, notes, is_disabled, is_open, created_at)
          values ('searchedTranscript', ?, 'x', 'latin', 0, 0, 0, 0, 'active', '[]', '[]', 0, '', '', 0, 0, '2025-01-01')`,
      ].map((text) => env.DB.prepare(text).bind(id)),
    )
    const typed = [
      id,
      id.toLowerCase(),
      ` ${id} `,
      `${id}@EXAMPLE.com`,
      `R${id}-0`,
      `r ${id.toLowerCase()} 0`,
      'searchcode-12345',
      'searched-badge',
      `https://test.invalid/badges/searched-badge`,
      'searched1',
      'c-searched',
      'searchedTranscript',
    ]
    for (const one of typed) {
      const answer = await browser.get(`/office/people?q=${encodeURIComponent(one)}`)
      expect([one, ...goesTo(answer)]).toEqual([one, 303, `/office/people/${id}`])
    }
  })

  test('by the new name only, once it has changed, and not at all once nobody knows them', async () => {
    const id = await person('Before', 'Renamingtest')
    await takeInRows(
      'candidates',
      `candidate_id,first_name,last_name,email\n${id},After,Renamedtest,${id}@example.com\n`,
    )
    expect(await idsFor('renamingtest')).toEqual([])
    expect(await idsFor('after renamedtest')).toEqual([id])
  })

  test('who was known before the words of names were kept, once the job has seen them', async () => {
    const id = await person('Old', 'Splittest')
    await env.DB.batch([
      env.DB.prepare('delete from name_words where candidate_id = ?').bind(id),
      env.DB.prepare('insert into names_to_split values (?)').bind(id),
    ])
    expect(await idsFor('splittest')).toEqual([])
    await worker.scheduled(createScheduledController(), env)
    await vi.waitUntil(async () => (await idsFor('splittest')).length > 0)
    expect(await idsFor('splittest old')).toEqual([id])
    const left = await env.DB.prepare('select count(*) as count from names_to_split').first<{ count: number }>()
    expect(left?.count).toBe(0)
  })
})

test('what was typed comes back as text, whatever it is', async () => {
  for (const typed of ['<b>"', "' or 1=1 --", '\\', '*', 'a'.repeat(5000), '%00', '🙂', 'AND OR NOT'])
    expect(await pageOf(browser.get(`/office/people?q=${encodeURIComponent(typed)}`))).not.toContain('<b>"')
  const csv = await pageOf(browser.get('/office/people?q=person&format=csv'))
  expect(csv.split('\n')[0]).toContain('candidate id')
})

describe('among twenty thousand people of the same names', () => {
  const crowd = 20_000
  const firsts = ['Maria', 'Mario', 'Marianne', 'Juan', 'José', 'Ana']
  const lasts = ['García', 'Garcés', 'López', 'Garland', 'Müller']

  beforeAll(async () => {
    for (let at = 0; at < crowd; at += 2_000) {
      const people = Array.from({ length: 2_000 }, (_, index) => {
        const number = at + index
        return {
          candidateId: `CROWD${number}`,
          firstName: `${firsts[number % firsts.length]} ${number % 3 === 0 ? 'José' : ''}`,
          lastName: `${lasts[number % lasts.length]}${number === 7 ? ' Unico' : ''}`,
          localizedFirstName: '',
          localizedLastName: '',
        }
      })
      await env.DB.prepare(
        `insert into candidates (id, made, first_name, last_name, email, outside_ids)
          select value ->> 0, '', value ->> 1, value ->> 2, value ->> 0 || '@crowd.invalid', '{}' from json_each(?)`,
      )
        .bind(JSON.stringify(people.map((one) => [one.candidateId, one.firstName, one.lastName])))
        .run()
      const [first, ...rest] = writeNameWords(db, people)
      await db.batch([first!, ...rest])
    }
  })

  const typed = [
    'ma',
    'maria',
    'garcia',
    'maria garcia',
    'ga ma',
    'jose maria garcia',
    'jose garcia ana lopez',
    'unico maria',
    'maria unico jose',
    'CROWD77',
    'crowd77@crowd.invalid',
    'nobody at all',
  ]

  test.each(typed)('a search for “%s” reads under 200 rows in one trip', async (one) => {
    const { read, trips } = await costOf(() => browser.get(`/office/people?q=${encodeURIComponent(one)}`))
    expect([one, trips, read < 200, read]).toEqual([one, 1, true, read])
  })

  test('a page of them is shown, and that there are more', async () => {
    const { people, isCut } = await search('maria')
    expect([people.length > 20, isCut]).toEqual([true, true])
    expect((await search('unico mari')).people.map(({ id }) => id)).toEqual(['CROWD7'])
  })
})

/** The rows that the database reads, and the trips to it, while something happens. */
async function costOf(happens: () => Promise<unknown>) {
  const { prototype } = env.DB.constructor as { prototype: D1Database }
  const { batch } = prototype
  let read = 0
  prototype.batch = async function counted<T>(this: D1Database, statements: D1PreparedStatement[]) {
    const answers = await batch.call(this, statements)
    read += answers.reduce((sum, { meta }) => sum + meta.rows_read, 0)
    return answers as D1Result<T>[]
  } as D1Database['batch']
  try {
    const trips = await countTrips(env.DB, async () => void (await happens()))
    return { read, trips }
  } finally {
    prototype.batch = batch
  }
}
