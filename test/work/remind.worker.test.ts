import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addDays, addMonths, dayOf } from '../../src/core/calendar.ts'
import { openBudget } from '../../src/work/budget.ts'
import { remindSome } from '../../src/work/mail/remind.ts'
import { sendMails } from '../../src/work/mail/send-mails.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { newCandidate, takeInRows } from '../support/candidates.ts'
import { dropCrowd, writeCrowd } from '../support/crowd.ts'
import { cutAt, waysToCut } from '../support/cut.ts'
import { mailsTo } from '../support/mail.ts'
import { signIn } from '../support/site.ts'

const today = dayOf(new Date(), neutral.timeZone)
const never = '9999-12-31'

/** Nobody else’s ends are looked at, on whatever day a test says it is. */
async function nobodyElse(): Promise<void> {
  await env.DB.batch([
    env.DB.prepare("update holdings set remind_on = ? where status <> 'active'").bind(never),
    env.DB.prepare("update outbox set state = 'sent' where template = 'reminder' and state = 'waiting'"),
    env.DB.prepare('delete from reminders'),
  ])
}

beforeEach(nobodyElse)
afterEach(nobodyElse)

/** A run some days from now. */
function remind(days = 0, { statements = 1000, mostLate = 2000 } = {}): Promise<boolean> {
  const { env: counted, budget } = openBudget(env, { statements, milliseconds: 60_000 })
  return remindSome(counted, neutral, new Date(Date.now() + days * 86_400_000), budget, mostLate)
}

/** Somebody who holds DECK, which expires in so many days. */
const expiring = (days: number) => newCandidate({ '200-301': addMonths(addDays(today, days), -36) })

const answer = (id: string, given: 'yes' | 'no') =>
  env.DB.prepare("insert into answers values (?, 'notifications', ?, ?)")
    .bind(id, given, new Date().toISOString())
    .run()

async function subjectsTo(id: string): Promise<string[]> {
  const { results } = await env.DB.prepare(
    "select data ->> 'subject' as subject from outbox where candidate_id = ? and template = 'reminder' order by created_at, rowid",
  )
    .bind(id)
    .all<{ subject: string }>()
  return results.map(({ subject }) => subject)
}

const stepsOf = async (id: string) =>
  (
    await env.DB.prepare(
      'select step, last_day as lastDay from reminders where candidate_id = ? order by mailed_on, step',
    )
      .bind(id)
      .all<{ step: string; lastDay: string }>()
  ).results.map(({ step }) => step)

describe('a reminder', () => {
  test('says what expires, what renews it from here and where, once', async () => {
    const id = await expiring(30)
    await takeInRows(
      'creq',
      `external_id,candidate_id,name,provider_name,points,active_on\n${id},${id},Talk,Live,10,${addDays(today, -100)}\n`,
    )
    await signIn(id)
    for (let times = 0; times < 3; times++) await remind()
    await sendMails(env, neutral)
    const sent = await mailsTo(`${id}@example.com`)
    expect(sent.map(({ subject }) => subject)).toHaveLength(1)
    const [{ subject, text }] = sent as [(typeof sent)[0]]
    expect(subject).toMatch(/^DECK expires on \d{4}-\w{3}-\d\d$/)
    expect(text).toContain(
      `${subject}. Any one of these is enough to renew it:\n– 20 more CE credits (you have 10 of 30)`,
    )
    expect(text).toContain('– one exam, deckhand level or higher')
    expect(text).toContain('See DECK:\nhttp://test.invalid/certifications/DECK')
    expect(text).toContain('Continuing Education: https://')
    expect(text).not.toMatch(/undefined|null|\[object/)
  })

  test('comes on each of its days, the day after with what earns it again, and no more', async () => {
    const id = await expiring(95)
    await answer(id, 'yes')
    for (const days of [0, 4, 5, 6, 35, 65, 88, 94, 95, 96, 97, 120, 200]) await remind(days)
    // That of twelve months before is 270 days late: it goes at once.
    expect(await stepsOf(id)).toEqual(['months-12', 'days-90', 'days-60', 'days-30', 'days-7', 'days-0', 'after-1'])
    const subjects = await subjectsTo(id)
    expect(subjects.slice(-2)).toEqual(['DECK expires today', expect.stringMatching(/^DECK expired on /)])
  })

  test('is for all that expires, in one mail a day', async () => {
    const day = addMonths(addDays(today, 30), -36)
    const id = await newCandidate({ '200-301': day, '200-901': day })
    await remind()
    expect(await subjectsTo(id)).toEqual([expect.stringMatching(/^DECK(?: Automation)? and 1 other expire on /)])
    expect(await stepsOf(id)).toEqual(['days-30', 'days-30'])
    await takeInRows(
      'grants',
      `grant_id,candidate_id,certification,granted_on,expires_on,reason\nG${id},${id},DECK-CYBER,${addDays(today, -300)},${addDays(today, 7)},Early\n`,
    )
    await remind()
    expect(await subjectsTo(id)).toHaveLength(1)
    await remind(1)
    expect(await subjectsTo(id)).toHaveLength(2)
  })

  test('is not sent after a renewal, under a suspension by staff, or to who said No or whose mail comes back', async () => {
    const [renewed, suspended, silent, bouncing] = await Promise.all([1, 2, 3, 4].map(() => expiring(30)))
    await takeInRows(
      'exams',
      `registration_number,candidate_id,exam_code,grade,taken_on\nR${renewed}-x,${renewed},200-901,pass,${addDays(today, -1)}\n`,
    )
    await takeInRows(
      'adjustments',
      `adjustment_id,candidate_id,certification,kind,on,months,reason\n${suspended},${suspended},DECK,suspend,${addDays(today, -1)},,Audit\n`,
    )
    await answer(silent!, 'no')
    await env.DB.prepare(
      "insert into outbox (id, candidate_id, recipient, template, data, state, created_at, next_at, refused_at) values (?1, ?1, ?1 || '@example.com', 'news', '{}', 'sent', '2026-01-01', '2026-01-01', ?2)",
    )
      .bind(bouncing!, new Date().toISOString())
      .run()
    await remind()
    for (const id of [renewed, suspended, silent, bouncing]) expect(await subjectsTo(id!)).toEqual([])
    // Who changes their mind gets what comes next.
    await env.DB.prepare('delete from answers where candidate_id = ?').bind(silent!).run()
    await remind(1)
    expect(await subjectsTo(silent!)).toEqual([])
    await remind(23)
    expect(await stepsOf(silent!)).toEqual(['days-7'])
  })

  test('that waited in the outbox is not sent after a renewal', async () => {
    const [id, other] = [await expiring(30), await expiring(30)]
    await remind()
    await takeInRows(
      'exams',
      `registration_number,candidate_id,exam_code,grade,taken_on\nR${id}-x,${id},200-901,pass,${addDays(today, -1)}\n`,
    )
    await sendMails(env, neutral)
    expect((await mailsTo(`${id}@example.com`)).filter(({ subject }) => subject.includes('expires'))).toEqual([])
    expect((await mailsTo(`${other}@example.com`)).filter(({ subject }) => subject.includes('expires'))).toHaveLength(1)
  })

  test('is only of what is near, for who has not answered', async () => {
    const [silent, willing] = [await expiring(365), await expiring(365)]
    await answer(willing, 'yes')
    await remind(3)
    expect([await subjectsTo(silent), (await subjectsTo(willing)).length]).toEqual([[], 1])
    await remind(365 - 90)
    expect(await stepsOf(silent)).toEqual(['days-90'])
  })

  test('is made anew where a late fact moves the day, and never repeated where it moves back', async () => {
    const id = await expiring(30)
    await remind()
    const extend = (until: string) =>
      takeInRows(
        'adjustments',
        `adjustment_id,candidate_id,certification,kind,on,months,reason\nM${id},${id},DECK,${until},${addDays(today, -1)},1,Late\n`,
      )
    await extend('extend')
    await remind(1)
    expect(await stepsOf(id)).toEqual(['days-30', 'days-60'])
    // A correction: it was another month.
    await takeInRows(
      'adjustments',
      `adjustment_id,candidate_id,certification,kind,on,months,reason\nM${id},${id},DECK,extend,${addDays(today, 400)},1,Late\n`,
    ).catch(() => undefined)
    await env.DB.prepare("update holdings set remind_on = '' where candidate_id = ?").bind(id).run()
    await remind(1)
    await remind(2)
    expect(await stepsOf(id)).toEqual(['days-30', 'days-60'])
  })

  test('and not news tells of what expired, whichever job is first', async () => {
    const [one, other] = [await expiring(-1), await expiring(-1)]
    const event = (id: string, settledAt: string | null) =>
      env.DB.prepare(
        "insert into events (candidate_id, at, kind, certification, detail, settled_at) values (?, ?, 'expired', 'DECK', '{}', ?)",
      )
        .bind(id, new Date().toISOString(), settledAt)
        .run()
    await event(one, null)
    await event(other, new Date().toISOString())
    await remind()
    expect(await stepsOf(one)).toEqual(['after-1'])
    expect(await stepsOf(other)).toEqual([])
    const settled = await env.DB.prepare(
      'select settled_at as at, mailed_on as mailedOn, mail_id as mail from events where candidate_id = ?',
    )
      .bind(one)
      .first<{ at: string; mailedOn: string; mail: string }>()
    expect(settled!.mailedOn).toBe(today)
    expect(settled!.mail).not.toBe('')
  })
})

describe('reminders are written once each', () => {
  test('by several workers at once', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => expiring(30)))
    await Promise.all(Array.from({ length: 5 }, () => remind()))
    await remind()
    for (const id of people) expect(await stepsOf(id)).toEqual(['days-30'])
    for (const id of people) expect(await subjectsTo(id)).toHaveLength(1)
  })

  test.each(waysToCut(1))('killed %s any word with the database', async (when) => {
    for (let [nth, isCut] = [1, true]; isCut; nth++) {
      const id = await expiring(30)
      isCut = await cutAt(env.DB, nth, when, () => remind())
      await remind()
      expect([nth, await subjectsTo(id), await stepsOf(id)]).toEqual([nth, [expect.any(String)], ['days-30']])
      expect(nth).toBeLessThan(40)
    }
  })

  test('also where a renewal comes while they are worked out: then none', async () => {
    const id = await expiring(30)
    const database = Object.getPrototypeOf(env.DB) as D1Database
    const { batch } = database
    let batches = 0
    database.batch = async function (this: D1Database, statements) {
      if (++batches === 3) {
        database.batch = batch
        await takeInRows(
          'exams',
          `registration_number,candidate_id,exam_code,grade,taken_on\nR${id}-x,${id},200-901,pass,${today}\n`,
        )
      }
      return batch.call(this, statements) as never
    }
    try {
      await remind()
    } finally {
      database.batch = batch
    }
    await remind()
    expect(batches).toBe(3)
    expect(await subjectsTo(id)).toEqual([])
  })
})

describe('a site that starts with many overdue reminders', () => {
  test('sends the newest of each, so many on a day, and the rest over some weeks', async () => {
    const expiresOn = addDays(today, 200)
    const prefix = await writeCrowd(120, { country: 'TF', expiresOn })
    try {
      await env.DB.batch([
        env.DB.prepare(
          "insert into holdings (candidate_id, certification, since, until, status, first_earned_on, active_on, expires_on) select candidate_id, certification, ?2, null, 'expired', first_earned_on, active_on, expires_on from holdings where candidate_id like ?1",
        ).bind(`${prefix}%`, addDays(expiresOn, 1)),
        env.DB.prepare(
          "insert into answers select id, 'notifications', 'yes', '2026-01-01' from candidates where id like ?",
        ).bind(`${prefix}%`),
        env.DB.prepare('update records set rules = null where candidate_id like ?').bind(`${prefix}%`),
      ])
      const perDay = async () =>
        (
          await env.DB.prepare(
            'select mailed_on as day, count(*) as mails, count(distinct candidate_id) as people, count(distinct step) as steps from reminders where candidate_id like ? group by mailed_on order by mailed_on',
          )
            .bind(`${prefix}%`)
            .all<{ day: string; mails: number; people: number; steps: number }>()
        ).results
      for (let day = 0; day <= 29; day++) {
        while (await remind(day, { mostLate: 10 }));
        await env.DB.prepare("update outbox set state = 'sent' where template = 'reminder' and state = 'waiting'").run()
      }
      const days = await perDay()
      expect(days.reduce((sum, { mails }) => sum + mails, 0)).toBe(120)
      expect(days.every(({ steps, mails, people }) => steps === 1 && mails === people)).toBe(true)
      expect(days[0]).toMatchObject({ day: today, mails: 50 })
      expect(days.length).toBeGreaterThan(10)
      expect(Math.max(...days.slice(1).map(({ mails }) => mails))).toBeLessThan(20)
    } finally {
      await env.DB.prepare('delete from reminders where candidate_id like ?').bind(`${prefix}%`).run()
      await dropCrowd(prefix)
    }
  })

  test('reads what is due, and nothing of what is not', async () => {
    const prefix = await writeCrowd(500, { country: 'TF', expiresOn: addDays(today, 800) })
    try {
      await env.DB.prepare(
        "insert into holdings (candidate_id, certification, since, until, status, first_earned_on, active_on, expires_on) select candidate_id, certification, ?2, null, 'expired', first_earned_on, active_on, expires_on from holdings where candidate_id like ?1",
      )
        .bind(`${prefix}%`, addDays(today, 801))
        .run()
      await remind()
      let rows = 0
      const statement = Object.getPrototypeOf(env.DB) as D1Database
      const { batch } = statement
      statement.batch = async function (this: D1Database, statements) {
        const answers = await batch.call(this, statements)
        for (const { meta } of answers) rows += meta.rows_read
        return answers as never
      }
      try {
        await remind()
      } finally {
        statement.batch = batch
      }
      expect(rows).toBeLessThan(10)
    } finally {
      await dropCrowd(prefix)
    }
  })
})
