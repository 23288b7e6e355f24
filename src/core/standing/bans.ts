import { addDays, type Day } from '../calendar.ts'
import type { Ban, Fact } from './facts.ts'

/** The days inside a ban, as far as they are known on the last day of the walk. */
export interface BanSpan {
  readonly id: string
  readonly from: Day
  /** The last day inside it; `null` where nothing has ended it. */
  readonly until: Day | null
  /** From this day on, evidence dated inside it counts; `null` means never. */
  readonly countsFrom: Day | null
}

/**
 * A lifting ends a ban with the day before it, as an end date ends it with that day: the day of the lifting is outside, and
 * its evidence counts. A lifting after the last day ends nothing, but can still say that the evidence counts. What was
 * lifted before it began has no days, and changes nothing.
 */
export function spansOf(bans: readonly Ban[], lastDay: Day): BanSpan[] {
  return bans.flatMap(({ id, from, until: last, lifted: told }) => {
    const lifted = told && told.on <= lastDay ? told : undefined
    const until = lifted && (last === undefined || lifted.on <= last) ? addDays(lifted.on, -1) : (last ?? null)
    if (until !== null && until < from) return []
    return [{ id, from, until, countsFrom: lifted?.counts ? lifted.on : null }]
  })
}

/** The days on which a ban begins, ends or lets evidence count. */
export function turnsOf({ from, until, countsFrom }: BanSpan): Day[] {
  return [from, ...(until === null ? [] : [addDays(until, 1)]), ...(countsFrom === null ? [] : [countsFrom])]
}

export function openOn(bans: readonly BanSpan[], day: Day): BanSpan[] {
  return bans.filter((ban) => isInside(ban, day))
}

/**
 * The day from which evidence of a day counts: its own, outside all bans; else the last one of their liftings, because
 * each of them leaves it out; `null` where one of them is not lifted so.
 */
export function countsFrom(bans: readonly BanSpan[], day: Day): Day | null {
  let first: Day = day
  for (const ban of bans) {
    if (!isInside(ban, day)) continue
    if (ban.countsFrom === null) return null
    if (ban.countsFrom > first) first = ban.countsFrom
  }
  return first
}

export function factOf({ id }: { readonly id: string }): Fact {
  return { ban: id }
}

function isInside({ from, until }: BanSpan, day: Day): boolean {
  return from <= day && (until === null || day <= until)
}
