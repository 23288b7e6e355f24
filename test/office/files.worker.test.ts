import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { goesTo, officeOfTests, pageOf } from '../support/office.ts'
import { newKit } from '../support/kits.ts'
import { feedName, newCandidate, newToken, origin, sendFeed, visit, waitForReport } from '../support/site.ts'
import { countTrips } from '../support/trips.ts'

const { signedIn } = officeOfTests()

let clerk: Awaited<ReturnType<typeof signedIn>>
let token: string

beforeAll(async () => {
  clerk = await signedIn(['records'])
  token = await newToken()
})

/** What was earned long ago is no news. */
const lately = new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 10)
const header = 'registration_number,candidate_id,exam_code,grade,taken_on'

/** Sends a file by the form. */
function upload(
  name: string,
  content: string | ArrayBuffer | Uint8Array<ArrayBuffer>,
  more: Record<string, string> = {},
) {
  const form = new FormData()
  form.set('file', new File([content], name))
  for (const [field, value] of Object.entries(more)) form.set(field, value)
  return clerk.send('/office/files', { method: 'POST', body: form, headers: { Origin: origin } })
}

const idOf = (answer: Response) => answer.headers.get('Location')!.split('/').at(-1)!

interface Shown {
  readonly state: string
  readonly sentBy: string | null
  readonly preview: Totals | null
  readonly changed: Totals | null
  readonly changes: readonly { candidateId: string; certification: string; change: string }[]
}

interface Totals {
  readonly certifications: Record<string, Record<string, number>>
  readonly people: number
  readonly kits: number
  readonly mails: number
}

const see = (id: string) => clerk.json<Shown>(`/office/files/${id}`)

async function packed(text: string): Promise<ArrayBuffer> {
  return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer()
}

describe('a file that a colleague uploads', () => {
  test('is a preview, goes live, says what it changed, and is taken back whole', async () => {
    const [ada, ben] = [await newCandidate(), await newCandidate()]
    const rows = [ada, ben].map((person) => `F${person},${person},200-301,pass,${lately}`)
    const answer = await upload(feedName('exams'), [header, ...rows, ''].join('\n'))
    expect(answer.status).toBe(303)
    const id = idOf(answer)
    await waitForReport(token, id)
    const preview = await see(id)
    expect(preview).toMatchObject({ state: 'preview', sentBy: 'Colleague records', changed: null })
    expect(preview.preview).toMatchObject({ people: 2, mails: 2, certifications: { DECK: { gained: 2 } } })
    expect(preview.changes.map(({ candidateId, change }) => [candidateId, change])).toEqual(
      [ada, ben].toSorted().map((person) => [person, 'gained']),
    )
    const html = await pageOf(clerk.get(`/office/files/${id}`))
    for (const words of ['What it would change', 'Go live', `/office/people/${ada}`]) expect(html).toContain(words)
    expect((await clerk.json<Shown>(`/office/files/${id}?q=${ada}`)).changes).toHaveLength(1)
    expect(await pageOf(clerk.get(`/office/files/${id}?format=csv`))).toContain(`${ada},DECK,gained`)
    expect(await countTrips(env.DB, async () => void (await clerk.get(`/office/files/${id}`)))).toBe(1)

    await clerk.post(`/office/files/${id}/go-live`)
    await waitForReport(token, id)
    const live = await see(id)
    expect(live).toMatchObject({ state: 'done' })
    expect(live.changed).toEqual(preview.preview)
    expect(await pageOf(clerk.get(`/office/files/${id}`))).toContain('What it changed')

    await clerk.post(`/office/files/${id}/take-back`)
    await waitForReport(token, id)
    expect((await see(id)).state).toBe('withdrawn')
    const holds = await visit(`/api/v1/candidates/${ada}/standing`, { headers: { Authorization: `Bearer ${token}` } })
    expect(await holds.text()).not.toContain('"status":"active"')
  })

  test('that a program sends at once says what it changed, too: losses, kits held back, people to mail', async () => {
    const { candidateId: person } = await newKit()
    const row = (kind: string) => `${kind[0]}${person},${person},DECK,${kind},2026-05-01,,Audit`
    const columns = 'adjustment_id,candidate_id,certification,kind,on,months,reason'
    const { id } = await sendFeed(token, feedName('adjustments'), `${columns}\n${row('suspend')}\n`)
    const { changed, preview } = await see(id)
    expect(preview).toBeNull()
    expect(changed).toEqual({ certifications: { DECK: { suspended: 1 } }, people: 1, badges: 0, kits: 1, mails: 1 })
    const again = await sendFeed(token, feedName('adjustments'), `${columns}\n${row('suspend')}\n`)
    expect((await see(again.id)).changed).toBeNull()
  })

  test('may be packed, about the past, and is one however often it is sent', async () => {
    const person = await newCandidate()
    const [name, text] = [feedName('exams'), `${header}\nP${person},${person},200-301,pass,2025-04-01\n`]
    const first = await upload(`${name}.gz`, await packed(text), { history: 'yes' })
    const id = idOf(first)
    await waitForReport(token, id)
    expect((await see(id)).preview).toMatchObject({ people: 1, mails: 0 })
    expect(idOf(await upload(name, text))).toBe(id)
    await clerk.post(`/office/files/${id}/take-back`)
    expect((await see(id)).state).toBe('discarded')
  })

  test.each([
    ['nothing.csv', header, 'Name the file'],
    ['exams-20990101-000000.csv', header, 'in the future'],
    ['exams-20260101-000000.csv.gz', header, 'not packed with gzip'],
    ['exams-20260101-000000.csv', '', 'Choose a file.'],
    ['../exams-20260101-000000.csv', header, 'Name the file'],
  ])('%s is refused with a sentence', async (name, content, words) => {
    const answer = await upload(name, content)
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(words)])
  })

  test('is refused where nothing is sent, or nonsense, or too much', async () => {
    expect((await clerk.post('/office/files', { file: 'text' })).status).toBe(422)
    const headers = { Origin: origin, 'Content-Type': 'multipart/form-data; boundary=x' }
    expect((await clerk.send('/office/files', { method: 'POST', body: 'nonsense', headers })).status).toBe(422)
    const large = await upload('exams-20260101-000000.csv', new Uint8Array(21 * 1024 * 1024))
    expect([large.status, await large.text()]).toEqual([422, expect.stringContaining('too large')])
  })

  test('that was taken back is not taken again', async () => {
    const person = await newCandidate()
    const [name, text] = [feedName('exams'), `${header}\nT${person},${person},200-301,pass,2025-04-01\n`]
    const { id } = await sendFeed(token, name, text)
    await clerk.post(`/office/files/${id}/take-back`)
    await waitForReport(token, id)
    const answer = await upload(name, text)
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('taken back before')])
  })
})

describe('rejected rows', () => {
  test('come as a file of the same columns with the reason, that runs nothing and can be sent again', async () => {
    const person = await newCandidate()
    const columns = 'note;registration_number;candidate_id;exam_code;grade;taken_on'
    const rows = [
      `=1+1;A${person};${person};200-301;pass;2025-04-01`,
      `=1+1;B${person};${person};200-301;maybe;2025-02-30`,
      `@x;C${person};${person};NOEXAM;pass;2025-04-01`,
    ]
    const { id } = await sendFeed(token, feedName('exams'), ['sep=;', columns, ...rows, ''].join('\r\n'))
    expect(await pageOf(clerk.get(`/office/files/${id}`))).toContain('Rejected rows as CSV')
    const answer = await clerk.get(`/office/files/${id}/rejected.csv`)
    const name = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition')!)![1]!
    const text = await answer.text()
    expect(name).toMatch(/^exams-\d{8}-\d{6}\.csv$/)
    expect(text.split('\r\n')).toHaveLength(4)
    expect(text).toContain('note,registration_number,candidate_id,exam_code,grade,taken_on,rejected_because')
    expect(text).toContain(`'=1+1,B${person}`)
    expect(text).not.toMatch(/(^|,)"?[=@]/m)
    expect(text).not.toContain(`A${person}`)
    const mended = text.replace('maybe', 'pass').replace('2025-02-30', '2025-03-01').replace('NOEXAM', '200-301')
    expect(await sendFeed(token, feedName('exams'), mended)).toMatchObject({ accepted: 2, rejected: 0 })
  })

  test('are none where no row was, or the file is kept no longer', async () => {
    const person = await newCandidate()
    const { id } = await sendFeed(token, feedName('exams'), `${header}\nN${person},${person},200-301,pass,2025-04-01\n`)
    expect((await clerk.get(`/office/files/${id}/rejected.csv`)).status).toBe(404)
    expect((await clerk.get('/office/files/NOSUCHFILE/rejected.csv')).status).toBe(404)
    const wrong = await sendFeed(token, feedName('exams'), `${header}\nN${person},${person},NOEXAM,pass,2025-04-01\n`)
    await env.FILES.delete(`imports/${wrong.id}`)
    expect((await clerk.get(`/office/files/${wrong.id}/rejected.csv`)).status).toBe(404)
  })
})

describe('the list', () => {
  test('is searched, sorted, paged and a file, in one trip', async () => {
    const name = feedName('exams')
    const { id } = await sendFeed(token, name, `${header}\n`)
    const found = async (query: string) =>
      (await clerk.json<{ files: { id: string; name: string }[] }>(`/office/files?${query}`)).files
    for (const typed of [name, name.slice(0, 18), name.toUpperCase(), id])
      expect((await found(`q=${typed}`)).map((file) => file.id)).toContain(id)
    const names = (await found('sort=name')).map((file) => file.name)
    expect(names).toEqual(names.toSorted())
    for (const query of ['show=trouble', 'show=preview', 'show=withdrawn', 'show=x', 'page=2', 'sort=-name', 'q=%25'])
      expect([query, (await clerk.get(`/office/files?${query}`)).status]).toEqual([query, 200])
    expect(await pageOf(clerk.get('/office/files?format=csv'))).toContain('file,kind,received')
    expect(goesTo(await clerk.get('/office/files'))[0]).toBe(200)
    expect(await countTrips(env.DB, async () => void (await clerk.get('/office/files')))).toBe(1)
  })
})
