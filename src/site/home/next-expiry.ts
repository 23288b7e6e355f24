import { addMonths, type Day, daysBetween, nearDays } from '../../core/calendar.ts'
import type { CertificationStanding } from '../../core/standing/standing.ts'
import { paths } from '../../paths.ts'
import type { Program } from '../../program/program.ts'
import type { Sentence } from '../../ui/sentence.tsx'
import { countOf, distanceBetween } from '../../ui/words.ts'
import { shortNameOn } from '../../wording/names.ts'
import { type Way, waysBack, waysTo } from '../../wording/ways.ts'

export interface NextDate {
  readonly day: Day
  readonly distance: string
  readonly isNear: boolean
  /** Within a year: set large. */
  readonly isBig: boolean
  readonly lead: Sentence
  readonly ways: readonly Way[]
  /** What counts, but not here. */
  readonly elsewhere: Sentence | undefined
}

/** The certification that expires first, those that expire with it, and what renews them. */
export function nextExpiry(program: Program, ending: readonly CertificationStanding[], on: Day): NextDate | undefined {
  const [first] = ending
  if (!first) return undefined
  const day = first.expiresOn!
  const also = ending.filter((one) => one.expiresOn === day).length - 1
  const others = also > 0 ? ` and ${countOf(also, 'other')} expire` : ' expires'
  const them = also > 0 ? 'them' : 'it'
  const { ways, elsewhere } = waysTo(program, first, on)
  const how =
    ways.length === 0
      ? ' Nothing can renew it now.'
      : ways.length === 1
        ? ` Do this to renew ${them}:`
        : ` Do one of these to renew ${them} (closest first):`
  const lead = [linkTo(program, first, on), `${others} on this day.${how}`]
  return { ...dateOf(day, on), lead, ways, elsewhere }
}

/** What lifts a suspension of a certification that is kept by cycles, and until when it can. */
export function toMakeGood(program: Program, one: CertificationStanding, on: Day): NextDate {
  const ways = waysBack(program, one, on)
  const how = ways.length === 0 ? ' is suspended.' : ' is suspended. Do this by then to make it active again:'
  return { ...dateOf(lastDayOf(one), on), lead: [linkTo(program, one, on), how], ways, elsewhere: undefined }
}

export function lastDayOf({ decidesOn, expiresOn }: CertificationStanding): Day {
  return decidesOn ?? expiresOn!
}

function dateOf(day: Day, on: Day): Pick<NextDate, 'day' | 'distance' | 'isNear' | 'isBig'> {
  return {
    day,
    distance: day === on ? 'today' : `in ${distanceBetween(on, day)}`,
    isNear: daysBetween(on, day) <= nearDays,
    isBig: day <= addMonths(on, 12),
  }
}

function linkTo(program: Program, { code }: CertificationStanding, on: Day) {
  return { text: shortNameOn(program, code, on), href: paths.certification(code) }
}
