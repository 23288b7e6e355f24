import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { randomId } from '../../src/adapters/secrets.ts'
import { writeMail } from '../../src/data/mail/outbox.ts'
import type { TemplateName } from '../../src/core/mail-templates.ts'
import { chooseMail } from '../../src/data/mail/mail-choices.ts'
import { sendMails } from '../../src/work/mail/send-mails.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { mailsTo } from '../support/mail.ts'
import { mergeTwo, partTwo } from '../support/merges.ts'
import { db, newCandidate, postForm, signIn, visit } from '../support/site.ts'

const path = '/personal-info/notifications'

async function write(id: string, template: TemplateName = 'reminder'): Promise<void> {
  const data = { subject: 'DECK expires', lines: '[]', order: 'O', browsers: '', login: 'yes' }
  const mail = { id: randomId(), candidateId: id, recipient: `${id}@example.com`, template, data }
  await writeMail(db, { ...mail, createdAt: new Date().toISOString() })
  // What it reminds of is still to come.
  await env.DB.batch([
    env.DB.prepare("insert into reminders values (?1, 'DECK', '2099-01-01', ?2, ?2, '2026-01-01')").bind(id, mail.id),
    env.DB.prepare(
      "insert or replace into holdings (candidate_id, certification, since, status, first_earned_on, active_on, remind_on) values (?, 'DECK', '2099-01-02', 'expired', '2026-01-01', '2026-01-01', '9999-12-31')",
    ).bind(id),
  ])
  await sendMails(env, neutral)
}

const sentTo = (id: string) => mailsTo(`${id}@example.com`)

/** The path of the link to unsubscribe in the newest mail to somebody. */
async function linkTo(id: string): Promise<string> {
  const header = (await sentTo(id)).at(-1)!.headers['List-Unsubscribe']!
  expect(header).toMatch(/^<http:\/\/test\.invalid\/unsubscribe\/[\w.-]+>$/)
  return new URL(header.slice(1, -1)).pathname
}

/** As a mail program does it: from anywhere, without a cookie. */
const oneClick = (at: string, headers: Record<string, string> = {}) =>
  visit(at, {
    method: 'POST',
    body: 'List-Unsubscribe=One-Click',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      Origin: 'https://mail.example',
      'Sec-Fetch-Site': 'cross-site',
      ...headers,
    },
  })

const choicesOf = async (id: string) =>
  (
    await env.DB.prepare('select kind, way from mail_choices where candidate_id = ? order by kind')
      .bind(id)
      .all<{ kind: string; way: string }>()
  ).results.map(({ kind, way }) => `${kind} ${way}`)

const answer = (id: string, given: 'yes' | 'no') =>
  env.DB.prepare("insert into answers values (?, 'notifications', ?, ?)")
    .bind(id, given, new Date().toISOString())
    .run()

describe('Notifications', () => {
  test('are chosen kind by kind; the others still come', async () => {
    const id = await newCandidate()
    const Cookie = await signIn(id)
    const before = await (await visit(path, { headers: { Cookie } })).text()
    expect(before.match(/value="mail" checked=""/g)).toHaveLength(5)
    const saved = await postForm(path, { reminders: 'site', record: 'mail', nonsense: 'site' }, { Cookie })
    expect([saved.status, saved.headers.get('Location')]).toEqual([303, `${path}?saved`])
    expect(await choicesOf(id)).toEqual(['reminders site'])
    await write(id, 'reminder')
    await write(id, 'news')
    await write(id, 'order-taken')
    expect((await sentTo(id)).map(({ subject }) => subject)).toEqual(['DECK expires', 'Your order'])
    const emails = await (await visit('/personal-info/mail', { headers: { Cookie } })).text()
    expect(emails).toContain('Not sent: you turned off these emails')
    await postForm(path, { reminders: 'mail' }, { Cookie })
    await write(id, 'reminder')
    expect(await sentTo(id)).toHaveLength(3)
  })

  test('with nonsense stay as they are', async () => {
    const id = await newCandidate()
    const Cookie = await signIn(id)
    for (const way of ['', 'no', 'SITE', "'"]) await postForm(path, { reminders: way, constructor: 'site' }, { Cookie })
    expect(await choicesOf(id)).toEqual([])
    expect((await postForm(path, { reminders: 'site' })).status).not.toBe(200)
    expect(await choicesOf(id)).toEqual([])
  })

  test('stand under the question about mail: with No nothing comes, and the page says what is missed', async () => {
    const id = await newCandidate()
    const Cookie = await signIn(id)
    const shown = async () => (await visit(path, { headers: { Cookie } })).text()
    expect(await shown()).toContain('we remind you from 90 days before')
    await answer(id, 'no')
    expect(await shown()).toContain('That includes reminders before a certification expires')
    await write(id, 'reminder')
    expect(await sentTo(id)).toEqual([])
  })
})

describe('when two records are merged', () => {
  test('what was turned off on the old one stays off, unless the other has a choice of its own; an undo takes it back', async () => {
    const [from, into] = [await newCandidate(), await newCandidate()]
    const choose = (id: string, kind: string, way: string) =>
      env.DB.prepare("insert into mail_choices values (?, ?, ?, '2026-01-01')").bind(id, kind, way).run()
    await choose(from, 'reminders', 'site')
    await choose(from, 'record', 'site')
    await choose(from, 'program', 'mail')
    await choose(into, 'record', 'mail')
    await mergeTwo(from, into)
    expect(await choicesOf(into)).toEqual(['record mail', 'reminders site'])
    await partTwo(from)
    expect(await choicesOf(into)).toEqual(['record mail'])
    expect(await choicesOf(from)).toEqual(['program mail', 'record site', 'reminders site'])
  })

  test('what they turn off themselves afterwards stays off after an undo', async () => {
    const [from, into] = [await newCandidate(), await newCandidate()]
    await env.DB.prepare("insert into mail_choices values (?, 'reminders', 'site', '2026-01-01')").bind(from).run()
    await mergeTwo(from, into)
    await chooseMail(db, into, [{ kind: 'reminders', way: 'site' }], new Date(Date.now() + 1000).toISOString())
    await partTwo(from)
    expect(await choicesOf(into)).toEqual(['reminders site'])
  })
})

describe('the link to unsubscribe', () => {
  test('ends its kind at one click, from anywhere and without a cookie', async () => {
    const id = await newCandidate()
    await write(id, 'reminder')
    const [mail] = await sentTo(id)
    expect(mail!.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
    const at = await linkTo(id)
    expect(mail!.text).toContain(at)
    for (let times = 0; times < 2; times++) {
      const answered = await oneClick(at)
      expect([answered.status, answered.headers.get('Set-Cookie')]).toEqual([200, null])
      expect(await answered.text()).toContain('You no longer get reminders by email.')
    }
    expect(await choicesOf(id)).toEqual(['reminders site'])
    await write(id, 'reminder')
    await write(id, 'news')
    expect(await sentTo(id)).toHaveLength(2)
  })

  test('changes nothing when it is only opened', async () => {
    const id = await newCandidate()
    await write(id, 'news')
    const at = await linkTo(id)
    for (const method of ['GET', 'HEAD']) expect((await visit(at, { method })).status).toBe(200)
    const html = await (await visit(at)).text()
    expect(html).toContain('Stop these emails?')
    expect(html).not.toContain(id)
    expect(await choicesOf(id)).toEqual([])
    expect((await postForm(at, {})).status).toBe(200)
    expect(await choicesOf(id)).toEqual(['record site'])
  })

  test('can do only that: not with another mail, not changed, not as another proof', async () => {
    const [id, other] = [await newCandidate(), await newCandidate()]
    await write(id, 'reminder')
    await write(other, 'news')
    const [at, theirs] = [await linkTo(id), await linkTo(other)]
    const [mailId, proof] = at.split('/').at(-1)!.split('.')
    const [theirMail] = theirs.split('/').at(-1)!.split('.')
    const replyProof = /\.([\da-z]{16})@/.exec((await sentTo(id))[0]!.replyTo)![1]!
    const wrong = [
      `${theirMail}.${proof}`,
      `${mailId}.${proof!.slice(1)}a`,
      `${mailId}.${replyProof}`,
      `${mailId}.`,
      mailId!,
      `${mailId}.${proof}x`,
      'x'.repeat(5000),
      '%00',
    ]
    for (const token of wrong) {
      expect([token, (await oneClick(`/unsubscribe/${token}`)).status]).toEqual([token, 404])
      expect([token, (await visit(`/unsubscribe/${token}`)).status]).toEqual([token, 404])
    }
    expect([await choicesOf(id), await choicesOf(other)]).toEqual([[], []])
    expect(replyProof).not.toBe(proof)
  })

  test('is in no mail about the login', async () => {
    const id = await newCandidate()
    await write(id, 'order-taken')
    const [mail] = await sentTo(id)
    expect(mail!.headers['List-Unsubscribe']).toBeUndefined()
    expect(mail!.text).not.toContain('/unsubscribe/')
  })

  test('signs nobody in, and forgets none that are', async () => {
    const id = await newCandidate()
    const Cookie = await signIn(id)
    await write(id, 'reminder')
    const answered = await oneClick(await linkTo(id), { Cookie })
    expect(answered.headers.get('Set-Cookie')).toBeNull()
    expect((await visit(path, { headers: { Cookie } })).status).toBe(200)
  })
})
