import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { addDays, addMonths } from '../../src/core/calendar.ts'
import { openBudget } from '../../src/work/budget.ts'
import { turnDays } from '../../src/work/events/turn-days.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { badgesOf, ask, badgeHolder, today } from '../support/badges.ts'
import { cutAt } from '../support/cut.ts'
import { feedName, newCandidate, newToken, sendFeed } from '../support/site.ts'

const turn = (now = new Date()) =>
  turnDays(env, neutral, now, openBudget(env, { statements: 1_000, milliseconds: 60_000 }).budget)

/** Today is to be gone through again. */
async function forget(): Promise<void> {
  await env.DB.prepare('delete from turned_days').run()
}

beforeEach(forget)

const kindsOf = async (id: string) => {
  const { results } = await env.DB.prepare('select kind from events where candidate_id = ? order by id')
    .bind(id)
    .all<{ kind: string }>()
  return results.map(({ kind }) => kind)
}

/** Somebody whose grant ended yesterday. */
async function lapsed(token: string): Promise<string> {
  const id = await newCandidate()
  await sendFeed(
    token,
    feedName('grants'),
    `grant_id,candidate_id,certification,granted_on,expires_on,reason\nG${id},${id},DECK,${addMonths(today, -20)},${addDays(today, -1)},Early\n`,
  )
  return id
}

describe('the passing of a day', () => {
  test('tells of what expired on it, once, and says nothing of other days', async () => {
    const token = await newToken()
    const [id, other] = [await lapsed(token), await newCandidate({ '200-301': addMonths(today, -20) })]
    expect(await turn()).toBe(false)
    await turn()
    expect(await kindsOf(id)).toEqual(['expired'])
    expect(await kindsOf(other)).toEqual([])
  })

  test('is gone through again after a standstill, day by day', async () => {
    const id = await lapsed(await newToken())
    await env.DB.prepare("insert into turned_days values (?, '', '2026-01-01')").bind(addDays(today, -4)).run()
    await turn()
    const { results } = await env.DB.prepare('select day from turned_days order by day').all<{ day: string }>()
    expect(results.map(({ day }) => day)).toEqual([-4, -3, -2, -1, 0].map((days) => addDays(today, days)))
    expect(await kindsOf(id)).toEqual(['expired'])
  })

  test('says nothing again that a file of the day has told', async () => {
    const token = await newToken()
    const id = await newCandidate()
    await sendFeed(
      token,
      feedName('exams'),
      `registration_number,candidate_id,exam_code,grade,taken_on\nT${id},${id},200-301,pass,${today}\n`,
    )
    await turn()
    expect(await kindsOf(id)).toEqual(['earned'])
  })

  test('revokes the badge of what was to be revoked on it', async () => {
    const person = await badgeHolder('yes')
    const [badge] = await badgesOf(person)
    expect((await person.get(`/digital-badges/${badge!.id}/badge.json`)).status).toBe(200)
    await person.adjust('revoke', today)
    // As if the file had come days before.
    await env.DB.prepare(
      'update badges set revoked_at = null, revoked_for = null, ending_since = null, ending_for = null, ending_cause = null where id = ?',
    )
      .bind(badge!.id)
      .run()
    const state = async () => (await (await ask(`/badges/${badge!.id}/state.json`)).json<{ state: string }>()).state
    expect(await state()).toBe('suspended')
    await turn()
    const ending = await env.DB.prepare('select ending_for, ending_cause from badges where id = ?')
      .bind(badge!.id)
      .first()
    expect(ending).toEqual({ ending_for: 'revoked', ending_cause: `day ${today}` })
  })

  test('sees a badge that is signed while it looks', async () => {
    const person = await badgeHolder('yes')
    const [badge] = await badgesOf(person)
    await person.adjust('revoke', today)
    const sign = env.DB.prepare("update badges set says = 'x', signed_until = '2099-01-01' where id = ?").bind(
      badge!.id,
    )
    const database = Object.getPrototypeOf(env.DB) as D1Database
    const batch = database.batch
    let batches = 0
    const spy = vi.spyOn(database, 'batch').mockImplementation(async function (this: D1Database, statements) {
      // The first one reads, and the second one writes what was worked out from that.
      if (++batches === 2) await sign.run()
      return batch.call(this, statements) as never
    })
    try {
      expect(await turn()).toBe(true)
    } finally {
      spy.mockRestore()
    }
    await turn()
    const ending = await env.DB.prepare('select ending_for from badges where id = ?')
      .bind(badge!.id)
      .first('ending_for')
    expect(ending).toBe('revoked')
  })

  test.each(['before', 'after'] as const)('killed %s any word with the database, it is told once', async (when) => {
    const token = await newToken()
    for (let [nth, isCut] = [1, true]; isCut; nth++) {
      await forget()
      const id = await lapsed(token)
      isCut = await cutAt(env.DB, nth, when, () => turn())
      await turn()
      expect([nth, await kindsOf(id)]).toEqual([nth, ['expired']])
      expect(nth).toBeLessThan(40)
    }
  })

  test('by five workers at once is told once', async () => {
    const id = await lapsed(await newToken())
    await Promise.all(Array.from({ length: 5 }, () => turn()))
    await turn()
    expect(await kindsOf(id)).toEqual(['expired'])
  })
})
