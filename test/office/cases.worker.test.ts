import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { randomId } from '../../src/adapters/secrets.ts'
import { openCase } from '../../src/data/cases/cases.ts'
import { addAnswer } from '../../src/work/cases/add-answer.ts'
import { mailsTo } from '../support/mail.ts'
import { goesTo, officeOfTests, pageOf } from '../support/office.ts'
import { db, newCandidate, newCandidateId, visit } from '../support/site.ts'
import { countTrips } from '../support/trips.ts'

const { signedIn } = officeOfTests()
const nothing = { candidateId: null, about: '', fileName: null, fileType: null }

/** A case as somebody opened it, some days ago. */
async function opened(fields: Partial<Parameters<typeof openCase>[1]> & { daysAgo?: number } = {}) {
  const { daysAgo = 0, ...own } = fields
  const reference = randomId().slice(0, 10)
  const createdAt = new Date(Date.now() - daysAgo * 86_400_000 - 60_000).toISOString()
  const replyTo = `${newCandidateId()}@example.com`
  await openCase(db, { ...nothing, reference, topic: 'missing', message: 'It is missing.', replyTo, createdAt, ...own })
  return { reference, replyTo: own.replyTo ?? replyTo, at: `/office/cases/${reference}` }
}

const row = (reference: string) =>
  env.DB.prepare('select * from cases where reference = ?').bind(reference).first<Record<string, unknown>>()
const messages = async (reference: string) =>
  (
    await env.DB.prepare('select * from case_messages where reference = ? order by at, rowid')
      .bind(reference)
      .all<Record<string, string | null>>()
  ).results
const deedsOf = async (reference: string) =>
  (
    await env.DB.prepare(
      `select what, deeds.candidate_id as candidate_id, reason, value from deeds left join deed_details on deed_details.deed_id = deeds.id
        where object_kind = 'case' and object_id = ? order by id`,
    )
      .bind(reference)
      .all<Record<string, string | null>>()
  ).results

interface Listed {
  readonly cases: readonly { reference: string; topic: string; state: string; assignee: string | null }[]
  readonly next?: string
}

describe('the list of cases', () => {
  test('has open ones oldest first, in one trip, with the age of those of four days and more set off', async () => {
    const staff = await signedIn(['helpdesk'])
    const [old, young] = [await opened({ daysAgo: 9000 }), await opened({ daysAgo: 8999 })]
    let html = ''
    const trips = await countTrips(env.DB, async () => void (html = await pageOf(staff.get('/office/cases'))))
    expect(trips).toBe(1)
    expect(html.indexOf(old.reference)).toBeGreaterThan(0)
    expect(html.indexOf(old.reference)).toBeLessThan(html.indexOf(young.reference))
    expect(html).toContain('<strong>9000 days</strong>')
    for (const { reference } of [old, young])
      await env.DB.prepare('delete from cases where reference = ?').bind(reference).run()
  })

  test('is narrowed by state, topic and assignee, and sorted by each of its heads', async () => {
    const staff = await signedIn(['helpdesk'])
    const [one, other] = [await opened({ topic: 'kit', daysAgo: 7000 }), await opened({ topic: 'name', daysAgo: 6999 })]
    await staff.post(`${other.at}/assign`, { version: '0', colleague: staff.id })
    const found = async (query: string) =>
      (await staff.json<Listed>(`/office/cases?${query}`)).cases.map(({ reference }) => reference)
    expect(await found('topic=kit')).toContain(one.reference)
    expect(await found('topic=kit')).not.toContain(other.reference)
    expect(await found(`assignee=${staff.id}`)).toEqual([other.reference])
    expect(await found('assignee=nobody')).not.toContain(other.reference)
    expect(await found('state=closed')).not.toContain(one.reference)
    for (const sort of ['since', '-since', 'topic', '-topic', 'assignee', '-assignee', 'nonsense', ''])
      expect((await staff.get(`/office/cases?sort=${sort}&state=open`)).status).toBe(200)
    expect((await found('sort=since')).indexOf(one.reference)).toBeLessThan(
      (await found('sort=since')).indexOf(other.reference),
    )
    for (const { reference } of [one, other])
      await env.DB.prepare('delete from cases where reference = ?').bind(reference).run()
  })

  test('finds cases of any state by reference, candidate, address', async () => {
    const staff = await signedIn(['records'])
    const candidateId = await newCandidate()
    const { reference, replyTo } = await opened({ candidateId })
    await env.DB.prepare("update cases set state = 'closed' where reference = ?").bind(reference).run()
    for (const q of [
      reference,
      reference.toLowerCase(),
      ` ${candidateId} `,
      replyTo.toUpperCase(),
      `${candidateId}@example.com`,
    ]) {
      const { cases } = await staff.json<Listed>(`/office/cases?q=${encodeURIComponent(q)}`)
      expect([q, cases.map((one) => one.reference)]).toEqual([q, [reference]])
    }
    for (const q of ['%', '" or 1=1', 'x'.repeat(5000), '<script>']) {
      const answer = await staff.get(`/office/cases?q=${encodeURIComponent(q)}`)
      expect(answer.status).toBe(200)
      expect(await answer.text()).not.toContain('<script>')
    }
  })

  test('goes on page by page, and as a file runs no formulas', async () => {
    const staff = await signedIn(['owner'])
    const candidateId = newCandidateId()
    const made = await Promise.all(
      Array.from({ length: 53 }, () => opened({ candidateId, topic: 'privacy', about: '=1+1' })),
    )
    const first = await staff.json<Listed>('/office/cases?topic=privacy')
    expect(first.cases).toHaveLength(50)
    const second = await staff.json<Listed>(first.next!)
    const all = [...first.cases, ...second.cases].map(({ reference }) => reference)
    expect(made.every(({ reference }) => all.includes(reference))).toBe(true)
    expect(new Set(all).size).toBe(all.length)
    const csv = await (await staff.get('/office/cases?topic=privacy&format=csv')).text()
    expect(csv).toContain("'=1+1")
    expect(csv).toContain(made[52]!.reference)
    await env.DB.prepare('delete from cases where candidate_id = ?').bind(candidateId).run()
  })
})

describe('a case', () => {
  test('is shown with its person and thread in one trip, and nothing in it is markup', async () => {
    const staff = await signedIn(['helpdesk'])
    const candidateId = await newCandidate()
    const hostile = '</p><script>alert(1)</script><img src=x onerror=alert(1)>'
    const { at, reference } = await opened({
      candidateId,
      message: hostile,
      about: hostile,
      fileName: '"><script>.png',
      fileType: 'image/png',
    })
    await addAnswer(env, { id: randomId(), reference, text: hostile, files: [], sender: `<b>@example.com` }, new Date())
    let html = ''
    const trips = await countTrips(env.DB, async () => void (html = await pageOf(staff.get(at))))
    expect(trips).toBe(1)
    expect(html).not.toMatch(/<script>|<img src=x|<b>@/)
    for (const told of [candidateId, `/office/people/${candidateId}`, `${candidateId}@example.com`, '&lt;script&gt;'])
      expect(html).toContain(told)
    expect(await staff.json(at)).toMatchObject({
      reference,
      person: { candidateId },
      thread: [{ text: hostile }, { text: hostile }],
    })
    expect((await staff.get('/office/cases/NOSUCHCASE')).status).toBe(404)
  })

  test('is answered by an email with our reply address, waits for its person, and the log has no word of it', async () => {
    const staff = await signedIn(['helpdesk'])
    const candidateId = await newCandidate()
    const { at, reference, replyTo } = await opened({ candidateId })
    const text = 'Hello,\r\n\r\nWe found it.\r\nBcc: evil@example.com <b>'
    expect(goesTo(await staff.post(`${at}/answer`, { version: '0', text }))).toEqual([303, at])
    expect(await row(reference)).toMatchObject({ state: 'waiting', version: 1, closed_at: null })
    const [mail, ...more] = await mailsTo(replyTo)
    expect(more).toEqual([])
    expect(mail!.subject).toBe('Our answer to your support case')
    expect(mail!.text).toContain('We found it.\nBcc: evil@example.com <b>')
    expect(mail!.html).toContain('Bcc: evil@example.com &lt;b&gt;')
    expect(mail!.text).toContain(`/personal-info/cases/${reference}`)
    expect(mail!.text).not.toContain('Colleague helpdesk')
    expect(mail!.replyTo).toContain(`+${mail!.headers['X-Certification-Mail-Id']}.`)
    expect(Object.keys(mail!.headers).map((name) => name.toLowerCase())).not.toContain('bcc')
    expect(await messages(reference)).toMatchObject([{ written_by: 'staff', colleague_id: staff.id }])
    expect(await deedsOf(reference)).toEqual([
      { what: 'case.answered', candidate_id: candidateId, reason: null, value: null },
    ])
    expect(await pageOf(staff.get(at))).toMatch(/answered [\w ]+ ago/)
  })

  test('is closed with and without a last answer, and opened again', async () => {
    const staff = await signedIn(['records'])
    const [silent, spoken] = [await opened(), await opened()]
    await staff.post(`${silent.at}/close`, { version: '0' })
    expect(await row(silent.reference)).toMatchObject({ state: 'closed', version: 1, closed_at: expect.any(String) })
    expect(await mailsTo(silent.replyTo)).toEqual([])
    await staff.post(`${silent.at}/close`, { version: '1' })
    await staff.post(`${silent.at}/reopen`, { version: '1' })
    expect(await row(silent.reference)).toMatchObject({ state: 'open', version: 2, closed_at: null })
    await staff.post(`${spoken.at}/last-answer`, { version: '0', text: 'That is all.' })
    expect(await row(spoken.reference)).toMatchObject({ state: 'closed' })
    const [mail] = await mailsTo(spoken.replyTo)
    expect(mail!.text).toContain('This case is closed.')
    // Nobody is signed in there: no link into a record.
    expect(mail!.text).not.toContain('/personal-info')
    expect((await deedsOf(silent.reference)).map(({ what }) => what)).toEqual(['case.closed', 'case.reopened'])
    expect(await deedsOf(spoken.reference)).toMatchObject([{ what: 'case.closed', reason: 'answered' }])
  })

  test('is noted on and assigned, which its person never hears of', async () => {
    const [staff, colleague, printer] = [
      await signedIn(['helpdesk']),
      await signedIn(['records']),
      await signedIn(['fulfilment']),
    ]
    const { at, reference, replyTo } = await opened()
    await staff.post(`${at}/note`, { version: '0', text: 'Sounds true.' })
    await staff.post(`${at}/assign`, { version: '1', colleague: colleague.id })
    expect(await row(reference)).toMatchObject({ state: 'open', assignee: colleague.id, version: 2 })
    expect(await pageOf(colleague.get(at))).toMatch(/note, only staff see this[\s\S]*Sounds true\./)
    for (const nobody of [printer.id, 'NOSUCHID'])
      expect((await staff.post(`${at}/assign`, { version: '2', colleague: nobody })).status).toBe(422)
    await staff.post(`${at}/assign`, { version: '2', colleague: '' })
    expect(await row(reference)).toMatchObject({ assignee: null, version: 3 })
    expect(await mailsTo(replyTo)).toEqual([])
    expect((await deedsOf(reference)).map(({ what, value }) => [what, value])).toEqual([
      ['case.noted', null],
      ['case.assigned', '{"to":"Colleague records"}'],
      ['case.assigned', '{"to":"nobody"}'],
    ])
  })

  test.each([
    ['nothing', ''],
    ['spaces', ' \r\n '],
    ['5,001 characters', 'x'.repeat(5001)],
  ])('comes back where the answer is %s', async (_, text) => {
    const staff = await signedIn(['helpdesk'])
    const { at, reference } = await opened()
    for (const what of ['answer', 'last-answer', 'note']) {
      const answer = await staff.post(`${at}/${what}`, { version: '0', text })
      const html = await answer.text()
      expect([what, answer.status, html.includes('There is a problem')]).toEqual([what, 422, true])
    }
    expect(await row(reference)).toMatchObject({ version: 0, state: 'open' })
  })

  test('that another has changed meanwhile comes back with what was typed, and sends nothing', async () => {
    const [one, other] = [await signedIn(['helpdesk']), await signedIn(['helpdesk'])]
    const { at, reference, replyTo } = await opened()
    const answers = await Promise.all([
      one.post(`${at}/answer`, { version: '0', text: 'The first answer.' }),
      other.post(`${at}/answer`, { version: '0', text: 'The second answer.' }),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
    const html = await answers.find(({ status }) => status === 409)!.text()
    expect(html).toContain('This case has changed')
    expect(html).toContain('name="version" value="1"')
    expect(html).toMatch(/<textarea[^>]*>The (first|second) answer\.<\/textarea>/)
    expect(await mailsTo(replyTo)).toHaveLength(1)
    expect(await messages(reference)).toHaveLength(1)
    expect(await deedsOf(reference)).toHaveLength(1)
    for (const version of ['', '-1', 'x', '99999999999'])
      for (const what of ['answer', 'note', 'close', 'assign'])
        expect((await one.post(`${at}/${what}`, { version, text: 'x', colleague: '' })).status).toBe(409)
    expect(await row(reference)).toMatchObject({ version: 1 })
  })
})

describe('the file of a case', () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

  test('is a picture where it stands, and a PDF to download; neither runs or loads anything', async () => {
    const staff = await signedIn(['helpdesk'])
    const picture = await opened({ fileName: 'a\r\nSet-Cookie: x=1;"ü名.png', fileType: 'image/png' })
    const paper = await opened({ fileName: 'report.pdf', fileType: 'application/pdf' })
    for (const { reference } of [picture, paper]) await env.FILES.put(`cases/${reference}`, png)
    const shown = await staff.get(`${picture.at}/files/first`)
    expect(shown.status).toBe(200)
    const head = (name: string) => shown.headers.get(name)
    expect(head('Content-Security-Policy')).toBe("sandbox; default-src 'none'")
    expect(head('X-Content-Type-Options')).toBe('nosniff')
    expect(head('Content-Type')).toBe('image/png')
    expect(head('Set-Cookie')).toBeNull()
    expect(head('Content-Disposition')).toMatch(/^inline; filename="[\w.-]+"; filename\*=UTF-8''[\w.%~!-]+$/)
    expect(new Uint8Array(await shown.arrayBuffer())).toEqual(png)
    const kept = await staff.get(`${paper.at}/files/first`)
    expect(kept.headers.get('Content-Disposition')).toMatch(/^attachment; filename="report.pdf"/)
    expect(await pageOf(staff.get(picture.at))).toContain(`<img src="${picture.at}/files/first"`)
    expect(await pageOf(staff.get(paper.at))).not.toContain('<img')
    for (const file of ['x', 'first-0', '..%2Ffirst', `${'a'.repeat(99)}-0`, '-0'])
      expect((await staff.get(`${paper.at}/files/${file}`)).status).toBe(404)
  })

  test('of a message is not found under another case', async () => {
    const staff = await signedIn(['helpdesk'])
    const [one, other] = [await opened(), await opened()]
    const id = randomId()
    const files = [{ name: 'a.png', type: 'image/png', bytes: png }] as const
    await addAnswer(env, { id, reference: one.reference, text: 'See this.', files }, new Date())
    expect((await staff.get(`${one.at}/files/${id}-0`)).status).toBe(200)
    expect((await staff.get(`${one.at}/files/${id}-1`)).status).toBe(404)
    expect((await staff.get(`${other.at}/files/${id}-0`)).status).toBe(404)
    expect((await visit(`${one.at}/files/${id}-0`)).status).toBe(404)
  })
})

test('Today has the oldest cases for whoever answers them, and nothing of them for others', async () => {
  const { reference } = await opened({ daysAgo: 9500 })
  for (const role of ['helpdesk', 'records', 'owner'] as const)
    expect(await pageOf((await signedIn([role])).get('/office'))).toContain(`/office/cases/${reference}`)
  for (const role of ['fulfilment', 'figures'] as const)
    expect(await pageOf((await signedIn([role])).get('/office'))).not.toContain(reference)
  await env.DB.prepare('delete from cases where reference = ?').bind(reference).run()
})
