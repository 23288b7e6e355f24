import { env } from 'cloudflare:workers'
import { createScheduledController } from 'cloudflare:test'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { randomId } from '../../src/adapters/secrets.ts'
import type { BadgeKey } from '../../src/adapters/signing/keys.ts'
import { countedDatabase } from '../../src/data/counted-database.ts'
import worker from '../../src/index.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { openBudget } from '../../src/work/budget.ts'
import { tellOfEndedKeys } from '../../src/work/mail/tell-of-ended-keys.ts'
import { badgeHolder, badgesOf, today } from '../support/badges.ts'
import { cutAt } from '../support/cut.ts'
import { howMany } from '../support/every-way.ts'
import { bindingsWith, keyOfDay, siteOf } from '../support/keyed-site.ts'
import { mailsTo } from '../support/mail.ts'

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
const fresh = await keyOfDay(0)
const subject = 'Download your digital badges again'
const template = 'badges-signed-again'

/** Somebody whose badge was signed with a key. */
async function holderOf(key: BadgeKey, consent: 'yes' | 'no' = 'yes') {
  const person = await badgeHolder(consent)
  const [badge] = await badgesOf(person)
  await download(person, key)
  return { ...person, badge: badge! }
}

async function download(person: Awaited<ReturnType<typeof badgeHolder>>, key: BadgeKey): Promise<void> {
  const [badge] = await badgesOf(person)
  const site = siteOf(bindingsWith([key]))
  const answer = await site(`/digital-badges/${badge!.id}/badge.json`, { Cookie: person.Cookie })
  expect(answer.status).toBe(200)
}

const without = (key: BadgeKey, minutes = 60) => bindingsWith([key, fresh], [[key, minutesAgo(minutes)]])
const minute = (bindings: typeof env) => worker.scheduled(createScheduledController(), bindings)

/** Goes on until there is nothing left to do. */
async function tellAll(bindings: typeof env, statements = 30): Promise<void> {
  for (let isLeft = true; isLeft;) {
    const { env: counted, budget } = openBudget(bindings, { statements, milliseconds: 60_000 })
    isLeft = await tellOfEndedKeys(counted, neutral, new Date(), budget)
  }
}

const told = async (id: string) => (await mailsTo(`${id}@example.com`)).filter((mail) => mail.subject === subject)

const mailsIn = async (id: string) =>
  (await env.DB.prepare('select id from outbox where candidate_id = ? and template = ?').bind(id, template).all())
    .results.length

/** So many people with an active badge that a key has signed, none of whose mail is sent. */
async function writeHolders(key: BadgeKey, size: number): Promise<string> {
  const prefix = `ZZ${key.id}`
  const numbers = 'with recursive n(i) as (select 1 union all select i + 1 from n where i < ?1)'
  const id = `?2 || '-' || substr('000000' || i, -6)`
  const write = (sql: string, ...more: unknown[]) => env.DB.prepare(sql).bind(size, prefix, ...more)
  await env.DB.batch([
    write(
      `insert into candidates (id, first_name, last_name, localized_first_name, localized_last_name, email, made, outside_ids) ${numbers} select ${id}, 'Crowd', 'Person', '', '', ?2 || '@example.com', '2026', '{}' from n`,
    ),
    write(
      `insert into badges (id, candidate_id, certification, list, place, says, says_since) ${numbers} select ?2 || i, ${id}, 'DECK', 900000 + abs(random() % 90000), i, 'x', '2026-01-01T00:00:00Z' from n`,
    ),
    write(
      `insert into holdings (candidate_id, certification, since, until, status, first_earned_on, active_on, expires_on) ${numbers} select ${id}, 'DECK', '2025-01-01', null, 'active', '2025-01-01', '2025-01-01', null from n`,
    ),
    write(
      `insert into issued_credentials (kind, about, sha256, candidate_id, key_id, signed_at) ${numbers} select 'badge', ?2 || i, 'x' || i, ${id}, ?3, '2026-01-01T00:00:00.000Z' from n`,
      key.id,
    ),
  ])
  return prefix
}

const countOf = async (prefix: string, more = '') =>
  (await env.DB.prepare(`select count(*) as count from outbox where candidate_id >= ? and candidate_id < ? ${more}`)
    .bind(prefix, `${prefix}~`)
    .first<number>('count'))!

afterEach(async () => {
  vi.restoreAllMocks()
  await env.DB.batch(
    ['outbox', 'badges', 'holdings', 'issued_credentials'].map((table) =>
      env.DB.prepare(`delete from ${table} where candidate_id >= 'ZZ' and candidate_id < 'ZZ~'`),
    ),
  )
})

describe('when a key has ended', () => {
  test('who holds an active badge of it gets one mail, that names the badge and leads to it', async () => {
    const key = await keyOfDay(9)
    const { id } = await holderOf(key)
    for (let times = 0; times < 3; times++) await minute(without(key))
    const mails = await told(id)
    expect(mails).toHaveLength(1)
    expect(mails[0]!.text).toContain('Harbour Certified Network Deckhand')
    expect(mails[0]!.text).toContain('http://test.invalid/digital-badges')
    expect(mails[0]!.text).not.toMatch(/undefined|BADGE_KEY/)
  })

  test('nobody else does: of another key, of no key, expired, revoked, or who wants no mail', async () => {
    const [key, other] = [await keyOfDay(9), await keyOfDay(8)]
    const ofOther = await holderOf(other)
    const neverSigned = await badgeHolder('yes')
    await badgesOf(neverSigned)
    const revoked = await holderOf(key)
    await revoked.adjust('revoke', today)
    const expired = await holderOf(key)
    await env.DB.prepare("update holdings set until = '2026-01-01' where candidate_id = ?").bind(expired.id).run()
    const silent = await holderOf(key)
    await silent.answer('no')
    await tellAll(bindingsWith([key, other, fresh], [[key, minutesAgo(60)]]))
    await minute(bindingsWith([key, other, fresh], [[key, minutesAgo(60)]]))
    for (const { id } of [ofOther, neverSigned, revoked, expired, silent]) expect(await told(id)).toEqual([])
    for (const { id } of [ofOther, neverSigned, revoked, expired]) expect(await mailsIn(id)).toBe(0)
  })

  test('a badge that was signed before hashes were noted may be of any key of then, and of none made later', async () => {
    const [key, later] = [await keyOfDay(4000), await keyOfDay(-1)]
    const person = await holderOf(key)
    await env.DB.prepare('delete from issued_credentials where about = ?').bind(person.badge.id).run()
    await tellAll(without(later))
    expect(await mailsIn(person.id)).toBe(0)
    await tellAll(without(key))
    expect(await mailsIn(person.id)).toBe(1)
  })

  test('nothing is said in the first five minutes, nor while there is no key to sign with', async () => {
    const key = await keyOfDay(9)
    const { id } = await holderOf(key)
    await tellAll(without(key, 4))
    await tellAll(bindingsWith([key], [[key, minutesAgo(60)]]))
    expect(await mailsIn(id)).toBe(0)
    await tellAll(without(key, 6))
    expect(await mailsIn(id)).toBe(1)
  })

  test('two keys that ended together are told of in one mail, and one that ends later in another', async () => {
    const [one, two, three] = [await keyOfDay(9), await keyOfDay(8), await keyOfDay(7)]
    const person = await badgeHolder('yes')
    for (const key of [one, two, three]) await download(person, key)
    const keys = [one, two, three, fresh]
    const [first, second] = [
      [one, minutesAgo(60)],
      [two, minutesAgo(50)],
    ] as const
    await tellAll(bindingsWith(keys, [first, second]))
    expect(await mailsIn(person.id)).toBe(1)
    // As if a day had passed.
    await env.DB.prepare('update outbox set created_at = ? where candidate_id = ?')
      .bind(minutesAgo(30), person.id)
      .run()
    await tellAll(bindingsWith(keys, [first, second, [three, minutesAgo(20)]]))
    expect(await mailsIn(person.id)).toBe(2)
  })

  test.each(['before', 'after'] as const)(
    'killed %s any word with the database, it tells everybody once',
    async (when) => {
      for (let [nth, isCut] = [1, true]; isCut; nth++) {
        const key = await keyOfDay(9)
        const prefix = await writeHolders(key, 3)
        isCut = await cutAt(env.DB, nth, when, () => tellAll(without(key)))
        await tellAll(without(key))
        expect([await countOf(prefix), nth < 40]).toEqual([3, true])
      }
    },
  )

  test('five workers at once tell everybody once', async () => {
    const key = await keyOfDay(9)
    const prefix = await writeHolders(key, 60)
    await Promise.all(Array.from({ length: 5 }, () => tellAll(without(key))))
    await tellAll(without(key))
    expect(await countOf(prefix)).toBe(60)
  })
})

describe('with many people to tell', () => {
  const people = howMany(400, 3000)

  test('no more than 100 of the mails wait at once, a wake stays within its statements, and all are told once', async () => {
    const key = await keyOfDay(9)
    const prefix = await writeHolders(key, people)
    const recipient = `${randomId()}@example.com`
    const send = async (mail: { to: string }) => (sent.push(mail.to), { messageId: randomId() })
    const sent: string[] = []
    const { database, asked } = countedDatabase(env.DB)
    const bindings = { ...without(key), DB: database, EMAIL: { send }, WAKE: { send: () => undefined } } as never
    await minute(bindings)
    expect(asked()).toBeLessThan(1000)
    for (let steps = 0; steps < 100 && (await countOf(prefix)) < people; steps++) {
      await tellAll(without(key))
      expect(await countOf(prefix, "and state = 'waiting'")).toBeLessThanOrEqual(100)
      if (steps === 2) {
        // A mail of another kind is at most so far behind.
        await env.DB.prepare(
          `insert into outbox (id, recipient, template, data, state, created_at, tries, next_at) values (?, ?, 'news', '{"subject":"You earned DECK","lines":"[]"}', 'waiting', ?, 0, ?)`,
        )
          .bind(randomId(), recipient, minutesAgo(0), minutesAgo(0))
          .run()
        for (let wakes = 0; wakes < 8; wakes++) await minute(bindings)
        expect(sent).toContain(recipient)
      }
      await env.DB.prepare("update outbox set state = 'sent' where candidate_id >= ? and template = ?")
        .bind(prefix, template)
        .run()
    }
    await tellAll(without(key))
    expect(await countOf(prefix)).toBe(people)
    const told = await env.DB.prepare(
      'select count(distinct candidate_id) as count from outbox where candidate_id >= ?',
    )
      .bind(prefix)
      .first<number>('count')
    expect(told).toBe(people)
  })
})
