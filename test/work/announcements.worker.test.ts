import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Audience } from '../../src/core/announcements.ts'
import { findAnnouncement } from '../../src/data/mail/announcements.ts'
import { openBudget } from '../../src/work/budget.ts'
import {
  type AnnouncementDoing,
  draftAnnouncement,
  sendAnnouncement,
  stopAnnouncement,
} from '../../src/work/mail/change-announcements.ts'
import { mostWaiting, sendSomeAnnouncements } from '../../src/work/mail/send-announcements.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { dropCrowd, mailsOfCrowd, writeCrowd } from '../support/crowd.ts'
import { cutAt, waysToCut } from '../support/cut.ts'
import { db } from '../support/site.ts'

// Nobody lives there: no other test has people of it.
const country = 'BV'
const one: AnnouncementDoing = { colleagueId: 'one', at: new Date() }
const crowds: string[] = []

async function crowdOf(size: number): Promise<string> {
  const prefix = await writeCrowd(size, { country })
  crowds.push(prefix)
  return prefix
}

async function nothingWaits(): Promise<void> {
  await env.DB.batch([
    env.DB.prepare("update announcements set state = 'stopped' where state in ('counting', 'asked', 'sending')"),
    env.DB.prepare("update outbox set state = 'sent' where template = 'announcement' and state = 'waiting'"),
  ])
}

beforeEach(nothingWaits)
afterEach(async () => {
  await nothingWaits()
  for (const prefix of crowds.splice(0)) await dropCrowd(prefix)
})

/** One run, of steps of so many people. */
function work(statements = 1000, atOnce = 500): Promise<boolean> {
  const { env: counted, budget } = openBudget(env, { statements, milliseconds: 60_000 })
  return sendSomeAnnouncements(counted, neutral, new Date(), budget, atOnce)
}

const draft = (audience: Audience = { country }, candidateId: string | null = null) =>
  draftAnnouncement(db, { subject: 'The harbour moves', text: 'On Monday.', link: '', audience, candidateId }, one)

const found = async (id: string) => (await findAnnouncement(db, id).execute())!

/** An announcement that is being sent, however many it is for. */
async function begun(audience?: Audience): Promise<string> {
  const id = await draft(audience)
  while (await work());
  await env.DB.prepare("update announcements set state = 'sending', is_for_many = 1, up_to = '' where id = ?")
    .bind(id)
    .run()
  return id
}

/** What waits in the outbox has left. */
const sentOut = () =>
  env.DB.prepare("update outbox set state = 'sent' where template = 'announcement' and state = 'waiting'").run()

async function untilSent(id: string): Promise<void> {
  for (let turns = 0; (await found(id)).state === 'sending'; turns++) {
    await work()
    await sentOut()
    expect(turns).toBeLessThan(30)
  }
}

describe('an announcement is counted', () => {
  test('over all of its people, with the first five, in steps', async () => {
    const prefix = await crowdOf(12)
    const id = await draft()
    for (let turns = 0; (await found(id)).state === 'counting' && turns < 500; turns++) await work(20, 5)
    expect(await found(id)).toMatchObject({
      state: 'draft',
      counted: 12,
      sample: [1, 2, 3, 4, 5].map((number) => `${prefix}-00000${number}`),
    })
  })

  test('by what they hold, its level, its end and where they live; without No, without an address that refuses', async () => {
    const prefix = await crowdOf(6)
    const set = (sql: string, ...values: string[]) =>
      env.DB.prepare(sql)
        .bind(...values)
        .run()
    const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
    await set('update holdings set expires_on = ?, until = ? where candidate_id = ?', soon, soon, `${prefix}-000001`)
    await set("update holdings set status = 'suspended' where candidate_id = ?", `${prefix}-000002`)
    await set("insert into answers values (?, 'notifications', 'no', '2026-01-02')", `${prefix}-000003`)
    await set("insert into answers values (?, 'notifications', 'no', '2026-01-02')", `${prefix}-000004`)
    await set("insert into answers values (?, 'notifications', 'yes', '2026-01-03')", `${prefix}-000004`)
    await set(
      "insert into outbox (id, candidate_id, recipient, template, data, state, created_at, next_at, refused_at) values (?, ?, ?, 'news', '{}', 'sent', '2026-01-01', '2026-01-01', ?)",
      prefix,
      `${prefix}-000005`,
      `${prefix}-000005@EXAMPLE.com`,
      new Date().toISOString(),
    )
    const level = neutral.certifications.find(({ code }) => code === 'DECK')!.level
    const other = neutral.levels.find(({ code }) => code !== level)!.code
    const count = async (audience: Audience, candidateId: string | null = null) => {
      const id = await draft(audience, candidateId)
      while (await work());
      return (await found(id)).counted
    }
    expect(await count({ country })).toBe(4)
    expect(await count({ country: country.toLowerCase() })).toBe(4)
    expect(await count({ country, certification: 'DECK' })).toBe(3)
    expect(await count({ country, level })).toBe(3)
    expect(await count({ country, level: other })).toBe(0)
    expect(await count({ country, withinDays: 20 })).toBe(1)
    expect(await count({ country, withinDays: 19 })).toBe(0)
    expect(await count({}, `${prefix}-000001`)).toBe(1)
    expect(await count({}, `${prefix}-000003`)).toBe(0)
    expect(await count({}, `${prefix}-999999`)).toBe(0)
  })
})

describe('an announcement is sent', () => {
  test('to each person once, by two workers at a time', async () => {
    const prefix = await crowdOf(30)
    const id = await begun()
    for (let turns = 0; (await found(id)).state === 'sending' && turns < 300; turns++)
      await Promise.all([work(9, 4), work(9, 4), work(9, 4)])
    expect(await mailsOfCrowd(prefix, 'announcement')).toEqual({ people: 30, mails: 30, most: 1 })
    expect(await found(id)).toMatchObject({ state: 'sent', written: 30 })
  })

  test.each(waysToCut(1))('to each person once, killed %s any word with the database', async (when) => {
    const prefix = await crowdOf(3)
    for (let [nth, isCut] = [1, true]; isCut; nth++) {
      const id = await begun()
      isCut = await cutAt(env.DB, nth, when, () => work(1000, 10_000))
      await untilSent(id)
      expect([nth, await mailsOfCrowd(prefix, 'announcement')]).toEqual([nth, { people: 3, mails: 3, most: 1 }])
      expect((await found(id)).written).toBe(3)
      await env.DB.prepare('delete from outbox where candidate_id like ?').bind(`${prefix}%`).run()
      expect(nth).toBeLessThan(60)
    }
  })

  test('to nobody whose record begins to be erased while it is written', async () => {
    const prefix = await crowdOf(3)
    const id = await begun()
    const database = Object.getPrototypeOf(env.DB) as D1Database
    const batch = database.batch as (...given: unknown[]) => Promise<never>
    const looking = vi.spyOn(database, 'batch').mockImplementationOnce(async function (this: unknown, ...given) {
      const found = await batch.apply(this, given)
      await env.DB.prepare(
        "insert into erasures (candidate_id, state, reason, asked_at, asked_by, facts_version, step) select id, 'running', 'request', '', '', 0, 'journal' from candidates where id like ? limit 1",
      )
        .bind(`${prefix}%`)
        .run()
      return found
    })
    await work()
    looking.mockRestore()
    await untilSent(id)
    expect(await mailsOfCrowd(prefix, 'announcement')).toEqual({ people: 2, mails: 2, most: 1 })
    await env.DB.prepare('delete from erasures where candidate_id like ?').bind(`${prefix}%`).run()
  })

  test('so that only so many wait in the outbox at once, and goes on once they have left', async () => {
    const prefix = await crowdOf(mostWaiting + 50)
    const id = await begun()
    expect(await work()).toBe(false)
    await work()
    expect(await mailsOfCrowd(prefix, 'announcement')).toMatchObject({ people: mostWaiting })
    expect((await found(id)).state).toBe('sending')
    await sentOut()
    await work()
    expect(await mailsOfCrowd(prefix, 'announcement')).toEqual({
      people: mostWaiting + 50,
      mails: mostWaiting + 50,
      most: 1,
    })
  })

  test('until it is stopped: what waits then is not sent, and nobody else is written to', async () => {
    const prefix = await crowdOf(mostWaiting + 50)
    const id = await begun()
    await work()
    await env.DB.prepare(
      "update outbox set state = 'sent' where id in (select id from outbox where candidate_id like ? limit 20)",
    )
      .bind(`${prefix}%`)
      .run()
    const [stopped, again] = await Promise.all(
      [1, 2].map(async () => stopAnnouncement(db, await found(id), { colleagueId: 'one', at: new Date() })),
    )
    expect([stopped, again].filter(Boolean)).toHaveLength(1)
    await work()
    const { results } = await env.DB.prepare(
      'select state, error, count(*) as count from outbox where candidate_id like ? group by state, error order by state',
    )
      .bind(`${prefix}%`)
      .all()
    expect(results).toEqual([
      { state: 'given-up', error: 'stopped', count: mostWaiting - 20 },
      { state: 'sent', error: null, count: 20 },
    ])
    expect((await found(id)).state).toBe('stopped')
  })

  test('one at a time', async () => {
    await crowdOf(2)
    await begun()
    const second = await draft()
    while (await work());
    await env.DB.prepare("update announcements set state = 'sending' where id <> ? and state = 'sent' and counted = 2")
      .bind(second)
      .run()
    expect(await sendAnnouncement(db, await found(second), 2, one)).toBe('other is sent')
    expect((await found(second)).state).toBe('draft')
  })

  test('to no more than 100 people where one owner said yes and more have come since', async () => {
    const id = await draft()
    while (await work());
    const prefix = await crowdOf(101)
    await env.DB.prepare("update announcements set state = 'sending', up_to = '' where id = ?").bind(id).run()
    await work()
    expect(await mailsOfCrowd(prefix, 'announcement')).toMatchObject({ people: 100 })
    expect((await found(id)).state).toBe('stopped')
  })
})

describe('more than 100 people need a second owner', () => {
  test('who is not the one that asked', async () => {
    await crowdOf(101)
    const id = await draft()
    while (await work());
    expect(await sendAnnouncement(db, await found(id), 2, one)).toBe('asked')
    expect(await sendAnnouncement(db, await found(id), 2, one)).toBe('needs another')
    const twice = await Promise.all(
      ['two', 'three'].map(async (colleagueId) =>
        sendAnnouncement(db, await found(id), 2, { colleagueId, at: new Date() }),
      ),
    )
    expect(twice.filter((sending) => sending === 'begun')).toHaveLength(1)
    expect((await found(id)).isForMany).toBe(1)
  })

  test('and not the word of somebody who says that there is no other', async () => {
    await crowdOf(101)
    const id = await draft()
    while (await work());
    await env.DB.batch(
      ['a', 'b'].flatMap((name) => [
        env.DB.prepare(
          "insert into colleagues (id, name, email, added_at) values (?1, 'Owner', ?1 || '@owners.invalid', '2026')",
        ).bind(`${id}${name}`),
        env.DB.prepare("insert into colleague_roles (colleague_id, role, given_at) values (?, 'owner', '2026')").bind(
          `${id}${name}`,
        ),
      ]),
    )
    expect(await sendAnnouncement(db, await found(id), 1, one)).toBe('moved')
    expect((await found(id)).state).toBe('draft')
  })

  test('nor may people be counted longer ago than a day', async () => {
    await crowdOf(2)
    const id = await draft()
    while (await work());
    const tomorrow = new Date(Date.now() + 25 * 3_600_000)
    expect(await sendAnnouncement(db, await found(id), 1, { ...one, at: tomorrow })).toBe('old count')
  })
})
