import { rulesOf } from '../../adapters/rules-hash.ts'
import { addDays, dayOf } from '../../core/calendar.ts'
import { remindersOf } from '../../core/reminders.ts'
import { listWaiting } from '../../data/badges/ended-keys.ts'
import { openDatabase } from '../../data/database.ts'
import { isRefusedByGuard } from '../../data/facts/records.ts'
import { findRunningImport } from '../../data/imports/imports.ts'
import { listRemindedOn, listToRemind, planEnds } from '../../data/mail/reminders.ts'
import type { Bindings } from '../../env.ts'
import type { Program } from '../../program/program.ts'
import type { Budget } from '../budget.ts'
import { remindPeople } from './remind-people.ts'

const peopleAtOnce = 50
const endsAtOnce = 2000
/** So many wait in the outbox at once, however many there are: other mails are never far behind them. */
const mostWaiting = 200
/** On a day that already has so many reminders, those that should have gone long ago wait for another. */
const mostLateADay = 2000
/** Older ends get no reminder. */
const daysOver = 40

/**
 * Puts one mail a day into the outbox for everybody who is to be reminded of an end. Each end has the day on which to look at
 * it next, so that a run reads what is due and nothing else; mail, day and what was reminded of are written in one batch. Not
 * while a file comes in, which may bring a renewal. True where the budget ends it.
 */
export async function remindSome(
  env: Bindings,
  program: Program,
  now: Date,
  budget: Budget,
  mostLate = mostLateADay,
): Promise<boolean> {
  const db = openDatabase(env.DB)
  const today = dayOf(now, program.timeZone)
  const earliest = earliestOf(program, today)
  for (let reminded: number | undefined; !budget.isSpent();) {
    const [running, planned, due, waiting] = await db.batch([
      findRunningImport(db),
      planEnds(db, earliest, endsAtOnce),
      listToRemind(db, today, rulesOf(program), peopleAtOnce),
      listWaiting(db, 'reminder', mostWaiting),
    ])
    if (running.length > 0) return false
    // The next ones may be among the ends that aren't checked yet.
    if (planned.length === endsAtOnce) continue
    const people = due.map(({ candidateId }) => candidateId).slice(0, mostWaiting - waiting.length)
    if (people.length === 0) return false
    reminded ??= (await listRemindedOn(db, today, mostLate)).length
    try {
      reminded += await remindPeople(db, program, people, { now, mayBeLate: reminded < mostLate })
    } catch (error) {
      // Another worker is at the same people, or a fact of theirs has just changed: the next run sees.
      if (isRefusedByGuard(error)) return false
      throw error
    }
  }
  return true
}

/** The window in which an end may get a reminder. */
function earliestOf(program: Program, today: string) {
  const steps = remindersOf(program)
  return {
    months: Math.max(0, ...steps.map((step) => ('months' in step ? step.months : 0))),
    days: Math.max(
      0,
      ...steps.map((step) => ('days' in step ? step.days : 'daysOfGrace' in step ? step.daysOfGrace : 0)),
    ),
    over: addDays(today, -daysOver),
  }
}
