import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test, vi } from 'vitest'
import { makeApp } from '../../src/app.ts'
import { defaultSettings } from '../../src/http/settings.ts'
import { hashOfSecret } from '../../src/adapters/secrets.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { mailsTo, type SentMail } from '../support/mail.ts'
import { newCandidate, newCandidateId, origin, sessionTokenOf, signIn, visit } from '../support/site.ts'

const { supportEmail } = neutral.operator
const message = 'My exam of the second of March is missing from the list.'

const newReplyTo = () => `${newCandidateId()}@example.com`
const good = () => ({ topic: 'missing', message, replyTo: newReplyTo() })

/** The form as a browser sends it, from an address of its own unless a test says otherwise. */
async function post(fields: Record<string, string>, headers: Record<string, string> = {}, file?: File) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  if (file) form.append('file', file)
  const sent = new Response(form)
  const type = { 'Content-Type': sent.headers.get('Content-Type')! }
  return send(new Uint8Array(await sent.arrayBuffer()), { ...type, ...headers })
}

function send(body: Uint8Array, headers: Record<string, string>): Promise<Response> {
  const length = { 'Content-Length': String(body.byteLength), 'CF-Connecting-IP': crypto.randomUUID() }
  return visit('/support', { method: 'POST', body, headers: { Origin: origin, ...length, ...headers } })
}

/** With a file whose name goes over the wire just so. */
function postNamed(fields: Record<string, string>, name: string): Promise<Response> {
  const part = (head: string, content: string) => `--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`
  const typed = Object.entries(fields).map(([key, value]) => part(`name="${key}"`, value))
  const body = [...typed, part(`name="file"; filename="${name}"`, '%PDF-1.7'), '--x--\r\n'].join('')
  return send(new TextEncoder().encode(body), { 'Content-Type': 'multipart/form-data; boundary=x' })
}

const referenceOf = (answer: Response) =>
  /^\/support\/received\/(\w{10})(?:\?noted)?$/.exec(answer.headers.get('Location') ?? '')![1]!

async function casesOf(address: string): Promise<Record<string, string | null>[]> {
  const found = env.DB.prepare('select * from cases where lower(reply_to) = lower(?)').bind(address)
  return (await found.all<Record<string, string | null>>()).results
}

const toStaff = async (reference: string): Promise<SentMail[]> =>
  (await mailsTo(supportEmail)).filter(({ text }) => text.includes(reference))

const kept = async () => (await env.FILES.list({ prefix: 'cases/' })).objects.map(({ key }) => key).sort()

const bytes = (beginning: readonly number[], length = 64) => {
  const all = new Uint8Array(length)
  all.set(beginning)
  return all
}
const pdf = [0x25, 0x50, 0x44, 0x46, 0x2d]
const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

describe('a case', () => {
  test('is opened, and its page gives the reference', async () => {
    const fields = good()
    const answer = await post(fields)
    expect(answer.status).toBe(303)
    const reference = referenceOf(answer)
    const row = { reference, candidate_id: null, topic: 'missing', message, file_name: null, state: 'open' }
    expect(await casesOf(fields.replyTo)).toMatchObject([row])
    const shown = await visit(answer.headers.get('Location')!)
    const html = await shown.text()
    expect(shown.status).toBe(200)
    expect(html).toContain(reference)
    expect(html).not.toContain(message)
    expect(html).not.toContain(fields.replyTo)
  })

  /** Somebody signed in, who writes with the address on file. */
  async function known() {
    const id = await newCandidate()
    return { Cookie: await signIn(id), fields: { ...good(), replyTo: `${id}@example.com` } }
  }
  const confirmations = async (address: string) =>
    (await mailsTo(address)).filter(({ subject }) => subject === 'Your support case')

  test('is answered by its mails: staff’s straight to the person, the person’s through this site', async () => {
    const { Cookie, fields } = await known()
    const reference = referenceOf(await post(fields, { Cookie }))
    expect((await toStaff(reference)).map(({ replyTo }) => replyTo)).toEqual([fields.replyTo])
    const [mail] = await confirmations(fields.replyTo)
    expect(mail!.replyTo).toContain(`+${mail!.headers['X-Certification-Mail-Id']}.`)
  })

  test('sends nothing to an address that has not asked for it, whoever is signed in, and its page says so', async () => {
    const { Cookie, fields } = await known()
    const strangers = [newReplyTo(), newReplyTo()]
    const anonymous = await post({ ...fields, replyTo: strangers[0]! })
    const elsewhere = await post({ ...fields, replyTo: strangers[1]! }, { Cookie })
    const unasked = await post(fields)
    for (const answer of [anonymous, elsewhere, unasked]) {
      const reference = referenceOf(answer)
      const html = await (await visit(answer.headers.get('Location')!)).text()
      expect([html.includes(reference), html.includes('Write the reference down')]).toEqual([true, true])
      expect(await toStaff(reference)).toHaveLength(1)
    }
    for (const address of [...strangers, fields.replyTo]) expect(await confirmations(address)).toEqual([])
  })

  test('is confirmed with the reference and nothing that was typed', async () => {
    const { Cookie, fields: own } = await known()
    const fields = { ...own, topic: 'kit' }
    const name = 'my-plaque-photo.pdf'
    const reference = referenceOf(await post(fields, { Cookie }, new File([bytes(pdf)], name)))
    const [mail, ...more] = await confirmations(fields.replyTo)
    expect(more).toEqual([])
    expect(mail!.subject).toBe('Your support case')
    for (const part of [mail!.text, mail!.html]) {
      expect(part).toContain(reference)
      for (const typed of [message, name, 'A certificate or a plaque', fields.replyTo])
        expect(part).not.toContain(typed)
    }
  })

  test('goes to the staff with all of it', async () => {
    const fields = { ...good(), topic: 'kit' }
    const reference = referenceOf(await post(fields, {}, new File([bytes(pdf)], 'report.pdf')))
    const [mail, ...more] = await toStaff(reference)
    expect(more).toEqual([])
    for (const told of [reference, message, 'A certificate or a plaque', fields.replyTo, 'report.pdf', 'Not signed in'])
      expect(mail!.text).toContain(told)
  })

  test('of somebody signed in carries their candidate id; once the session is over it does not', async () => {
    const id = await newCandidate()
    const cookie = await signIn(id)
    const [one, other] = [good(), good()]
    const reference = referenceOf(await post(one, { Cookie: cookie }))
    expect((await casesOf(one.replyTo))[0]!.candidate_id).toBe(id)
    expect((await toStaff(reference))[0]!.text).toContain(`Candidate: ${id}`)
    const hash = await hashOfSecret(sessionTokenOf(cookie))
    await env.DB.prepare('update sessions set ended_at = started_at where hash = ?').bind(hash).run()
    expect(await env.SESSIONS.get(hash)).toBe(id)
    expect((await post(other, { Cookie: cookie })).status).toBe(303)
    expect((await casesOf(other.replyTo))[0]!.candidate_id).toBeNull()
  })

  test('is not taken from a page of another site', async () => {
    const fields = good()
    expect((await post(fields, { Origin: 'https://evil.example' })).status).toBe(403)
    expect(await casesOf(fields.replyTo)).toEqual([])
  })

  test('that nobody opened is not there', async () => {
    expect((await visit('/support/received/0000000000')).status).toBe(404)
  })
})

describe('the form', () => {
  test('has the topic chosen that the address names, if there is one of that name', async () => {
    const chosen = async (topic: string) => {
      const html = await (await visit(`/support?topic=${encodeURIComponent(topic)}`)).text()
      expect(html).not.toContain('<i>')
      return [...html.matchAll(/<option value="([^"]*)" selected/g)].map(([, value]) => value)
    }
    expect(await chosen('two-accounts')).toEqual(['two-accounts'])
    expect(await chosen('"><i>')).toEqual([])
  })

  test.each<[string, Record<string, string>, string]>([
    ['no topic', { topic: '' }, 'Choose a topic.'],
    ['an unknown topic', { topic: 'toString' }, 'Choose a topic.'],
    ['no message', { message: '' }, 'Tell us what happened'],
    ['a message of spaces', { message: ' \r\n\t ' }, 'Tell us what happened'],
    ['a message of 5,001 characters', { message: 'x'.repeat(5001) }, 'at most 5,000 characters'],
    ['no address', { replyTo: '' }, 'Enter the email address we should reply to.'],
    ['two addresses', { replyTo: 'a@example.com, b@example.com' }, 'Enter one email address'],
    ['an address with a line break', { replyTo: 'a@example.com\r\nBcc: b@example.com' }, 'Enter one email address'],
  ])('comes back for %s', async (_, wrong, sentence) => {
    const fields = { ...good(), ...wrong }
    const before = await casesOf(fields.replyTo)
    const answer = await post(fields)
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('There is a problem')
    expect(html).toContain(sentence)
    expect(await casesOf(fields.replyTo)).toEqual(before)
  })

  test('takes a message of 5,000 characters', async () => {
    expect((await post({ ...good(), message: 'x'.repeat(5000) })).status).toBe(303)
  })

  test('comes back with what was typed, as text', async () => {
    const typed = '</textarea><script>alert(1)</script>'
    const html = await (await post({ topic: 'name', message: typed, replyTo: '"><script>alert(2)</script>' })).text()
    expect(html).toContain('&lt;/textarea&gt;&lt;script&gt;alert(1)')
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;alert(2)')
    expect(html).toMatch(/<option value="name" selected/)
    expect(html).not.toContain('<script>alert')
  })

  const broken: [string, string, string][] = [
    ['parts that do not end', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="topic"'],
    ['no parts', 'multipart/form-data; boundary=x', 'not at all'],
    ['no boundary', 'multipart/form-data', '--x--'],
    ['JSON', 'application/json', '{"topic":"login"}'],
    ['nothing', 'multipart/form-data; boundary=x', ''],
  ]

  test.each(broken)('sent as %s comes back', async (_, type, body) => {
    const answer = await send(new TextEncoder().encode(body), { 'Content-Type': type })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('There are 3 problems')
  })

  test.each(broken)('sent as %s comes back with what to do', async (_, type, body) => {
    const answer = await send(new TextEncoder().encode(body), { 'Content-Type': type })
    expect(await answer.text()).toContain('Choose a topic.')
  })
})

describe('the file of a case', () => {
  test.each([
    ['a PDF', pdf, 'evil.html', 'application/pdf'],
    ['a JPEG', [0xff, 0xd8, 0xff, 0xe0], 'scan', 'image/jpeg'],
    ['a PNG', png, 'photo.pdf', 'image/png'],
  ] as const)('is taken if it is %s, whatever it is called', async (_, beginning, name, type) => {
    const fields = good()
    const content = bytes(beginning)
    const reference = referenceOf(await post(fields, {}, new File([content], name, { type: 'text/html' })))
    expect(await casesOf(fields.replyTo)).toEqual([expect.objectContaining({ file_name: name, file_type: type })])
    const object = await env.FILES.get(`cases/${reference}`)
    expect(object!.httpMetadata?.contentType).toBe(type)
    expect(new Uint8Array(await object!.arrayBuffer())).toEqual(content)
  })

  test('of 10 MB is taken', async () => {
    const reference = referenceOf(await post(good(), {}, new File([bytes(pdf, 10 * 1024 * 1024)], 'a.pdf')))
    expect((await env.FILES.head(`cases/${reference}`))!.size).toBe(10 * 1024 * 1024)
  })

  test.each([
    [
      'a page called x.png',
      new TextEncoder().encode('<script>alert(1)</script>'),
      422,
      'Choose a PDF, JPEG or PNG file',
    ],
    ['one byte above 10 MB', bytes(pdf, 10 * 1024 * 1024 + 1), 422, 'larger than 10 MB'],
    ['far above 10 MB', bytes(pdf, 11 * 1024 * 1024), 413, 'larger than 10 MB'],
  ])('is refused if it is %s, and nothing is kept', async (_, content, status, sentence) => {
    const [fields, before] = [good(), await kept()]
    const answer = await post(fields, {}, new File([content], 'x.png', { type: 'image/png' }))
    expect(answer.status).toBe(status)
    expect(await answer.text()).toContain(sentence)
    expect(await casesOf(fields.replyTo)).toEqual([])
    expect(await kept()).toEqual(before)
  })

  test('is not kept where the form is wrong besides', async () => {
    const before = await kept()
    expect((await post({ ...good(), message: '' }, {}, new File([bytes(pdf)], 'a.pdf'))).status).toBe(422)
    expect(await kept()).toEqual(before)
  })

  test.each([
    ['../../etc/%22pass%22.pdf', /^\.\. \.\. etc %22pass%22\.pdf$/],
    ['a\\"b\\".pdf', /^a b \.pdf$/],
    ['C:\\scans\\a.pdf', /^C: ?scans ?a\.pdf$/],
    ['a%0D%0AReply to: x@example.org.pdf', /^a%0D%0AReply to: x@example\.org\.pdf$/],
    ['a\tb\u0007.pdf', /^a b \.pdf$/],
    ['a\u202Efdp.exe', /^a fdp\.exe$/],
    ['/', /^file$/],
    [`${'x'.repeat(300)}.pdf`, /^x{96}\.pdf$/],
  ])('has a harmless name, sent as %j', async (name, harmless) => {
    const fields = good()
    const reference = referenceOf(await postNamed(fields, name))
    const [found] = await casesOf(fields.replyTo)
    expect(found!.file_name).not.toMatch(/[\p{Cc}\p{Cf}/\\"]/u)
    expect(found!.file_name).toMatch(harmless)
    expect((await env.FILES.list({ prefix: `cases/${reference}` })).objects.map(({ key }) => key)).toEqual([
      `cases/${reference}`,
    ])
    const told = (await toStaff(reference))[0]!.text.split('\n').filter((line) => line.startsWith('Reply to:'))
    expect(told).toEqual([`Reply to: ${fields.replyTo}`])
  })

  test('has a name that is cut between two signs', async () => {
    const fields = good()
    await postNamed(fields, `${'😀'.repeat(60)}.jpeg`)
    expect((await casesOf(fields.replyTo))[0]!.file_name).toMatch(/^😀+\.jpeg$/u)
  })
})

describe('the limits of support', () => {
  test('hold for confirmations to one address, and the cases are opened all the same', async () => {
    const id = await newCandidate()
    const Cookie = await signIn(id)
    const replyTo = `${id}@example.com`
    const sent = async () => (await mailsTo(replyTo)).filter(({ subject }) => subject === 'Your support case').length
    for (let n = 0; n < 6; n++) {
      const answer = await post(
        { topic: 'other', message, replyTo: n % 2 ? replyTo : replyTo.toLowerCase() },
        { Cookie },
      )
      expect([answer.status, (await toStaff(referenceOf(answer))).length]).toEqual([303, 1])
    }
    expect([(await casesOf(replyTo)).length, await sent()]).toEqual([6, 5])
    await env.DB.prepare("update outbox set created_at = '2026-01-01T00:00:00.000Z' where candidate_id = ?")
      .bind(id)
      .run()
    await post({ topic: 'other', message, replyTo }, { Cookie })
    expect(await sent()).toBe(6)
  })

  test('hold for all who are not signed in, and not for who is; refused before anything is read', async () => {
    const most = 3
    const site = { ...defaultSettings.cases.site, name: `cases ${Math.random()}`, most }
    const app = makeApp(neutral, { ...defaultSettings, cases: { ...defaultSettings.cases, site } })
    const id = await newCandidate()
    const Cookie = await signIn(id)
    const alarms = vi.spyOn(console, 'error').mockImplementation(() => {})
    const ask = async (
      headers: Record<string, string> = {},
      body: BodyInit = new URLSearchParams(good()).toString(),
    ) => {
      const type = { 'Content-Type': 'application/x-www-form-urlencoded', 'CF-Connecting-IP': crypto.randomUUID() }
      const request = new Request(`${origin}/support`, {
        method: 'POST',
        body,
        headers: { ...type, Origin: origin, ...headers },
      })
      return app.fetch(request, env, createExecutionContext())
    }
    const statuses: number[] = []
    for (let n = 0; n < 5; n++) statuses.push((await ask()).status)
    expect(statuses).toEqual([303, 303, 303, 429, 429])
    expect(alarms.mock.calls.filter(([line]) => String(line).includes('limit reached: cases'))).toHaveLength(1)
    alarms.mockRestore()
    let taken = 0
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => (taken++, controller.enqueue(new Uint8Array(1000))),
    })
    const refused = await ask({}, body)
    expect([refused.status, (await refused.text()).includes(supportEmail), taken < 5]).toEqual([429, true, true])
    expect((await ask({ Cookie })).status).toBe(303)
  })

  test('hold for one network address, and say where to write instead', async () => {
    const [from, before] = [{ 'CF-Connecting-IP': crypto.randomUUID() }, await kept()]
    for (let n = 0; n < 5; n++) expect((await post(good(), from)).status).toBe(303)
    const fields = good()
    const answer = await post(fields, from, new File([bytes(pdf)], 'a.pdf'))
    const html = await answer.text()
    expect(answer.status).toBe(429)
    expect(html).toContain('We can’t take more cases from here today. Write to')
    expect(html).toContain(supportEmail)
    expect(await casesOf(fields.replyTo)).toEqual([])
    expect(await kept()).toEqual(before)
    expect((await post(fields)).status).toBe(303)
  })
})
