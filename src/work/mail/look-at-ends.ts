import { addDays, type Day } from '../../core/calendar.ts'
import { dueOf, endBefore, remindersOf, spreadDay } from '../../core/reminders.ts'
import type { HoldingRow } from '../../data/facts/holdings.ts'
import { type listReminders, never, type PlannedEnd, type Reachable } from '../../data/mail/reminders.ts'
import type { Program } from '../../program/program.ts'
import type { Ending } from '../../wording/reminders.ts'

/** A step that is some days late may have waited for a worker; later, it is one of many that were never sent. */
const daysOfDelay = 3
/** What is due of one person's ends, and when to look at each again. */
export interface Looked {
  readonly candidateId: string
  readonly plans: readonly (PlannedEnd & { readonly next: Day })[]
  readonly due: readonly (Omit<Ending, 'standing' | 'after'> & { readonly step: string })[]
}

interface Known {
  readonly today: Day
  readonly mayBeLate: boolean
  readonly periods: readonly HoldingRow[]
  readonly planned: readonly PlannedEnd[]
  readonly told: Awaited<ReturnType<typeof listReminders>>
  /** Whether a mail with news already said that a certification expired. */
  readonly isTold: (certification: string) => boolean
  readonly person: Reachable | undefined
}

/** What to remind a person of today, in one email, and when to look at each of their expiry dates next. */
export function lookAt(program: Program, candidateId: string, known: Known): Looked {
  const { today, told, planned } = known
  const hasMailToday = told.some(({ mailedOn }) => mailedOn === today)
  const each = planned
    .filter(({ remindOn }) => remindOn <= today)
    .map((plan) => {
      const { next, ...found } = lookAtOne(program, plan, known)
      // One mail a day: what came later waits for the next.
      const waits = found.due !== undefined && hasMailToday
      return { plan: { ...plan, next: waits ? addDays(today, 1) : next }, due: waits ? undefined : found.due }
    })
  return { candidateId, plans: each.map(({ plan }) => plan), due: each.flatMap(({ due }) => due ?? []) }
}

function lookAtOne(program: Program, { candidateId, certification, since, remindOn }: PlannedEnd, known: Known) {
  const { today, mayBeLate, periods, told, isTold, person } = known
  const own = periods.filter((one) => one.certification === certification)
  const begins = own.find((one) => one.since === since)
  const end = begins && endBefore(own, begins)
  if (!end) return { due: undefined, next: never }
  const { due, next = never } = dueOf(remindersOf(program), end, today)
  const isSent = told.some(
    (one) => one.certification === certification && one.lastDay === end.lastDay && one.step === due?.id,
  )
  if (!due || isSent || !isWanted(program, person, due.isFar)) return { due: undefined, next }
  // The news already said it.
  if (due.day > end.lastDay && end.becomes === 'expired' && isTold(certification)) return { due: undefined, next }
  const isLate = due.day < addDays(today, -daysOfDelay) && remindOn <= due.day
  const later = isLate && !mayBeLate ? spreadDay(candidateId, end, today) : undefined
  if (later !== undefined) return { due: undefined, next: later }
  return { due: { end, isFar: due.isFar, step: due.id }, next }
}

/** Unanswered, the question about mail counts as yes for what is near; where there is no such question, for all. */
function isWanted(program: Program, person: Reachable | undefined, isFar: boolean): boolean {
  if (!person || person.isRefusing === 1 || person.isSiteOnly === 1 || person.answer === 'no') return false
  const isAsked = program.questions.some(({ decides }) => decides === 'notifications')
  return person.answer === 'yes' || !isFar || !isAsked
}
