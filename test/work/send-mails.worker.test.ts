import { env } from 'cloudflare:workers'
import { describe, expect, test, vi } from 'vitest'
import { sendMail, UnsendableMail } from '../../src/adapters/mail.ts'
import { randomId } from '../../src/adapters/secrets.ts'
import { addMappingRequest, claimMappingRequests } from '../../src/data/sign-in/mapping.ts'
import { claimMails, type NewMail, writeMail } from '../../src/data/mail/outbox.ts'
import { defaultSettings } from '../../src/http/settings.ts'
import { mapAccounts } from '../../src/work/map-accounts.ts'
import { replyToOf } from '../../src/work/mail/reply-to.ts'
import { accountMails, sendMails } from '../../src/work/mail/send-mails.ts'
import { sweep } from '../../src/work/sweep.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { replyAddressOf } from '../support/incoming.ts'
import { linkIn, mailsTo, type SentMail } from '../support/mail.ts'
import { db, newCandidate, newCandidateId, postForm, signIn, visit } from '../support/site.ts'
import { countTrips } from '../support/trips.ts'

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
/** Before anything else that is due. */
const longAgo = '2020-01-01T00:00:00.000Z'
const send = () => sendMails(env, neutral)

type Written = Pick<NewMail, 'id' | 'recipient'>

/** A mail that waits in the outbox. */
async function write(fields: Partial<NewMail> = {}): Promise<Written> {
  const [id, recipient] = [randomId(), fields.recipient ?? `${newCandidateId()}@example.com`]
  const usual = { candidateId: null, data: {}, createdAt: ago(0) }
  await writeMail(db, { template: 'email-taken', ...usual, ...fields, id, recipient })
  return { id, recipient }
}

async function rowOf({ id }: Written): Promise<Record<string, unknown>> {
  return (await env.DB.prepare('select * from outbox where id = ?').bind(id).first())!
}

async function set({ id }: Written, change: string): Promise<void> {
  await env.DB.prepare(`update outbox set ${change} where id = ?`).bind(id).run()
}

const idOf = (mail: unknown) => (mail as SentMail).headers['X-Certification-Mail-Id']

/** What was handed to the platform under the id of a mail, taken or refused. */
function handedOver({ id }: Written): SentMail[] {
  const calls = vi.mocked(env.EMAIL.send).mock.calls as unknown as [SentMail][]
  return calls.map(([mail]) => mail).filter((mail) => idOf(mail) === id)
}

/** The platform refuses one mail while something happens; gives what was logged. */
async function refusing({ id }: Written, happens: () => Promise<void>, error = new Error('no')): Promise<string> {
  const platform = vi.mocked(env.EMAIL.send)
  const takes = platform.getMockImplementation()!
  const lines = vi.spyOn(console, 'error').mockImplementation(() => {})
  platform.mockImplementation((mail) => (idOf(mail) === id ? Promise.reject(error) : takes(mail)))
  try {
    await happens()
    return lines.mock.calls.flat().join('\n')
  } finally {
    platform.mockImplementation(takes)
    lines.mockRestore()
  }
}

describe('a mail', () => {
  test('goes to one recipient, from the program, as a machine’s', async () => {
    const mail = await write()
    await send()
    expect(handedOver(mail)).toHaveLength(1)
    const [[sent], { name, operator }] = [handedOver(mail), neutral]
    expect(Object.keys(sent!).sort()).toEqual(['from', 'headers', 'html', 'replyTo', 'subject', 'text', 'to'])
    expect(sent).toMatchObject({ to: mail.recipient, from: { name, email: operator.mailFrom } })
    expect(sent!.headers).toEqual({ 'Auto-Submitted': 'auto-generated', 'X-Certification-Mail-Id': mail.id })
    expect(await rowOf(mail)).toMatchObject({ state: 'sent', tries: 1, error: null, sent_at: expect.any(String) })
  })

  test('has an address of its own for answers, which is bound to its recipient; without a key, support’s', async () => {
    const [mail, other, keyless] = [await write(), await write(), await write()]
    await set(keyless, "next_at = '2999-01-01T00:00:00.000Z'")
    await send()
    const { mailFrom, supportEmail } = neutral.operator
    const [beside, host] = mailFrom.split('@')
    const [first, second] = [mail, other].map((one) => handedOver(one)[0]!.replyTo)
    expect(first).toMatch(new RegExp(`^${beside}\\+${mail.id}\\.[0-9a-z]{16}@${host}$`))
    expect(first!.split('.')[1]).not.toBe(second!.split('.')[1])
    expect(await replyAddressOf(env.MAIL_KEY!, mail)).toBe(first)
    expect(await replyAddressOf(env.MAIL_KEY!, { ...mail, recipient: 'other@example.com' })).not.toBe(first)
    await set(keyless, `next_at = '${longAgo}'`)
    const { MAIL_KEY: _, ...without } = env
    await sendMails(without as typeof env, neutral)
    expect(handedOver(keyless)[0]!.replyTo).toBe(supportEmail)
  })

  test('has no such address where that would be too long for one', async () => {
    const long = { ...neutral.operator, mailFrom: `${'a'.repeat(40)}@example.com` }
    const mail = { id: randomId(), recipient: 'x@example.com', template: 'email-taken', data: {} } as never
    expect(await replyToOf(env, long, mail)).toBe(long.supportEmail)
  })

  test('is known from then on by what the platform calls it', async () => {
    const mail = await write()
    await send()
    expect((await rowOf(mail)).message_id).toMatch(/^\d+@test\.invalid$/)
  })

  test('is kept without its body, but for development', async () => {
    const mail = await write()
    await send()
    expect((await rowOf(mail)).body).toBeNull()
    const inDev = await write()
    await sendMails({ ...env, DEV: '1' }, neutral)
    const { subject, text, html } = handedOver(inDev)[0]!
    expect(JSON.parse((await rowOf(inDev)).body as string)).toEqual({ subject, text, html })
  })

  test('goes out once, however many send', async () => {
    const mails: Written[] = []
    for (let n = 0; n < 15; n++) mails.push(await write())
    await Promise.all([send(), send(), send()])
    expect(mails.map((mail) => handedOver(mail).length)).toEqual(mails.map(() => 1))
  })

  test('that somebody sends is not taken by anybody else, until that is given up', async () => {
    const mail = await write({ createdAt: longAgo })
    await claimMails(db, accountMails, { now: ago(0), until: ago(-1), most: 1 })
    await send()
    expect(handedOver(mail)).toHaveLength(0)
    await set(mail, `next_at = '${longAgo}'`)
    await send()
    expect(handedOver(mail)).toHaveLength(1)
    expect(await rowOf(mail)).toMatchObject({ state: 'sent', tries: 2 })
  })

  test('of a sender that was killed before marking goes out again under the same id, and both links work', async () => {
    const id = await newCandidate()
    await signIn(id)
    const mail = await write({ template: 'confirm-email', candidateId: id })
    await send()
    await set(mail, `state = 'waiting', sent_at = null, next_at = '${longAgo}'`)
    await claimMails(db, accountMails, { now: ago(0), until: ago(1), most: 1 })
    await send()
    const [first, second, ...more] = handedOver(mail).map(linkIn)
    expect(more).toEqual([])
    expect(first).not.toBe(second)
    for (const link of [first!, second!]) expect((await visit(link)).status).toBe(200)
    expect((await postForm(first!, {})).status).toBe(200)
    expect((await visit(second!)).status).toBe(404)
  })
})

describe('a mail that the platform refuses', () => {
  test('is tried again after its wait, under the same id, and not before; the others go out', async () => {
    const [mail, other] = [await write(), await write()]
    await refusing(mail, send)
    expect((await rowOf(other)).state).toBe('sent')
    expect(await rowOf(mail)).toMatchObject({ state: 'waiting', tries: 1, error: 'Error', sent_at: null })
    await send()
    expect(handedOver(mail)).toHaveLength(1)
    await set(mail, `next_at = '${ago(1)}'`)
    await send()
    expect(handedOver(mail)).toHaveLength(2)
    expect(await rowOf(mail)).toMatchObject({ state: 'sent', tries: 2, error: null })
    expect(await mailsTo(mail.recipient)).toHaveLength(1)
  })

  test.each([
    [0, 60],
    [3, 480],
    [12, 14_400],
    [2000, 14_400],
  ])('after %i tries before waits %i seconds', async (tries, seconds) => {
    const mail = await write()
    await set(mail, `tries = ${tries}`)
    const before = Date.now()
    await refusing(mail, send)
    const next = Date.parse((await rowOf(mail)).next_at as string)
    expect(next).toBeGreaterThanOrEqual(before + seconds * 1000)
    expect(next).toBeLessThanOrEqual(Date.now() + seconds * 1000)
    await set(mail, "state = 'given-up'")
  })

  test('is given up after a day, for its person to see', async () => {
    const id = await newCandidate()
    const cookie = await signIn(id)
    const young = await write({ candidateId: id, createdAt: ago(23) })
    await refusing(young, send)
    const old = await write({ candidateId: id, createdAt: ago(25) })
    const logged = await refusing(old, send)
    expect((await rowOf(young)).state).toBe('waiting')
    expect(await rowOf(old)).toMatchObject({ state: 'given-up', error: 'Error' })
    expect(JSON.parse(logged)).toMatchObject({ event: 'mail given up', mail: old.id })
    await set(old, `next_at = '${ago(1)}'`)
    await send()
    expect(handedOver(old)).toHaveLength(1)
    const html = await (await visit('/personal-info/mail', { headers: { Cookie: cookie } })).text()
    expect(html).toMatch(new RegExp(`${old.recipient}.*?<td>Could not be sent</td>`, 's'))
    expect(html.match(/Could not be sent/g)).toHaveLength(1)
    await set(young, "state = 'given-up'")
  })

  test('is logged without any address, whatever the platform says', async () => {
    const mail = await write()
    const logged = await refusing(mail, send, new TypeError(`550 ${mail.recipient} is unknown here`))
    expect(JSON.parse(logged)).toMatchObject({ event: 'mail not sent', mail: mail.id, error: { name: 'TypeError' } })
    expect(logged).not.toContain('@example.com')
    expect(Object.values(await rowOf(mail)).join()).not.toContain('is unknown here')
    await set(mail, "state = 'given-up'")
  })

  test('is logged without any address, also where the platform says it in several lines', async () => {
    const mail = await write()
    const logged = await refusing(mail, send, new Error(`550 refused\n  at ${mail.recipient}`))
    await set(mail, "state = 'given-up'")
    expect(logged).not.toContain('@example.com')
  })
})

describe('a mail that can never go out is given up at once', () => {
  const lists = ['a@example.com, b@example.com', 'a@example.com\r\nBcc: b@example.com']

  test.each(['a@b', '', '<a@example.com>', ...lists])('for its address %j', async (recipient) => {
    const mail = await write({ recipient })
    const logged = await refusing(mail, send)
    expect(handedOver(mail)).toEqual([])
    expect(await rowOf(mail)).toMatchObject({ state: 'given-up', error: 'address', tries: 1 })
    expect(logged).not.toContain('@example.com')
  })

  test.each([
    ['a sender’s name of two lines', { ...neutral, name: 'Tracking\r\nBcc: b@example.com' }, 'email-taken', 'header'],
    ['a template that is no more', neutral, 'toString', 'template'],
  ])('for %s', async (_, program, template, error) => {
    const mail = await write()
    await env.DB.prepare('update outbox set template = ? where id = ?').bind(template, mail.id).run()
    await refusing(mail, () => sendMails(env, program))
    expect(handedOver(mail)).toEqual([])
    expect(await rowOf(mail)).toMatchObject({ state: 'given-up', error })
  })

  const [x, email] = ['x', 'x@example.com']
  const good = { id: x, from: { name: x, email }, to: email, replyTo: email, subject: x, text: x, html: x }

  test.each([
    ['a subject of two lines', { subject: 'Hello\r\nBcc: b@example.com' }],
    ['a subject with a control sign', { subject: 'Hello\u0000' }],
    ['an id of two lines', { id: 'x\nX-Other: y' }],
    ['an address for answers of two lines', { replyTo: 'x@example.com\r\nBcc: b@example.com' }],
    ['more than a megabyte', { text: 'x'.repeat(1024 * 1024) }],
  ])('for %s', async (_, wrong) => {
    const binding = { send: vi.fn(() => Promise.resolve({ messageId: '<x>' })) }
    await expect(sendMail(binding as never, { ...good, ...wrong })).rejects.toThrow(UnsendableMail)
    expect(binding.send).not.toHaveBeenCalled()
    await sendMail(binding as never, good)
    expect(binding.send).toHaveBeenCalledOnce()
  })
})

test('the mail page lists one’s own mail alone, the newest first, without what stood in it, in one trip', async () => {
  const [ada, cleo] = [await newCandidate(), newCandidateId()]
  const headers = { Cookie: await signIn(ada) }
  await env.DB.prepare('delete from outbox where candidate_id = ?').bind(ada).run()
  const late = await write({ candidateId: ada, template: 'new-sign-in', createdAt: '2026-03-02T10:00:00.000Z' })
  const early = await write({ candidateId: ada, createdAt: '2026-03-01T10:00:00.000Z' })
  const hers = await write({ candidateId: cleo })
  await set(late, "next_at = '2999-01-01T00:00:00.000Z', body = '[\"stood in it\"]'")
  await set(early, "state = 'sent', sent_at = '2026-03-01T10:01:00.000Z'")
  let html = ''
  const trips = await countTrips(env.DB, async () => {
    html = await (await visit('/personal-info/mail', { headers })).text()
  })
  const rows = [...html.matchAll(/<tr>(<th scope="row".*?)<\/tr>/gs)].map(([row]) => row.replaceAll(/<[^>]+>/g, '|'))
  expect(rows.map((row) => row.split('|').filter(Boolean))).toEqual([
    ['A sign-in from a new browser', late.recipient, '2026-Mar-02, 10:00 UTC', 'Sending'],
    ['Your email address was changed', early.recipient, '2026-Mar-01, 10:01 UTC', 'Sent'],
  ])
  for (const hidden of [hers.recipient, 'stood in it']) expect(html).not.toContain(hidden)
  expect(trips).toBe(1)
  await set(late, "state = 'given-up'")
  expect((await visit('/personal-info/mail')).headers.get('Location')).toContain('/sign-in')
})

test('the sweep deletes what is kept no longer, and nothing younger', async () => {
  const insert = {
    mail: "insert into outbox (id, recipient, template, data, state, created_at, next_at) values (?, '', 'x', '{}', 'sent', ?, '')",
    link: "insert into links (hash, purpose, candidate_id, email, mail_id, created_at, ends_at) values (?, 'map', '', '', '', '', ?)",
    request: "insert into mapping_requests (id, typed, created_at, next_at) values (?, '{}', ?, '2999')",
  }
  const kept = { mail: 400 * 24, link: 30 * 24, request: 24 }
  for (const kind of ['mail', 'link', 'request'] as const) {
    const row = env.DB.prepare(insert[kind])
    await env.DB.batch([
      row.bind(`${kind} old`, ago(kept[kind] + 0.1)),
      row.bind(`${kind} young`, ago(kept[kind] - 0.1)),
    ])
  }
  await sweep(env, new Date())
  const ids = "select id from outbox where id like 'mail %' union all select hash from links where hash like 'link %'"
  const left = await env.DB.prepare(`${ids} union all select id from mapping_requests where id like 'request %'`).raw()
  await env.DB.prepare("delete from mapping_requests where id like 'request %'").run()
  expect(left).toEqual([['mail young'], ['link young'], ['request young']])
})

describe('a request for a login', () => {
  const map = () => mapAccounts(env, defaultSettings)

  /** Somebody without a login, and their request. */
  async function newRequest(): Promise<{ id: string; email: string; ask: () => Promise<unknown> }> {
    const [id, email] = [randomId(), `${await newCandidate()}@example.com`]
    return { id, email, ask: () => addMappingRequest(db, id, { by: 'email', email }, longAgo).execute() }
  }

  test('is answered once, however many look it up, and where one of them was killed or answers after all', async () => {
    const { id, email, ask } = await newRequest()
    await ask()
    expect(await claimMappingRequests(db, ago(0), ago(1), 1)).toMatchObject([{ id }])
    await Promise.all([map(), map(), map()])
    await ask()
    await map()
    await send()
    expect((await mailsTo(email)).map(({ subject }) => subject)).toEqual(['Your login'])
  })

  test('that somebody looks up is not taken by anybody else', async () => {
    const { id, email, ask } = await newRequest()
    await ask()
    await claimMappingRequests(db, ago(0), ago(-1), 1)
    await map()
    const taken = await env.DB.prepare('delete from mapping_requests where id = ? returning id').bind(id).all()
    expect(taken.results).toEqual([{ id }])
    expect(await mailsTo(email)).toEqual([])
  })
})
