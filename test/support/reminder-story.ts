import { addDays, type Day } from '../../src/core/calendar.ts'
import { dueOf, endBefore, remindersOf } from '../../src/core/reminders.ts'
import type { Facts } from '../../src/core/standing/facts.ts'
import { holdingPeriods } from '../../src/core/standing/holdings.ts'
import { standing } from '../../src/core/standing/judge.ts'
import type { Program } from '../../src/program/program.ts'
import { type Ending, type ReminderWords, wordsOfReminder } from '../../src/wording/reminders.ts'

export interface Told extends ReminderWords {
  readonly on: Day
}

/** What somebody with these facts is reminded of, from one day to another, if all of it were known from the start. */
export function storyOf(program: Program, facts: Facts, from: Day, to: Day): Told[] {
  const periods = holdingPeriods(program, facts)
  const ends = periods.flatMap((period) => {
    const own = periods.filter(({ certification }) => certification === period.certification)
    return endBefore(own, period) ?? []
  })
  const heldOn = (day: Day) => standing(program, 'X', facts, day).certifications
  const sent = new Set<string>()
  const story: Told[] = []
  for (let on = from; on <= to; on = addDays(on, 1)) {
    const due = ends.flatMap((end) => {
      const { due: step } = dueOf(remindersOf(program), end, on)
      const key = [end.certification, end.lastDay, step?.id].join(' ')
      if (!step || sent.has(key)) return []
      sent.add(key)
      return [{ end, isFar: step.isFar }]
    })
    if (due.length === 0) continue
    const held = heldOn(on)
    const endings = held.flatMap((one) =>
      due
        .filter(({ end }) => end.certification === one.code)
        .map(({ end, isFar }): Ending => {
          const after = heldOn(addDays(end.lastDay, 1)).find(({ code }) => code === one.code)
          return { end, isFar, standing: one, after }
        }),
    )
    story.push({ on, ...wordsOfReminder(program, endings, on) })
  }
  return story
}
