import { remindersOf } from '../core/reminders.ts'
import type { Program } from '../program/program.ts'
import { listWith } from '../ui/words.ts'

/** When people are reminded, as part of a sentence: "24 and 12 months, 90, 60, 30 and 7 days before, and on the last day". */
export function reminderDays(program: Program): string {
  const steps = remindersOf(program)
  const numbers = (of: 'months' | 'days') =>
    steps.flatMap((step) => (of in step ? [(step as Record<typeof of, number>)[of]] : [])).toSorted((a, b) => b - a)
  const [months, days] = [numbers('months'), numbers('days').filter((count) => count > 0)]
  const before = [
    ...(months.length > 0 ? [`${listWith('and', months.map(String))} months`] : []),
    ...(days.length > 0 ? [`${listWith('and', days.map(String))} days`] : []),
  ]
  return listWith('and', [
    ...(before.length > 0 ? [`${before.join(', ')} before`] : []),
    ...(numbers('days').includes(0) ? ['on the last day'] : []),
    ...(steps.some((step) => 'daysAfter' in step) ? ['after it'] : []),
  ])
}
