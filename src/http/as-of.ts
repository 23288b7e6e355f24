import { becomeLines } from '../core/badges.ts'
import type { HoldsOn } from '../data/orders/kit-holds.ts'
import type { Context } from 'hono'
import * as v from 'valibot'
import { type Day, dayOf } from '../core/calendar.ts'
import type { Env } from '../env.ts'
import { dayParameter } from './schemas.ts'

/** The day a page is shown as of; where what was asked for is no day, today, with a sentence about it. */
export interface AsOf {
  readonly on: Day
  readonly today: Day
  readonly asked: string
  readonly problem: string | undefined
}

export function today(c: Context<Env>): Day {
  return dayOf(c.var.now, c.var.program.timeZone)
}

/** The day of the request and what certifications have become by then: for what is printed. */
export function holdsOn(c: Context<Env>): HoldsOn {
  return { on: today(c), lines: becomeLines(c.var.program.migrations) }
}

export function readAsOf(c: Context<Env>): AsOf {
  const now = today(c)
  const asked = c.req.query('on')?.slice(0, 200) ?? ''
  if (asked === '') return { on: now, today: now, asked, problem: undefined }
  const day = v.safeParse(dayParameter, asked, { abortPipeEarly: true })
  return { on: day.success ? day.output : now, today: now, asked, problem: day.issues?.[0].message }
}
