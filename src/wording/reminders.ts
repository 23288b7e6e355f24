import { addDays, type Day } from '../core/calendar.ts'
import type { End } from '../core/reminders.ts'
import type { CertificationStanding } from '../core/standing/standing.ts'
import { paths } from '../paths.ts'
import type { Program } from '../program/program.ts'
import { formatDay, listWith } from '../ui/words.ts'
import { shortNameOn } from './names.ts'
import { plainText } from './rule-words.ts'
import { type Way, waysBack, waysTo } from './ways.ts'

/** Something that ends or has ended, as of a day, with what the person holds then. */
export interface Ending {
  readonly end: End
  /** Months ahead: one friendly line. */
  readonly isFar: boolean
  readonly standing: CertificationStanding | undefined
}

export interface ReminderWords {
  readonly subject: string
  /** One paragraph for each certification, and where to go. */
  readonly lines: readonly string[]
  readonly next: { readonly text: string; readonly href: string }
}

/** Most ways that one line names: the closest ones. */
const mostWays = 3

/** What somebody is reminded of on a day, all of it in one mail; nearest end first. */
export function wordsOfReminder(program: Program, endings: readonly Ending[], on: Day): ReminderWords {
  const sorted = endings.toSorted((one, other) => (one.end.lastDay < other.end.lastDay ? -1 : 1))
  const [first] = sorted
  const { certification } = first!.end
  const wholes = sorted.map((ending) => wordsOf(program, ending, on))
  return {
    subject: subjectOf(program, sorted, on),
    lines: [...wholes, ...placesOf(program)],
    next:
      sorted.length === 1
        ? { text: `See ${shortNameOn(program, certification, on)}`, href: paths.certification(certification) }
        : { text: 'See your certifications', href: paths.certifications },
  }
}

function subjectOf(program: Program, endings: readonly Ending[], on: Day): string {
  const [{ end }] = endings as [Ending]
  const name = shortNameOn(program, end.certification, on)
  if (endings.length === 1) return saidOf(end, name, on)
  const others = endings.length - 1
  const all = `${name} and ${others} ${others === 1 ? 'other' : 'others'}`
  const isOneDay = endings.every((one) => one.end.lastDay === end.lastDay && one.end.kind === end.kind)
  if (isOneDay && end.kind === 'active' && end.becomes === 'expired') {
    if (end.lastDay < on) return `${all} expired on ${formatDay(end.lastDay)}`
    return end.lastDay === on ? `${all} expire today` : `${all} expire on ${formatDay(end.lastDay)}`
  }
  return `${all}: dates to know`
}

/** One sentence without its full stop. */
function saidOf({ kind, lastDay, becomes }: End, name: string, on: Day): string {
  const day = formatDay(lastDay)
  if (kind === 'grace')
    return lastDay === on ? `${name} can be made active again today` : `${name} can be made active again until ${day}`
  if (becomes === 'suspended') {
    if (lastDay < on) return `${name} is suspended since ${formatDay(addDays(lastDay, 1))}`
    return lastDay === on ? `${name} is active until today` : `${name} is active until ${day}`
  }
  if (lastDay < on) return `${name} expired on ${day}`
  return lastDay === on ? `${name} expires today` : `${name} expires on ${day}`
}

/** What ends, and the shortest ways to renew it from here. */
function wordsOf(program: Program, { end, isFar, standing }: Ending, on: Day): string {
  const name = shortNameOn(program, end.certification, on)
  return [`${saidOf(end, name, on)}.`, ...followsOf(end, on), howOf(program, end, standing, isFar, on)]
    .filter(Boolean)
    .join(' ')
}

function followsOf({ kind, lastDay, becomes, graceUntil }: End, on: Day): string[] {
  if (kind === 'grace') return [`It is suspended. It expires after ${lastDay === on ? 'today' : formatDay(lastDay)}.`]
  if (becomes === 'expired') return []
  const until = graceUntil === null ? '' : ` You can make it active again until ${formatDay(graceUntil)}.`
  return lastDay < on ? [`It isn’t active.${until}`] : [`After that it is suspended.${until}`]
}

function howOf(
  program: Program,
  { kind, lastDay, becomes }: End,
  standing: CertificationStanding | undefined,
  isFar: boolean,
  on: Day,
): string {
  if (!standing) return ''
  const { ways, elsewhere } = waysTo(program, standing, on)
  const isSuspended = kind === 'grace' || (becomes === 'suspended' && lastDay < on)
  const back = isSuspended ? waysBack(program, standing, on) : []
  const named = listWith('or', (back.length > 0 ? back : ways).slice(0, isFar ? 1 : mostWays).map(needed))
  if (named === '') return elsewhere ? plainText(elsewhere) : 'Nothing can renew it now.'
  const more = elsewhere ? ` ${plainText(elsewhere)}` : ''
  if (isFar) return `There’s plenty of time. The closest way to renew it: ${named}.${more}`
  if (kind === 'active' && becomes === 'expired' && lastDay < on) return `To earn it again: ${named}.`
  return `To ${isSuspended ? 'make it active again' : 'renew it'}: ${named}.${more}`
}

/** "6 more CE credits (24 of 30)": with what counts already. */
function needed({ needed: missing, figure, percent }: Way): string {
  const words = missing.slice(0, 1).toLowerCase() + missing.slice(1)
  return percent > 0 && percent < 100 ? `${words} (you have ${figure.replace('/', ' of ')})` : words
}

/** Where to find out more, as far as the program says. */
function placesOf({ links }: Program): string[] {
  return [links.recertification, links.continuingEducation].flatMap((link) =>
    link ? [`${link.text}: ${link.href}`] : [],
  )
}
