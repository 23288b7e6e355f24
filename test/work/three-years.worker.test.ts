import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, addMonths, dayOf } from '../../src/core/calendar.ts'
import { openBudget } from '../../src/work/budget.ts'
import { turnDays } from '../../src/work/events/turn-days.ts'
import { remindSome } from '../../src/work/mail/remind.ts'
import { tellNews } from '../../src/work/mail/tell-news.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { newCandidate, takeInRows } from '../support/candidates.ts'

const today = dayOf(new Date(), neutral.timeZone)
const first = addMonths(today, -38)
const after = (months: number, days = 0) => addDays(addMonths(first, months), days)

/** Nobody else is reminded or told of anything while the clock is another. */
async function nobodyElse(): Promise<void> {
  await env.DB.batch([
    env.DB.prepare("update holdings set remind_on = '9999-12-31' where status <> 'active'"),
    env.DB.prepare("update events set settled_at = '2020' where settled_at is null"),
    env.DB.prepare('delete from turned_days'),
  ])
}

beforeAll(nobodyElse)
afterAll(nobodyElse)

/** What a site does on a day, at noon; on most days there is no news. */
async function live(day: string, hasNews: boolean): Promise<void> {
  const now = new Date(`${day}T20:00:00.000Z`)
  const { budget } = openBudget(env, { statements: 1000, milliseconds: 60_000 })
  if (hasNews) await turnDays(env, neutral, now, budget)
  await remindSome(env, neutral, now, budget)
  if (hasNews) await tellNews(env, neutral, now)
}

/** The subjects of a person’s mails, by the day and the first line of each. */
async function storyOf(id: string): Promise<string[]> {
  const { results } = await env.DB.prepare(
    "select created_at as at, data ->> 'subject' as subject from outbox where candidate_id = ? order by created_at",
  )
    .bind(id)
    .all<{ at: string; subject: string }>()
  return results.map(({ at, subject }) => `${at.slice(0, 10)} ${subject}`)
}

const written = (day: string) => {
  const [year, month, date] = day.split('-')
  return `${year}-${'JanFebMarAprMayJunJulAugSepOctNovDec'.slice(Number(month) * 3 - 3, Number(month) * 3)}-${date}`
}

test('three years, day by day: what each person was written to reads as a story', async () => {
  const [idle, keen, silent, off] = await Promise.all([1, 2, 3, 4].map(() => newCandidate({ '200-301': first })))
  const answer = (id: string, given: string) =>
    env.DB.prepare("insert into answers values (?, 'notifications', ?, '2020-01-01')").bind(id, given).run()
  await answer(idle!, 'yes')
  await answer(keen!, 'yes')
  await answer(off!, 'no')
  const renewal = after(35, 10)
  const last = after(36)

  for (let day = first; day <= after(38, -5); day = addDays(day, 1)) {
    if (day === renewal)
      await takeInRows(
        'creq',
        `external_id,candidate_id,name,provider_name,points,active_on\n${keen},${keen},Course,Live,30,${day}\n`,
      )
    await live(day, [first, renewal, last, addDays(last, 1), addDays(last, 2)].includes(day))
  }

  const ahead = (days: number) => addDays(last, -days)
  const soon = `DECK expires on ${written(last)}`
  expect(await storyOf(idle!)).toEqual([
    `${first} You earned DECK`,
    `${after(12)} ${soon}`,
    `${after(24)} ${soon}`,
    ...[90, 60, 30, 7].map((days) => `${ahead(days)} ${soon}`),
    `${last} DECK expires today`,
    `${addDays(last, 1)} DECK expired on ${written(last)}`,
  ])
  expect(await storyOf(keen!)).toEqual([
    `${first} You earned DECK`,
    `${after(12)} ${soon}`,
    `${after(24)} ${soon}`,
    ...[90, 60, 30].filter((days) => ahead(days) < renewal).map((days) => `${ahead(days)} ${soon}`),
    `${renewal} DECK is renewed until ${written(addMonths(renewal, 36))}`,
  ])
  expect(await storyOf(silent!)).toEqual([
    `${first} You earned DECK`,
    ...[90, 60, 30, 7].map((days) => `${ahead(days)} ${soon}`),
    `${last} DECK expires today`,
    `${addDays(last, 1)} DECK expired on ${written(last)}`,
  ])
  // News is given up as it is sent; reminders are not even written.
  expect(await storyOf(off!)).toEqual([
    `${first} You earned DECK`,
    `${addDays(last, 1)} DECK expired on ${written(last)}`,
  ])
})
