import { env } from 'cloudflare:workers'
import PostalMime from 'postal-mime'
import { describe, expect, test, vi } from 'vitest'
import type { TemplateName } from '../../src/core/mail-templates.ts'
import { randomId } from '../../src/adapters/secrets.ts'
import { openCase } from '../../src/data/cases/cases.ts'
import { writeMail } from '../../src/data/mail/outbox.ts'
import { defaultSettings } from '../../src/http/settings.ts'
import { sendMails } from '../../src/work/mail/send-mails.ts'
import { takeMail } from '../../src/work/mail/take-mail.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { answerOf, noticeOf, replyAddressOf, wire } from '../support/incoming.ts'
import { mailsTo } from '../support/mail.ts'
import { db, newCandidateId } from '../support/site.ts'
import { countTrips } from '../support/trips.ts'

const { mailFrom, supportEmail } = neutral.operator
const key = env.MAIL_KEY!

interface Taken {
  readonly forwards: readonly (readonly [string, Headers])[]
  readonly rejected: readonly string[]
  readonly logged: string
  readonly bytesRead: number
}

interface Coming {
  readonly from: string
  readonly to: string
  readonly raw: string
  readonly size?: number
  readonly with?: typeof env
  readonly forward?: () => Promise<never>
  readonly now?: Date
}

/** Lets a mail come in, and gives what became of it. */
async function come({ from, to, raw, size, forward, now = new Date(), ...rest }: Coming): Promise<Taken> {
  const bytes = new TextEncoder().encode(raw)
  const { headers } = await PostalMime.parse(`${raw.split('\r\n\r\n', 1)[0]}\r\n\r\n`)
  const [forwards, rejected, lines]: [[string, Headers][], string[], string[]] = [[], [], []]
  let bytesRead = 0
  const piece = 16 * 1024
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (bytesRead >= bytes.byteLength) return controller.close()
      controller.enqueue(bytes.subarray(bytesRead, bytesRead + piece))
      bytesRead += piece
    },
  })
  const message = {
    from,
    to,
    headers: new Headers(headers.map((one) => [one.key, one.value.replaceAll(/[^\x20-\xff]/g, '?')])),
    raw: body,
    rawSize: size ?? bytes.byteLength,
    setReject: (reason: string) => rejected.push(reason),
    forward: forward ?? ((address: string, more: Headers) => Promise.resolve(forwards.push([address, more]))),
  } as unknown as ForwardableEmailMessage
  const spy = vi.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line))
  try {
    await takeMail(message, rest.with ?? env, neutral, defaultSettings, now)
  } finally {
    spy.mockRestore()
  }
  return { forwards, rejected, logged: lines.join('\n'), bytesRead }
}

async function written(fields: { template?: TemplateName; data?: Record<string, string>; id?: string } = {}) {
  const [id, recipient] = [fields.id ?? randomId(), `${newCandidateId()}@Example.com`]
  const usual = { candidateId: null, data: {}, createdAt: new Date().toISOString() }
  await writeMail(db, { template: 'transcript-share', ...usual, ...fields, id, recipient })
  await env.DB.prepare("update outbox set state = 'sent', sent_at = created_at where id = ?").bind(id).run()
  return { id, recipient, to: await replyAddressOf(key, { id, recipient }) }
}

/** The confirmation of a case, to be answered. */
async function writtenOfCase() {
  const reference = randomId().slice(0, 10)
  const createdAt = new Date().toISOString()
  const nothing = { candidateId: null, about: '', fileName: null, fileType: null }
  await openCase(db, { ...nothing, reference, topic: 'kit', message: 'x', replyTo: 'x@example.com', createdAt })
  return { reference, ...(await written({ template: 'case-opened', data: { reference } })) }
}

const marksOf = (id: string) =>
  env.DB.prepare('select delivered_at, failed_at, refused_at from outbox where id = ?').bind(id).first()
const untouched = { delivered_at: null, failed_at: null, refused_at: null }
const repliedAt = (reference: string) =>
  env.DB.prepare('select replied_at from cases where reference = ?').bind(reference).first('replied_at')
const threadOf = async (reference: string) =>
  (
    await env.DB.prepare('select * from case_messages where reference = ? order by at, rowid')
      .bind(reference)
      .all<Record<string, string | null>>()
  ).results
const somebody = () => `${newCandidateId()}@example.org`.toLowerCase()

describe('an answer', () => {
  test('goes on to support with the reference of its case, and the case says when it came', async () => {
    const { reference, to } = await writtenOfCase()
    const [from, now] = [somebody(), new Date('2026-11-20T10:00:00Z')]
    const taken = await come({ from, to, raw: answerOf(from, to), now })
    expect(taken).toMatchObject({ rejected: [], bytesRead: expect.any(Number), logged: '' })
    expect(taken.forwards.map(([address, more]) => [address, ...more])).toEqual([
      [supportEmail, ['x-certification-case', reference], ['x-certification-passed-on', 'case-opened']],
    ])
    expect(await repliedAt(reference)).toBe(now.toISOString())
  })

  test('to a mail without a case goes on too, from whichever address, also where the address came in small letters', async () => {
    const { to } = await written()
    const from = somebody()
    for (const address of [to, to.toLowerCase(), to.toUpperCase()]) {
      const { forwards, rejected } = await come({ from, to: address, raw: answerOf(from, address) })
      expect([forwards.length, rejected]).toEqual([1, []])
      expect([...forwards[0]![1]]).toEqual([['x-certification-passed-on', 'transcript-share']])
    }
  })

  test('to a mail whose id has a word at its end, or small letters, finds it', async () => {
    for (const id of [`${randomId()}-refunded`, crypto.randomUUID().replaceAll('-', '')]) {
      const { to } = await written({ id })
      const from = somebody()
      expect((await come({ from, to: to.toLowerCase(), raw: answerOf(from, to) })).forwards).toHaveLength(1)
    }
  })

  test.each([
    ['to the address that mails are sent from', async () => mailFrom],
    ['to an address made up', async () => mailFrom.replace('@', '+x.y@')],
    ['to a mail that is none', async () => replyAddressOf(key, { id: randomId(), recipient: 'x@example.com' })],
    ['with a proof of another key', async () => replyAddressOf('other', await written())],
    [
      'with the proof of another mail',
      async () => {
        const [one, other] = [await written(), await written()]
        return one.to.replace(one.id, other.id)
      },
    ],
    [
      'with a proof for another recipient',
      async () => replyAddressOf(key, { ...(await written()), recipient: 'other@example.com' }),
    ],
    ['at another host', async () => (await written()).to.replace(/@.*/, '@example.org')],
  ])('%s comes back with the address of support', async (_, address) => {
    const [from, to] = [somebody(), await address()]
    const { forwards, rejected, logged } = await come({ from, to, raw: answerOf(from, to) })
    expect(forwards).toEqual([])
    expect(rejected).toEqual([expect.stringMatching(new RegExp(`^[ -~]+ Write to ${supportEmail} instead\\.$`))])
    expect(logged).not.toContain('@')
  })

  test('without a key comes back, and mail says support as its address for answers', async () => {
    const { MAIL_KEY: _, ...without } = env
    const { to } = await written()
    const from = somebody()
    const taken = await come({ from, to, raw: answerOf(from, to), with: without as typeof env })
    expect([taken.forwards, taken.rejected.length]).toEqual([[], 1])
    expect(await replyAddressOf('', await written())).toBe(supportEmail)
  })

  test('that support’s own mailbox refuses is in its thread all the same; without a case it comes back', async () => {
    const { reference, to } = await writtenOfCase()
    const from = somebody()
    const forward = () => Promise.reject(new Error(`550 ${from} refused`))
    const { rejected, logged } = await come({ from, to, raw: answerOf(from, to), forward })
    expect(rejected).toEqual([])
    expect(logged).toContain('answer not forwarded')
    expect(logged).not.toContain('@')
    expect(await threadOf(reference)).toMatchObject([{ text: 'Hello.' }])
    const other = (await written()).to
    const taken = await come({ from, to: other, raw: answerOf(from, other), forward })
    expect(taken.rejected).toEqual([`The mail could not be passed on. Write to ${supportEmail} instead.`])
  })

  test('of 25 MB goes on without being read; a larger one comes back', async () => {
    const { to } = await written()
    const from = somebody()
    const raw = answerOf(from, to)
    const large = await come({ from, to, raw: raw + 'x'.repeat(1024 * 1024), size: 25 * 1024 * 1024 })
    expect([large.forwards.length, large.rejected]).toEqual([1, []])
    expect(large.bytesRead).toBeLessThanOrEqual(16 * 1024)
    const larger = await come({ from, to, raw, size: 25 * 1024 * 1024 + 1 })
    expect([larger.forwards, larger.rejected]).toEqual([[], ['Your email is larger than 25 MB. Send a smaller one.']])
  })

  test.each([
    ['without any head', () => '\r\nHello.\r\n'],
    ['without anything', () => ''],
    [
      'in ISO-2022-JP',
      () =>
        wire(
          { Subject: '=?ISO-2022-JP?B?GyRCJTMhPCVJGyhC?=', 'Content-Type': 'text/plain; charset=iso-2022-jp' },
          '\u001b$B%3!<%I\u001b(B',
        ),
    ],
    [
      'in windows-1251',
      () =>
        wire({ Subject: '=?windows-1251?Q?=CF=F0=E8=E2=E5=F2?=', 'Content-Type': 'text/plain; charset=windows-1251' }),
    ],
    [
      'in a charset that is none',
      () => wire({ Subject: '=?x-none?B?////?=', 'Content-Type': 'text/plain; charset=x-none' }, '\ufffd\u0000'),
    ],
    ['with a second line in its subject', () => wire({ Subject: 'Re: x\r\n Bcc: other@example.com' })],
    [
      'with ten thousand fields',
      () => wire(Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`X-${at}`, 'x']))),
    ],
  ])('%s goes on as it came, with our fields alone', async (_, raw) => {
    const { reference, to } = await writtenOfCase()
    const { forwards, rejected } = await come({ from: somebody(), to, raw: raw() })
    expect(rejected).toEqual([])
    expect(forwards.map(([address, more]) => [address, ...more.keys()])).toEqual([
      [supportEmail, 'x-certification-case', 'x-certification-passed-on'],
    ])
    expect(await repliedAt(reference)).not.toBeNull()
  })
})

describe('an answer to a case', () => {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  const part = (head: string, body: string) => `--cut\r\n${head}\r\n\r\n${body}\r\n`
  const attached = (name: string, base64: string) =>
    part(
      `Content-Type: text/html; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64`,
      base64,
    )
  const mixed = { 'Content-Type': 'multipart/mixed; boundary="cut"' }
  const lands = async (make: (from: string, to: string) => string, fields: { size?: number } = {}) => {
    const { reference, to, recipient } = await writtenOfCase()
    const from = recipient.toLowerCase()
    const taken = await come({ from, to, raw: make(from, to), ...fields })
    expect([taken.rejected, taken.forwards.length]).toEqual([[], 1])
    return { reference, to, from, thread: await threadOf(reference) }
  }

  test('opens it again if it was closed, and says when it came', async () => {
    const { reference, to } = await writtenOfCase()
    await env.DB.prepare("update cases set state = 'closed', closed_at = since where reference = ?")
      .bind(reference)
      .run()
    const [from, now] = [somebody(), new Date('2026-11-20T10:00:00Z')]
    await come({ from, to, raw: answerOf(from, to), now })
    const row = await env.DB.prepare('select * from cases where reference = ?').bind(reference).first()
    expect(row).toMatchObject({
      state: 'open',
      closed_at: null,
      since: now.toISOString(),
      replied_at: now.toISOString(),
    })
    // Whoever else has the address of the mail may answer, and staff see who did.
    expect(await threadOf(reference)).toMatchObject([{ written_by: 'person', text: 'Hello.', sender: from }])
  })

  test('has what was written above our mail, and nothing that is quoted', async () => {
    const quoted = `> ${'– Please write your reply above this line –'}\r\n> We found it.`
    const body = `Thank you!\r\n\r\nOne more thing:\r\nis it final?\r\n\r\nOn Mon, 30 Nov 2026 at 10:00, Tracking <${mailFrom}>\r\nwrote:\r\n\r\n${quoted}`
    const head = { 'Content-Type': 'text/plain; charset=utf-8' }
    const { thread } = await lands((from, to) => answerOf(from, to, head, body))
    expect(thread.map(({ text, sender }) => [text, sender])).toEqual([
      ['Thank you!\n\nOne more thing:\nis it final?', null],
    ])
  })

  test('is kept as text, whatever is in it, and cut where it is too long', async () => {
    const { thread } = await lands((from, to) =>
      answerOf(from, to, {}, `<script>alert(1)</script>\r\n${'x'.repeat(900)}`.concat('\r\nmore '.repeat(5000))),
    )
    expect(thread[0]!.text).toMatch(/^<script>alert\(1\)/)
    expect(thread[0]!.text).toHaveLength(20_000)
    expect(thread[1]).toMatchObject({ written_by: 'site', text: expect.stringContaining('This email was shortened.') })
  })

  test('brings its pictures and papers, known by their content, and nothing else', async () => {
    const html = btoa('<script>alert(1)</script>')
    const svg = btoa('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
    const body = [
      part('Content-Type: text/plain', 'See these.'),
      attached('../../a"b.png', png),
      attached('page.png', html),
      attached('drawing.svg', svg),
      attached('paper.html', btoa('%PDF-1.7')),
      '--cut--',
    ].join('')
    const { reference, thread } = await lands((from, to) => answerOf(from, to, mixed, body))
    expect(thread).toHaveLength(2)
    const files = JSON.parse(thread[0]!.files!) as { name: string; type: string; size: number }[]
    expect(files.map(({ type }) => type)).toEqual(['image/png', 'application/pdf'])
    for (const { name } of files) expect(name).not.toMatch(/[\p{Cc}/\\"]/u)
    expect(thread[1]!.text).toContain('2 of its files were not kept')
    const kept = await env.FILES.list({ prefix: `cases/${reference}/` })
    expect(kept.objects.map(({ key }) => key)).toEqual([0, 1].map((at) => `cases/${reference}/${thread[0]!.id}-${at}`))
  })

  test('leaves out a file above 10 MB, and all files where the email is too large to be read', async () => {
    const large = btoa(`%PDF-1.7${'x'.repeat(10 * 1024 * 1024)}`)
    const body = [part('Content-Type: text/plain', 'A large one.'), attached('a.pdf', large), '--cut--'].join('')
    const one = await lands((from, to) => answerOf(from, to, mixed, body))
    expect(one.thread.map(({ text, files }) => [text, files])).toEqual([
      ['A large one.', '[]'],
      [expect.stringContaining('1 of its files was not kept'), '[]'],
    ])
    const other = await lands((from, to) => answerOf(from, to, mixed, body), { size: 16 * 1024 * 1024 })
    expect(other.thread.map(({ text }) => text)).toEqual(['A large one.', expect.stringContaining('too large')])
  })

  test('that comes twice counts once, and the second changes none of its files', async () => {
    const { reference, to } = await writtenOfCase()
    const from = somebody()
    const body = (content: string) =>
      [part('Content-Type: text/plain', 'Once.'), attached('a', content), '--cut--'].join('')
    const head = { ...mixed, 'Message-ID': '<same@example.com>' }
    await come({ from, to, raw: answerOf(from, to, head, body(png)) })
    await come({ from, to, raw: answerOf(from, to, head, body(btoa('%PDF-1.7'))) })
    const thread = await threadOf(reference)
    expect(thread).toHaveLength(1)
    const file = await env.FILES.get(`cases/${reference}/${thread[0]!.id}-0`)
    expect(file!.httpMetadata?.contentType).toBe('image/png')
    const version = await env.DB.prepare('select version from cases where reference = ?')
      .bind(reference)
      .first('version')
    expect(version).toBe(1)
  })

  test('without plain text says so', async () => {
    const { thread } = await lands((from, to) => answerOf(from, to, { 'Content-Type': 'text/html' }, '<p>Hello</p>'))
    expect(thread.map(({ text }) => text)).toEqual([
      '',
      `This email has no plain text. The whole email was forwarded to ${supportEmail}.`,
    ])
  })

  test('that is forged, or written by a machine, is in no thread', async () => {
    const { reference, to, id, recipient } = await writtenOfCase()
    const from = somebody()
    for (const address of [
      await replyAddressOf('other', { id, recipient }),
      await replyAddressOf(key, { id, recipient: from }),
      to.replace(/\.[\da-z]{16}@/, '.0000000000000000@'),
      mailFrom,
    ])
      expect((await come({ from, to: address, raw: answerOf(from, address) })).rejected).toHaveLength(1)
    const byMachines: readonly Record<string, string>[] = [
      { 'Auto-Submitted': 'auto-replied' },
      { Precedence: 'bulk' },
      { 'X-Certification-Mail-Id': 'x' },
    ]
    for (const head of byMachines)
      expect((await come({ from, to, raw: answerOf(from, to, head) })).forwards).toEqual([])
    expect(await threadOf(reference)).toEqual([])
  })

  test('to an answer of staff is in its thread too; to what was sent to staff, in none', async () => {
    const { reference } = await writtenOfCase()
    const [answer, forStaff] = [
      await written({ template: 'case-answer', data: { reference, answer: 'x' } }),
      await written({ template: 'case-for-staff', data: { reference } }),
    ]
    for (const { to } of [answer, forStaff])
      await come({ from: 'a@example.org', to, raw: answerOf('a@example.org', to) })
    expect(await threadOf(reference)).toMatchObject([{ mail_id: answer.id }])
  })

  test('whose case is gone goes on to support', async () => {
    const { to } = await written({ template: 'case-opened', data: { reference: 'NOSUCHCASE' } })
    expect((await come({ from: 'a@example.org', to, raw: answerOf('a@example.org', to) })).forwards).toHaveLength(1)
  })
})

describe('a loop is cut', () => {
  test.each<[string, (from: string) => Record<string, string>]>([
    ['an automatic answer', () => ({ 'Auto-Submitted': 'auto-replied' })],
    ['an automatic answer with more to say', () => ({ 'Auto-Submitted': ' Auto-Generated (rejected)' })],
    ['a mail to many', () => ({ Precedence: 'bulk' })],
    ['a mail of a list', () => ({ Precedence: 'List' })],
    ['junk', () => ({ Precedence: 'junk' })],
    ['a mail of a list by its id', () => ({ 'List-Id': '<all.example.com>' })],
    ['a mail of ours', () => ({ 'X-Certification-Mail-Id': randomId() })],
    ['a mail that was passed on', () => ({ 'X-Certification-Passed-On': 'case-opened' })],
    ['a mail in our name', () => ({ From: `The site <${mailFrom.toUpperCase()}>` })],
    ['a mail in the name of an address for answers', () => ({ From: mailFrom.replace('@', '+x@') })],
  ])('at %s, without a word', async (_, head) => {
    const { reference, to } = await writtenOfCase()
    const from = somebody()
    const taken = await come({ from, to, raw: answerOf(from, to, head(from)) })
    expect([taken.forwards, taken.rejected]).toEqual([[], []])
    expect(taken.logged).toMatch(/^{"event":"incoming mail cut: [a-z ]+"}$/)
    expect(await repliedAt(reference)).toBeNull()
  })

  test.each(['', '<>', mailFrom])('at the sender “%s”, without a word', async (from) => {
    const { to } = await writtenOfCase()
    const taken = await come({ from, to, raw: answerOf(somebody(), to) })
    expect([taken.forwards, taken.rejected]).toEqual([[], []])
  })

  test('at support’s own mail, with a word', async () => {
    const { to } = await written()
    const taken = await come({ from: supportEmail, to, raw: answerOf(supportEmail, to) })
    expect([taken.forwards, taken.rejected.length]).toEqual([[], 1])
  })

  test('a person who says that they are none of that is let through', async () => {
    const { to } = await written()
    const from = somebody()
    const more = { 'Auto-Submitted': 'no', Precedence: 'normal' }
    expect((await come({ from, to, raw: answerOf(from, to, more) })).forwards).toHaveLength(1)
  })

  test('after ten answers to one mail in a day, and twenty of one sender', async () => {
    const now = new Date('2026-11-20T10:00:00Z')
    const { to } = await written()
    const passed = async (from: string, address: string) =>
      (await come({ from, to: address, raw: answerOf(from, address), now })).forwards.length
    const toOne: number[] = []
    for (let n = 0; n < 12; n++) toOne.push(await passed(somebody(), to))
    expect(toOne).toEqual([...Array.from({ length: 10 }, () => 1), 0, 0])
    const [sender, ofOne]: [string, number[]] = [somebody(), []]
    for (let n = 0; n < 22; n++) ofOne.push(await passed(n % 2 ? sender : sender.toUpperCase(), (await written()).to))
    expect(ofOne).toEqual([...Array.from({ length: 20 }, () => 1), 0, 0])
  })
})

describe('a notice of delivery', () => {
  const now = new Date('2026-11-20T10:00:00Z')
  const at = now.toISOString()
  const nowhere = 'someone@example.net'

  const told = async (raw: string, to: string, when = now) => {
    const taken = await come({ from: '<>', to, raw, now: when })
    expect([taken.forwards, taken.rejected]).toEqual([[], []])
    return taken
  }

  test.each([
    ['failed', '5.1.1', { ...untouched, failed_at: at, refused_at: at }],
    ['failed', '5.2.1', { ...untouched, failed_at: at, refused_at: at }],
    ['failed', '5.2.2', { ...untouched, failed_at: at }],
    ['failed (no more tries)', '4.4.7', { ...untouched, failed_at: at }],
    ['Delivered', '2.0.0', { ...untouched, delivered_at: at }],
    ['delayed', '4.4.1', untouched],
    ['relayed', '2.0.0', untouched],
    ['expanded', '2.0.0', untouched],
    ['', '', untouched],
  ])('that says “%s” with %s marks the mail, by the address it goes to', async (action, status, marks) => {
    const { id, recipient, to } = await written()
    await told(noticeOf({ to, recipient, action, status }), to)
    expect(await marksOf(id)).toEqual(marks)
  })

  test.each(['text/rfc822-headers', 'message/rfc822', 'message/rfc822-headers'])(
    'is believed by what it quotes as %s, wherever it goes',
    async (quotedAs) => {
      const { id, recipient, to } = await written()
      const quoted = `From: <${mailFrom}>\r\nX-Certification-Mail-Id: ${id}\r\nReply-To:\r\n ${to}\r\n\r\nBody`
      await told(noticeOf({ to: mailFrom, recipient: recipient.toUpperCase(), quoted, quotedAs }), mailFrom)
      expect(await marksOf(id)).toMatchObject({ failed_at: at })
    },
  )

  test('changes nothing when it is told again, and what came first of each kind stays', async () => {
    const { id, recipient, to } = await written()
    const later = new Date('2026-11-21T10:00:00Z')
    await told(noticeOf({ to, recipient }), to)
    await told(noticeOf({ to, recipient }), to, later)
    await told(noticeOf({ to, recipient, action: 'delivered', status: '2.0.0' }), to, later)
    expect(await marksOf(id)).toEqual({ delivered_at: later.toISOString(), failed_at: at, refused_at: at })
  })

  test('about an account mail marks it, and the next one goes out all the same', async () => {
    const { id, recipient, to } = await written({ template: 'email-taken' })
    await told(noticeOf({ to, recipient }), to)
    expect(await marksOf(id)).toMatchObject({ refused_at: at })
    const createdAt = new Date().toISOString()
    await writeMail(db, { id: randomId(), candidateId: null, recipient, template: 'email-taken', data: {}, createdAt })
    await sendMails(env, neutral)
    expect(await mailsTo(recipient)).toHaveLength(1)
  })

  test.each<[string, (mail: Awaited<ReturnType<typeof written>>) => Promise<string> | string]>([
    [
      'without a proof',
      ({ id, recipient }) => noticeOf({ to: mailFrom, recipient, quoted: `X-Certification-Mail-Id: ${id}` }),
    ],
    ['about another address', ({ to }) => noticeOf({ to: mailFrom, recipient: nowhere, quoted: `Reply-To: ${to}` })],
    [
      'with a proof for another address',
      async ({ id, recipient }) =>
        noticeOf({
          to: mailFrom,
          recipient,
          quoted: `Reply-To: ${await replyAddressOf(key, { id, recipient: nowhere })}`,
        }),
    ],
    [
      'with a proof for another address, about that',
      async ({ id }) =>
        noticeOf({
          to: mailFrom,
          recipient: nowhere,
          quoted: `Reply-To: ${await replyAddressOf(key, { id, recipient: nowhere })}`,
        }),
    ],
    [
      'with a proof of another key',
      async (mail) =>
        noticeOf({
          to: mailFrom,
          recipient: mail.recipient,
          quoted: `Reply-To: ${await replyAddressOf('other', mail)}`,
        }),
    ],
    ['that names nobody', ({ to }) => noticeOf({ to: mailFrom, recipient: '', quoted: `Reply-To: ${to}` })],
    [
      'that says it in its text alone',
      ({ to }) =>
        answerOf(
          'x@example.com',
          mailFrom,
          { 'Content-Type': 'multipart/report; boundary=x' },
          `--x\r\n\r\nReply-To: ${to}\r\nAction: failed\r\n--x--`,
        ),
    ],
    [
      'that is torn',
      ({ to, recipient }) => noticeOf({ to: mailFrom, recipient, quoted: `Reply-To: ${to}` }).slice(0, 420),
    ],
    ['of a thousand nested parts', ({ to }) => nested(1000, to)],
  ])('%s changes nothing, and goes nowhere', async (_, raw) => {
    const mail = await written()
    const taken = await told(await raw(mail), mailFrom)
    expect(taken.logged).toBe('{"event":"incoming mail cut: a notice without proof"}')
    expect(await marksOf(mail.id)).toEqual(untouched)
  })

  test('that is forged costs the database nothing', async () => {
    const mail = await written()
    const raw = noticeOf({ to: mailFrom, recipient: nowhere, quoted: `Reply-To: ${mail.to}` })
    expect(await countTrips(env.DB, async () => void (await told(raw, mailFrom)))).toBe(0)
  })

  test('of 25 MB is read at its beginning alone', async () => {
    const { id, recipient, to } = await written()
    const raw = noticeOf({ to, recipient, quoted: `Reply-To: ${to}\r\n\r\n${'x'.repeat(1024 * 1024)}` })
    const taken = await come({ from: '', to, raw, size: 25 * 1024 * 1024, now })
    expect(await marksOf(id)).toMatchObject({ failed_at: at })
    expect(taken.bytesRead).toBeLessThan(300 * 1024)
  })
})

/** Parts in parts in parts. */
function nested(depth: number, to: string): string {
  const open = Array.from(
    { length: depth },
    (_, at) => `--b${at}\r\nContent-Type: multipart/mixed; boundary=b${at + 1}\r\n`,
  )
  const type = { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b0' }
  return answerOf('x@example.com', to, type, open.join('\r\n'))
}
