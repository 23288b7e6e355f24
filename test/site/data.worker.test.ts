import { env } from 'cloudflare:workers'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { takeInRows } from '../support/candidates.ts'
import { mailsTo } from '../support/mail.ts'
import { newCandidate, origin, postForm, signIn, visit } from '../support/site.ts'

const archive = '/personal-info/data/my-data.zip'

async function newPerson() {
  const id = await newCandidate({ '200-301': '2025-04-01' })
  await takeInRows(
    'creq',
    `external_id,candidate_id,name,provider_name,points,active_on\n1${id},${id},=HYPERLINK(1),P,5,2025-05-01\n`,
  )
  const Cookie = await signIn(id)
  const get = (path: string) => visit(path, { headers: { Cookie } })
  const ask = (fields: Record<string, string>) => postForm('/personal-info/data/forget', fields, { Cookie })
  return { id, Cookie, get, ask }
}

async function unpack(answer: Response): Promise<Record<string, string>> {
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]))
}

const casesOf = async (id: string) =>
  (await env.DB.prepare('select topic, message from cases where candidate_id = ?').bind(id).all()).results

describe('the archive', () => {
  test('holds the record with its sources, the login, sessions and what it comes to, as JSON and CSV', async () => {
    const { id, get } = await newPerson()
    const answer = await get(archive)
    expect(answer.headers.get('Content-Type')).toBe('application/zip')
    expect(answer.headers.get('Content-Disposition')).toMatch(
      new RegExp(`^attachment; filename="${id}-\\d{4}-\\d\\d-\\d\\d.zip"$`),
    )
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
    const files = await unpack(answer)
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        'READ-ME.txt',
        'all.json',
        'person.csv',
        'login.csv',
        'sessions.csv',
        'facts-exams.csv',
        'facts-creq.csv',
        'holdings.csv',
      ]),
    )
    const all = JSON.parse(files['all.json']!) as Record<string, unknown>
    expect(all).toMatchObject({ candidateId: id, login: [{ loginId: id }], holdings: [{ certification: 'DECK' }, {}] })
    expect(all.standing).toMatchObject({ candidate: id })
    expect(files['facts-exams.csv']).toMatch(/200-301.*pass|pass.*200-301/)
    expect(files['facts-creq.csv']).toContain("'=HYPERLINK(1)")
  })

  test('holds no hash and no secret', async () => {
    const { id, get } = await newPerson()
    const secrets = await env.DB.prepare(
      'select password_hash as secret from accounts where candidate_id = ?1 union all select hash from sessions where candidate_id = ?1 union all select hash from known_browsers where candidate_id = ?1',
    )
      .bind(id)
      .all<{ secret: string }>()
    expect(secrets.results.length).toBeGreaterThan(2)
    const text = Object.values(await unpack(await get(archive))).join('\n')
    for (const { secret } of secrets.results) expect(text).not.toContain(secret)
    expect(text).not.toMatch(/passwordHash|\$scrypt/)
  })

  test('holds every table that has rows about a person', async () => {
    const tables = await env.DB.prepare("select name, sql from sqlite_master where type = 'table'").all<{
      name: string
      sql: string
    }>()
    const about = tables.results.filter(({ sql }) => /`candidate_id`/.test(sql)).map(({ name }) => name)
    const { get } = await newPerson()
    const all = JSON.parse((await unpack(await get(archive)))['all.json']!) as Record<string, unknown>
    // `records` counts changes, `unmatched` waits for people who have not arrived, of held
    // rows it is open whose they are, a challenge or a proof of another record is good for an hour at most, the words of staff may be about others too,
    // and congratulations are events now.
    // Previews of files say what would change for many, announcements may go to many, and what changed rules would change
    // is still to be decided. Of an erasure nothing is left to download.
    const known = [
      'preview_rows',
      'preview_changes',
      'records',
      'unmatched',
      'held_rows',
      'deed_details',
      'case_notes',
      'name_words',
      'names_to_split',
      'passkey_challenges',
      'merge_proofs',
      'congratulations',
      'announcements',
      'rebuild_waiting',
      'erasures',
    ]
    const nouns = Object.keys(all).length - 'candidateId madeAt standing person'.split(' ').length
    expect(about.filter((name) => !known.includes(name))).toHaveLength(nouns)
  })

  test('holds the files that were sent to support', async () => {
    const { id, Cookie, get } = await newPerson()
    const form = new FormData()
    for (const [name, value] of Object.entries({
      topic: 'missing',
      message: 'See the file',
      replyTo: `${id}@example.com`,
    }))
      form.append(name, value)
    form.append('file', new File(['%PDF-1.7 mine'], 'proof.pdf'))
    const sent = new Response(form)
    const body = await sent.arrayBuffer()
    const headers = {
      Cookie,
      Origin: origin,
      'Content-Type': sent.headers.get('Content-Type')!,
      'Content-Length': String(body.byteLength),
    }
    await visit('/support', { method: 'POST', body, headers })
    const files = await unpack(await get(archive))
    const name = Object.keys(files).find((path) => path.startsWith('files/'))
    expect(name).toMatch(/^files\/\w{10}-proof\.pdf$/)
    expect(files[name!]).toBe('%PDF-1.7 mine')
  })

  test('is for its owner alone, and not without end', async () => {
    expect((await visit(archive)).headers.get('Location')).toContain('/sign-in')
    const { get } = await newPerson()
    for (let times = 0; times < 20; times++) await (await get(archive)).body?.cancel()
    expect((await get(archive)).status).toBe(429)
  })
})

describe('a request to be forgotten', () => {
  test('says what it means, and opens a case', async () => {
    const { id, get, ask } = await newPerson()
    expect(await (await get('/personal-info/data')).text()).toContain('You can’t undo this.')
    const answer = await ask({ sure: 'yes', reason: 'I have left the trade.' })
    expect(answer.headers.get('Location')).toMatch(/^\/support\/received\/\w{10}$/)
    expect(await casesOf(id)).toEqual([
      { topic: 'privacy', message: 'A request to be forgotten.\n\nI have left the trade.' },
    ])
    expect((await mailsTo(`${id}@example.com`)).map(({ subject }) => subject)).toContainEqual(
      expect.stringContaining('Your support case'),
    )
  })

  test.each([
    [{}, 'Select the box if you’re sure.'],
    [{ sure: 'no' }, 'Select the box if you’re sure.'],
    [{ sure: 'yes', reason: 'x'.repeat(2001) }, 'Use at most 2,000 characters.'],
  ])('with %j comes back', async (fields: Record<string, string>, sentence) => {
    const { id, ask } = await newPerson()
    const answer = await ask(fields)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(sentence)
    expect(await casesOf(id)).toEqual([])
  })
})

describe('a case about a record', () => {
  async function report(Cookie: string, topic: string, about: string) {
    const fields = { topic, about, message: 'Look at it.', replyTo: 'someone@example.com' }
    return (await postForm('/support', fields, { Cookie })).headers.get('Location')!.match(/received\/(\w+)/)![1]!
  }

  test('stands on the page it is about until it is settled', async () => {
    const { Cookie, get } = await newPerson()
    const reference = await report(Cookie, 'missing', 'CE activity, External Id 4711')
    const page = async () => (await get('/testing-history/ce-activities')).text()
    expect(await page()).toMatch(/You reported as missing “CE activity, External Id 4711”/)
    expect(await (await get('/testing-history/exams')).text()).not.toContain('4711')
    const back = '/testing-history/ce-activities'
    const settled = await postForm(`/support/${reference}/settle`, { back }, { Cookie })
    expect(settled.headers.get('Location')).toBe(back)
    expect(await page()).not.toContain('4711')
  })

  test('is settled by nobody else', async () => {
    const { Cookie, get } = await newPerson()
    const reference = await report(Cookie, 'wrong', 'Exam, registration number 1')
    const cleo = await newPerson()
    await postForm(`/support/${reference}/settle`, {}, { Cookie: cleo.Cookie })
    expect((await postForm(`/support/${reference}/settle`, {})).headers.get('Location')).toContain('/sign-in')
    expect(await (await get('/testing-history/exams')).text()).toContain('You reported as wrong')
  })
})
