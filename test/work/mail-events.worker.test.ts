import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import worker from '../../src/index.ts'
import { mailsTo } from '../support/mail.ts'
import { newCandidateId } from '../support/site.ts'
import { holder, plain } from '../support/transcripts.ts'
import { countTrips } from '../support/trips.ts'

const at = '2026-11-20T10:00:00.000Z'
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()

/** Messages on the queue that wakes the site; gives those that were not taken. */
async function deliver(...bodies: unknown[]) {
  const messages = bodies.map((body) => ({ id: crypto.randomUUID(), timestamp: new Date(), attempts: 1, body }))
  const batch = createMessageBatch('certification-tracking-system-wake', messages)
  await worker.queue(batch, env)
  return (await getQueueResult(batch, createExecutionContext())).retryMessages
}

/** As Cloudflare Email Sending tells it. */
const event = (type: string, mail: { messageId: string; recipient: string }, more: object = {}, when = at) => ({
  type: `cf.email.sending.message.${type}`,
  source: { type: 'email.sending', zoneId: 'zone', domain: 'certifications.example.com' },
  payload: {
    eventId: crypto.randomUUID(),
    sender: 'x@example.com',
    subject: 'A transcript',
    terminal: true,
    ...mail,
    ...more,
  },
  metadata: { accountId: 'account', eventSubscriptionId: 's', eventSchemaVersion: 1, eventTimestamp: when },
})
const bounce = (type: string) => ({ bounce: { type, classification: 'x', reason: '550 5.1.1 unknown' } })

/** A transcript that went to somebody, and what the platform calls the mail. */
async function shared() {
  const owner = await holder()
  const transcript = await owner.create()
  const { to, mail } = await owner.share(transcript)
  const id = mail.headers['X-Certification-Mail-Id']!
  const row = () => env.DB.prepare('select * from outbox where id = ?').bind(id).first<Record<string, string | null>>()
  const messageId = (await row())!.message_id!
  const marks = async () => {
    const { delivered_at: delivered, failed_at: failed, refused_at: refused } = (await row())!
    return { delivered, failed, refused }
  }
  const list = async () => plain(await (await owner.get(`/transcripts/${transcript}`)).text())
  const again = (other: string, recipient = to) => owner.post(`/transcripts/${other}/shares`, { to: recipient })
  return {
    ...owner,
    email: `${owner.id}@example.com`,
    transcript,
    to,
    id,
    messageId,
    marks,
    list,
    again,
    known: { messageId, recipient: to },
  }
}

const none = { delivered: null, failed: null, refused: null }

describe('an event of the provider', () => {
  test.each([
    ['delivered', {}, { ...none, delivered: at }],
    ['bounced', bounce('hard'), { ...none, failed: at, refused: at }],
    ['bounced', bounce('soft'), { ...none, failed: at }],
    ['failed', { failure: { reason: 'x' } }, { ...none, failed: at }],
    ['rejected', { rejection: { reason: 'suppressed' } }, { ...none, failed: at }],
    ['complained', { complaint: { type: 'abuse' } }, { ...none, refused: at }],
    ['deferred', {}, none],
    ['opened', {}, none],
  ])('“%s” marks the mail: %j', async (type, more, marks) => {
    const mail = await shared()
    expect(mail.messageId).toMatch(/^[^<>]+$/)
    const known = { messageId: `<${mail.messageId}>`, recipient: mail.to.toUpperCase() }
    expect(await deliver(event(type, known, more))).toEqual([])
    expect(await mail.marks()).toEqual(marks)
  })

  test('comes among files and wakes, twice and out of order: each first moment stays', async () => {
    const mail = await shared()
    const later = '2026-11-20T11:00:00.000Z'
    const bounced = event('bounced', mail.known, bounce('hard'), later)
    const stored = { account: 'a', action: 'PutObject', bucket: 'b', object: { key: 'inbox/x.csv' }, eventTime: at }
    await deliver({}, stored, null, 'x', 7, bounced, event('delivered', mail.known), {
      ...bounced,
      metadata: { eventTimestamp: '2026-11-22T10:00:00Z' },
    })
    expect(await mail.marks()).toEqual({ delivered: at, failed: later, refused: later })
  })

  test('of another mail, another recipient or another shape changes nothing', async () => {
    const mail = await shared()
    const good = event('bounced', mail.known, bounce('hard'))
    await deliver(
      event('bounced', { ...mail.known, recipient: 'other@example.com' }, bounce('hard')),
      event('bounced', { ...mail.known, messageId: 'other' }, bounce('hard')),
      event('bounced', { ...mail.known, messageId: '' }, bounce('hard')),
      { ...good, type: 'message.bounced' },
      { ...good, payload: undefined },
      { ...good, payload: { ...good.payload, messageId: 7 } },
      { ...good, metadata: { eventTimestamp: 'yesterday' } },
      { ...good, metadata: {} },
    )
    expect(await mail.marks()).toEqual(none)
  })
})

describe('the list of recipients', () => {
  test('says beneath an address what became of its mail, and when', async () => {
    const mail = await shared()
    expect(await mail.list()).not.toMatch(/Delivered|delivered/)
    await deliver(event('delivered', mail.known))
    expect(await mail.list()).toContain(`${mail.to} Delivered 2026-Nov-20, 10:00 UTC`)
    await deliver(event('bounced', mail.known, bounce('soft'), '2026-11-20T11:00:00Z'))
    const list = await mail.list()
    expect(list).toContain(`${mail.to} Could not be delivered 2026-Nov-20, 11:00 UTC`)
    expect(list).not.toContain('Delivered 2026')
  })

  test('says nothing of a complaint', async () => {
    const mail = await shared()
    await deliver(event('delivered', mail.known), event('complained', mail.known))
    expect(await mail.list()).toContain(`${mail.to} Delivered 2026-Nov-20, 10:00 UTC`)
    expect(await mail.list()).not.toMatch(/unwanted|not wanted/)
  })

  test('is still read in one trip', async () => {
    const mail = await shared()
    expect(await countTrips(env.DB, async () => void (await mail.list()))).toBe(1)
  })
})

describe('an address that a mail came back from, or where it was not wanted,', () => {
  test.each(['bounced', 'complained'])(
    '(%s) gets no transcript for 30 days, from anybody, and the sender reads why',
    async (type) => {
      const mail = await shared()
      await deliver(event(type, mail.known, bounce('hard'), ago(29)))
      const other = await holder()
      const transcript = await other.create()
      const to = mail.to.toUpperCase()
      const answer = await other.post(`/transcripts/${transcript}/shares`, { to: `good@example.com\n${to}` })
      expect(answer.status).toBe(422)
      expect(plain(await answer.text())).toContain(
        `${to} can’t be used: an email to it came back or was reported as spam in the last 30 days.`,
      )
      const shares = env.DB.prepare('select id from transcript_shares where transcript_id = ?').bind(transcript)
      expect((await shares.all()).results).toEqual([])
      await env.DB.prepare('update outbox set refused_at = ? where id = ?').bind(ago(31), mail.id).run()
      expect((await other.post(`/transcripts/${transcript}/shares`, { to })).status).toBe(303)
    },
  )

  test('does not bar one whose mailbox was only full, nor any other', async () => {
    const mail = await shared()
    await deliver(event('bounced', mail.known, bounce('soft'), ago(1)))
    const second = await mail.create()
    expect((await mail.again(second)).status).toBe(303)
    await deliver(event('complained', mail.known, {}, ago(1)))
    expect((await mail.again(await mail.create())).status).toBe(422)
    expect((await mail.again(second, `${newCandidateId()}@example.com`)).status).toBe(303)
  })

  test('is sent mail about its own login all the same', async () => {
    const owner = await shared()
    const { email } = owner
    await env.DB.prepare('update outbox set failed_at = ?, refused_at = ? where lower(recipient) = lower(?)')
      .bind(ago(1), ago(1), email)
      .run()
    const before = (await mailsTo(email)).length
    await owner.answer('yes')
    await owner.answer('no')
    expect((await mailsTo(email)).length).toBeGreaterThan(before)
  })
})
