import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import guideCredits from '../programs/neutral/demo/feeds/creq-20200214-200500.csv?raw'
import { rebuildHoldings } from '../../src/work/holdings/rebuild.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { takeInRows } from '../support/candidates.ts'
import { db, newCandidate, newToken, sendFeed, signIn, takeHeld, visit } from '../support/site.ts'
import { countTrips } from '../support/trips.ts'

const path = '/testing-history/ce-activities'
const header = 'external_id,candidate_id,name,provider_name,points,active_on,expires_on,review,category'

interface Listed {
  readonly activities: readonly Record<string, unknown>[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

async function newPerson(...rows: readonly string[]) {
  const token = await newToken()
  const id = await newCandidate()
  const send = (...more: readonly string[]) =>
    takeInRows('creq', [header, ...more.map((row) => row.replaceAll('ID', id)), ''].join('\n'))
  if (rows.length > 0) await send(...rows)
  const Cookie = await signIn(id)
  const get = (query = '') => visit(`${path}${query}`, { headers: { Cookie } })
  const list = async (query = '') =>
    (await visit(`${path}${query}`, { headers: { Cookie, Accept: 'application/json' } })).json<Listed>()
  const names = async (query = '') => (await list(query)).activities.map(({ name }) => name)
  return { id, token, send, get, list, names }
}

const plain = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

test('an activity stands as in the guide, and opens to its import source and external id', async () => {
  const token = await newToken()
  const id = await newCandidate()
  await sendFeed(
    token,
    'creq-20200214-200500.csv',
    guideCredits.replaceAll('HARB10000000', id).replaceAll('14626', `${id}-`),
  )
  const html = await (await visit(path, { headers: { Cookie: await signIn(id) } })).text()
  const text = plain(html.slice(html.indexOf('<tbody>')))
  expect(plain(html)).toContain('2 activities since 2020.')
  expect(text).toContain(`Harbour CE Credits Import Source creq-20200214-200500.csv External Id ${id}-00`)
  expect(text).toMatch(
    /2020-Feb-01 to 2023-Feb-01 Review: n\/a 5 points Updated 20\d\d-\w{3}-\d\d CDL 01 July MATE CertMetrics/,
  )
  expect(html).toContain('Something is wrong with this record')
})

const three = [
  '1ID,ID,Beta course,Zed,5,2024-02-01,2026-02-01,n/a,',
  '2ID,ID,alpha talk,Yes,2.5,2024-01-01,2028-01-01,approved,',
  '3ID,ID,Gamma lab,Xi,10,2024-03-01,2027-03-01,pending,',
]

describe('sorting', () => {
  test.each([
    ['name', ['alpha talk', 'Beta course', 'Gamma lab']],
    ['active', ['alpha talk', 'Beta course', 'Gamma lab']],
    ['expires', ['Beta course', 'Gamma lab', 'alpha talk']],
    ['review', ['alpha talk', 'Beta course', 'Gamma lab']],
    ['points', ['alpha talk', 'Beta course', 'Gamma lab']],
    ['provider', ['Gamma lab', 'alpha talk', 'Beta course']],
  ])('by %s goes both ways', async (column, order) => {
    const { names } = await newPerson(...three)
    expect(await names(`?sort=${column}`)).toEqual(order)
    expect(await names(`?sort=-${column}`)).toEqual(order.toReversed())
  })

  test('by what all have in common leaves the newest first, either way', async () => {
    const { names } = await newPerson(...three)
    const newestFirst = ['Gamma lab', 'Beta course', 'alpha talk']
    for (const sort of ['source', '-source', 'updated', '-updated', 'nonsense', '', 'constructor'])
      expect(await names(`?sort=${sort}`)).toEqual(newestFirst)
  })
})

describe('searching', () => {
  const rows = [
    '1ID,ID,Zürich course,Example Learning,5,2024-02-01,,n/a,ELEARN',
    '2ID,ID,Basics of routing,Été Live,2.5,2023-01-15,,pending,',
    '3ID,ID,ネットワーク入門,例示学習,7,2022-06-30,,n/a,',
  ]
  test.each([
    ['zurich', ['Zürich course']],
    ['COURSE exam', ['Zürich course']],
    ['rout', ['Basics of routing']],
    ['ete', ['Basics of routing']],
    ['pending', ['Basics of routing']],
    ['2023-Jan', ['Basics of routing']],
    ['2.5', ['Basics of routing']],
    ['入門', ['ネットワーク入門']],
    ['学習', ['ネットワーク入門']],
    ['outing', []],
    ['course routing', []],
    ['creq', ['Zürich course', 'Basics of routing', 'ネットワーク入門']],
  ])('for %s finds beginnings of words in every text, all of them', async (typed, found) => {
    const { names } = await newPerson(...rows)
    expect(await names(`?q=${encodeURIComponent(typed)}`)).toEqual(found)
  })

  test('never meets what is somebody else’s', async () => {
    await newPerson('1ID,ID,Unheard of,Nobody,5,2024-02-01,,n/a,')
    const { names } = await newPerson('1ID,ID,Something,Somebody,5,2024-02-01,,n/a,')
    expect(await names('?q=unheard')).toEqual([])
    expect(await names('?q=some')).toEqual(['Something'])
  })

  test.each([
    '"',
    '*',
    'NOT',
    'a OR b',
    'a NEAR b',
    'words:a',
    '{words}:a',
    '^a',
    '(',
    "' or 1=1 --",
    '%',
    '_',
    '\\',
    'a AND',
    '-a',
    'a + b',
    '\u0000',
    '𝟙',
    '🎓',
  ])('for %j is a result or a sentence, never a fault', async (typed) => {
    const { get } = await newPerson(...rows)
    const answer = await get(`?q=${encodeURIComponent(typed)}`)
    expect([200, 422]).toContain(answer.status)
    expect(await answer.text()).toMatch(/No activities with|Search for a word|activit/)
  })

  test('for too much says so beside the field', async () => {
    const { get } = await newPerson(...rows)
    const answer = await get(`?q=${'x'.repeat(10_000)}`)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Search for at most 200 characters.')
  })

  test('says what was looked for, escaped', async () => {
    const { get } = await newPerson(...rows)
    const html = await (await get(`?q=${encodeURIComponent('<b>x')}`)).text()
    expect(html).toContain('No activities with “&lt;b&gt;x”.')
    expect(html).toContain('value="&lt;b&gt;x"')
  })
})

describe('pages', () => {
  const many = Array.from({ length: 120 }, (_, at) => `${at}ID,ID,Talk ${at},P,1,2024-01-01,,n/a,`)

  test('hold fifty rows each, every row once', async () => {
    const { list } = await newPerson(...many)
    const pages = [await list(), await list('?page=2'), await list('?page=3')]
    expect(pages.map(({ activities }) => activities.length)).toEqual([50, 50, 20])
    expect(new Set(pages.flatMap(({ activities }) => activities.map(({ name }) => name))).size).toBe(120)
    expect(pages[2]).toMatchObject({ total: 120, page: 3, pages: 3 })
    const found = await list('?q=talk&page=3&sort=name')
    expect(found).toMatchObject({ total: 120, page: 3 })
    expect(found.activities).toHaveLength(20)
  })

  test.each([
    ['-1', 'Page 1 of 3'],
    ['0', 'Page 1 of 3'],
    ['x', 'Page 1 of 3'],
    ['2.5', 'Page 1 of 3'],
    ['4', 'There is no page 4.'],
    ['1000000000', 'There is no page 1000000000.'],
    ['9999999999', 'There is no page 9999999999.'],
    ['99999999999999999999', 'Page 1 of 3'],
  ])('page=%s answers “%s”', async (page, words) => {
    const { get } = await newPerson(...many)
    const answer = await get(`?page=${page}`)
    expect(answer.status).toBe(200)
    expect(plain(await answer.text())).toContain(words)
  })
})

describe('what does not count', () => {
  test('says so, and since when', async () => {
    const { send, get, list } = await newPerson('1ID,ID,Waits,P,1,2024-01-01,,pending,')
    const today = new Date().toISOString().slice(0, 10)
    expect((await list()).activities[0]).toMatchObject({ waiting: { since: today } })
    expect(plain(await (await get()).text())).toContain('Pending review. It counts once it’s approved. Pending since')
    await send('1ID,ID,Waits,P,1,2024-01-01,,rejected,')
    expect(plain(await (await get()).text())).toContain('Rejected in review. It doesn’t count. Rejected on')
    await send('1ID,ID,Waits,P,1,2024-01-01,,approved,')
    const [row] = (await list()).activities
    expect(row).toMatchObject({ review: 'Approved', correctedOn: today })
    expect(row).not.toHaveProperty('waiting')
  })

  test('is listed once where a correction has come, and leaves with it where that moves it', async () => {
    const one = await newPerson('1ID,ID,Mine,P,1,2024-01-01,,n/a,')
    const other = await newPerson()
    const id = await one.send(`1ID,${other.id},Not mine,P,1,2024-01-01,,n/a,`)
    expect((await one.list()).total).toBe(1)
    await takeHeld(one.token, id, [2])
    expect((await one.list()).total).toBe(0)
    expect(await one.names('?q=mine')).toEqual([])
    expect(await other.names('?q=not')).toEqual(['Not mine'])
  })
})

test('the page is one trip, and nobody else’s', async () => {
  const { id, get } = await newPerson(...three)
  const trips = await countTrips(env.DB, async () => {
    expect((await get('?q=gamma&sort=-points')).status).toBe(200)
  })
  expect(trips).toBe(1)
  const cleo = await newPerson()
  expect(await (await cleo.get()).text()).not.toContain('Gamma')
  expect((await visit(path)).headers.get('Location')).toContain('/sign-in')
  expect(id).not.toBe(cleo.id)
})

test('made again from the facts, the list is as it was', async () => {
  const { id, list } = await newPerson(...three)
  const before = await list()
  const previous = `HARB${Number(id.slice(4)) - 1}`
  // Others of this storage may stand behind them, some of them spoilt on purpose: the count is theirs too.
  await rebuildHoldings(db, neutral, previous)
  expect(await list()).toEqual(before)
  await env.DB.prepare('delete from activities where candidate_id = ?').bind(id).run()
  expect((await list()).total).toBe(0)
  expect((await rebuildHoldings(db, neutral, previous)).activities).toBeGreaterThanOrEqual(3)
  expect(await list()).toEqual(before)
  expect((await list('?q=gamma')).total).toBe(1)
})
