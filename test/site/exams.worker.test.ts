import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import guideAgreements from '../programs/neutral/demo/feeds/agreements-20261101-063000.csv?raw'
import guideExams from '../programs/neutral/demo/feeds/exams-20261101-061500.csv?raw'
import { takeInRows } from '../support/candidates.ts'
import { newCandidate, signIn, visit } from '../support/site.ts'
import { countTrips } from '../support/trips.ts'

const path = '/testing-history/exams'

/** Somebody with John Doe's exams and agreement of the guide; the numbers are their own. */
async function johnDoe(): Promise<{ readonly id: string; readonly get: (at?: string) => Promise<Response> }> {
  const id = await newCandidate()
  const own = (feed: string) => feed.replaceAll('HARB10000000', id)
  await takeInRows('exams', own(guideExams).replaceAll(/,(219142598|UniqueRegNum_\d+|n7dnt508),/g, `,$1-${id},`))
  await takeInRows('agreements', own(guideAgreements))
  const Cookie = await signIn(id)
  return { id, get: (at = path) => visit(at, { headers: { Cookie } }) }
}

const rowsOf = (html: string) =>
  [...html.matchAll(/<tr>(<td class="code">.*?)<\/tr>/gs)].map(([, row]) =>
    row!
      .replaceAll(/<svg.*?<\/svg>|<span class="narrow">.*?<\/span>|<dl.*?<\/dl>|<a href="\/support.*?<\/a>/gs, '')
      .split(/<\/t[dh]>/)
      .map((cell) => cell.replaceAll(/<[^>]+>/g, '').trim())
      .slice(0, 6),
  )

test('the exams stand as in the guide, the newest first, with their expiry and Never for a fail', async () => {
  const { id, get } = await johnDoe()
  const html = await (await get()).text()
  expect(html).toContain('10 exams taken since 1995, 9 passed.')
  const rows = rowsOf(html)
  expect(rows).toHaveLength(10)
  expect(rows.slice(0, 3)).toEqual([
    ['350-001', 'CAPT Routing and Switching', `219142598-${id}`, 'Pass', '2007-Feb-21', '2010-Feb-21'],
    ['350-001', 'CAPT Routing and Switching', `UniqueRegNum_1000815-${id}`, 'Pass', '2006-Jun-26', '2009-Jun-26'],
    ['350-001', 'CAPT Routing and Switching', `n7dnt508-${id}`, 'Fail', '2006-Jun-20', 'Never'],
  ])
  expect(rows.map(([, , , , day]) => day).join(' ')).toBe(
    '2007-Feb-21 2006-Jun-26 2006-Jun-20 2006-Jan-01 2004-Jan-05 2002-Jun-01 2002-May-23 2002-May-23 1999-Mar-25 1995-Oct-04',
  )
  expect(html).toContain('Harbour Certification and Confidentiality Agreement (V9)')
})

test.each([
  ['code', 0],
  ['exam', 1],
  ['registration', 2],
  ['grade', 3],
])('by %s they are sorted both ways, through links', async (column, at) => {
  const { get } = await johnDoe()
  const up = await (await get(`${path}?sort=${column}`)).text()
  const down = rowsOf(await (await get(`${path}?sort=-${column}`)).text()).map((row) => row[at]!)
  const values = rowsOf(up).map((row) => row[at]!)
  const lower = (text: string) => (column === 'grade' ? text.toLowerCase() : text)
  expect(values.map(lower)).toEqual(values.map(lower).toSorted())
  expect(down.map(lower)).toEqual(down.map(lower).toSorted().toReversed())
  expect(up).toMatch(new RegExp(`aria-sort="ascending"><a class="sort current" href="${path}\\?sort=-${column}"`))
})

test('by expiry what never expires comes last', async () => {
  const { get } = await johnDoe()
  const rows = rowsOf(await (await get(`${path}?sort=expires`)).text())
  expect(rows.at(-1)![5]).toBe('Never')
  expect(rows[0]![5]).toBe('1998-Oct-04')
})

test.each(['nonsense', '-', 'constructor', "date';--", 'x'.repeat(10_000)])(
  'an unknown order, such as %s, is the usual one',
  async (sort) => {
    const { get } = await johnDoe()
    const answer = await get(`${path}?sort=${encodeURIComponent(sort)}`)
    expect(answer.status).toBe(200)
    expect(rowsOf(await answer.text())[0]![4]).toBe('2007-Feb-21')
  },
)

test('the page is one trip, answers JSON, and is nobody else’s', async () => {
  const { id, get } = await johnDoe()
  const trips = await countTrips(env.DB, async () => {
    expect((await get()).status).toBe(200)
  })
  expect(trips).toBe(1)
  const Cookie = await signIn(id)
  const json = await visit(path, { headers: { Cookie, Accept: 'application/json' } })
  const { exams, agreements } = await json.json<{ exams: object[]; agreements: object[] }>()
  expect(exams).toHaveLength(10)
  expect(exams[2]).toMatchObject({ grade: 'fail', expiresOn: null })
  expect(agreements).toEqual([expect.objectContaining({ version: 'V9', activeOn: '2006-06-20' })])
  const cleo = await signIn(await newCandidate())
  const other = await (await visit(path, { headers: { Cookie: cleo } })).text()
  expect(other).toContain('No exams yet.')
  expect(other).not.toContain('219142598')
})
