import type { Context } from 'hono'
import { type Day, dayOf, readTypedDay } from '../core/calendar.ts'
import type { Env } from '../env.ts'

/** The day a page is shown as of; where what was asked for is no day, today, with a sentence about it. */
export interface AsOf {
  readonly on: Day
  readonly today: Day
  readonly asked: string
  readonly problem: string | undefined
}

const [earliest, latest]: [Day, Day] = ['1980-01-01', '2100-12-31']

export function today(c: Context<Env>): Day {
  return dayOf(c.var.now, c.var.program.timeZone)
}

export function readAsOf(c: Context<Env>): AsOf {
  const now = today(c)
  const asked = c.req.query('on')?.slice(0, 100) ?? ''
  if (asked === '') return { on: now, today: now, asked, problem: undefined }
  const on = readTypedDay(asked)
  const problem = !on
    ? 'This is not a day of the calendar. Write it like 2026-11-23 or 2026-Nov-23.'
    : on < earliest || on > latest
      ? 'Choose a day from 1980 to 2100.'
      : undefined
  return { on: problem || !on ? now : on, today: now, asked, problem }
}
