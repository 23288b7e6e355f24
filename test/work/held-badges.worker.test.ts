import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, expect, test, vi } from 'vitest'
import { heldBadgesSchema, revokedBadgesSchema } from '../../src/api/schemas/held.ts'
import { addMonths } from '../../src/core/calendar.ts'
import { confirmSome } from '../../src/work/badges/confirm-endings.ts'
import { asJson, ask, badgeHolder, badgesOf, placesSet, today } from '../support/badges.ts'
import { takeInRows } from '../support/candidates.ts'
import { feedName, newToken, sendFeed, visit } from '../support/site.ts'

const since = addMonths(today, -24)
const hours = (count: number) => new Date(Date.now() + count * 3_600_000)

async function signedHolder() {
  const person = await badgeHolder('yes')
  const [badge] = await badgesOf(person)
  const file = await (
    await person.get(`/digital-badges/${badge!.id}/badge.json`)
  ).json<{
    credentialStatus: { statusListIndex: string }
  }>()
  return { ...person, badge: badge!.id, place: Number(file.credentialStatus.statusListIndex) }
}

type Signed = Awaited<ReturnType<typeof signedHolder>>

async function crowd(size: number): Promise<Signed[]> {
  const people: Signed[] = []
  for (let count = 0; count < size; count++) people.push(await signedHolder())
  return people
}

const graded = async (token: string, people: readonly Signed[], grade: 'pass' | 'fail') =>
  sendFeed(
    token,
    feedName('exams'),
    `registration_number,candidate_id,exam_code,grade,taken_on\n${people.map(({ id }) => `R${id}-0,${id},200-301,${grade},${since}\n`).join('')}`,
  )

const held = async (token: string) => {
  const answer = await visit('/api/v1/badges/held', { headers: { Authorization: `Bearer ${token}` } })
  return v.parse(heldBadgesSchema, await answer.json())
}

const stateOf = async ({ badge }: Signed) =>
  (await (await ask(`/badges/${badge}/state.json`)).json<{ state: string }>()).state

describe('badges that one file would revoke', () => {
  test('are revoked at once while they are no more than 20', async () => {
    const token = await newToken()
    const people = await crowd(20)
    await graded(token, people, 'fail')
    const set = await placesSet(1)
    expect(people.filter(({ place }) => !set.has(place))).toEqual([])
  })

  test('wait where they are more; a file that puts it right leaves each as it was', async () => {
    const token = await newToken()
    const people = await crowd(21)
    await graded(token, people, 'fail')
    await confirmSome(env, hours(71))
    const before = await placesSet(1)
    expect(people.filter(({ place }) => before.has(place))).toEqual([])
    expect(new Set(await Promise.all(people.map(stateOf)))).toEqual(new Set(['suspended']))
    expect((await ask(`/badges/${people[0]!.badge}`, asJson)).status).toBe(409)
    const { badges } = await held(token)
    const own = badges.filter(({ badge }) => people.some((one) => one.badge === badge))
    expect(own).toHaveLength(21)
    expect(own[0]).toMatchObject({ certification: 'DECK', reason: 'withdrawn', file: expect.stringMatching(/^exams-/) })

    await graded(token, people, 'pass')
    await confirmSome(env, hours(73))
    const after = await placesSet(1)
    expect(people.filter(({ place }) => after.has(place))).toEqual([])
    expect(new Set(await Promise.all(people.map(stateOf)))).toEqual(new Set(['active']))
    expect((await held(token)).held).toBe(0)
  })

  test('are revoked by a yes, and without one after 72 hours', async () => {
    const token = await newToken()
    const [byYes, byTime] = [await crowd(21), await crowd(21)]
    await graded(token, byYes, 'fail')
    const weak = await newToken(['kits:read'])
    const revoke = (one: string) =>
      visit('/api/v1/badges/held/revoke', { method: 'POST', headers: { Authorization: `Bearer ${one}` } })
    expect((await revoke(weak)).status).toBe(403)
    expect(v.parse(revokedBadgesSchema, await (await revoke(token)).json())).toEqual({ revoked: 21 })
    await graded(token, byTime, 'fail')
    await confirmSome(env, hours(71))
    expect(await stateOf(byTime[0]!)).toBe('suspended')
    await confirmSome(env, hours(73))
    const set = await placesSet(1)
    expect([...byYes, ...byTime].filter(({ place }) => !set.has(place))).toEqual([])
    // For good: what comes afterwards changes nothing.
    await graded(token, [...byYes, ...byTime].slice(0, 3), 'pass')
    expect(await stateOf(byYes[0]!)).toBe('withdrawn')
    expect((await placesSet(1)).has(byYes[0]!.place)).toBe(true)
  })
})

test('a badge signed before its ends were noted counts from the latest end its facts ever gave', async () => {
  const person = await signedHolder()
  const exam = (on: string) =>
    takeInRows(
      'exams',
      `registration_number,candidate_id,exam_code,grade,taken_on\nR${person.id}-0,${person.id},200-301,pass,${on}\n`,
    )
  await exam(addMonths(since, -3))
  // As it was before: nothing had been noted, and the correction had gone unseen.
  await env.DB.prepare(
    'update badges set signed_until = null, revoked_at = null, revoked_for = null, ending_for = null, ending_since = null, ending_cause = null where id = ?',
  )
    .bind(person.badge)
    .run()
  await exam(addMonths(since, -2))
  expect(await stateOf(person)).toBe('shortened')
})

test('a file is refused to whoever asks while the facts behind it change', async () => {
  const person = await signedHolder()
  await env.DB.prepare("update badges set says = 'something else' where id = ?").bind(person.badge).run()
  const late = env.DB.prepare('update records set facts_version = facts_version + 1 where candidate_id = ?').bind(
    person.id,
  )
  const database = Object.getPrototypeOf(env.DB) as D1Database
  const batch = database.batch
  // Between what is read and what is noted, a file is taken in.
  let isRaised = false
  const spy = vi.spyOn(database, 'batch').mockImplementation(async function (this: D1Database, statements) {
    const isNoting = statements.length === 3
    if (isNoting && !isRaised) {
      isRaised = true
      await late.run()
    }
    return batch.call(this, statements) as never
  })
  try {
    const answer = await person.get(`/digital-badges/${person.badge}/badge.json`)
    expect(answer.status).toBe(503)
    expect(isRaised).toBe(true)
  } finally {
    spy.mockRestore()
  }
  expect((await person.get(`/digital-badges/${person.badge}/badge.json`)).status).toBe(200)
})
