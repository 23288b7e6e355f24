import { addDays, type Day } from '../core/calendar.ts'
import type { End } from '../core/reminders.ts'
import type { CertificationStanding, ProgressNode } from '../core/standing/standing.ts'
import { paths } from '../paths.ts'
import type { Program } from '../program/program.ts'
import { formatDay, listWith } from '../ui/words.ts'
import { shortNameOn } from './names.ts'
import { plainText } from './rule-words.ts'
import { countsElsewhere, type Way, waysBack, waysTo } from './ways.ts'

/** Something that ends or has ended, as of a day. */
export interface Ending {
  readonly end: End
  /** Months ahead: one friendly line. */
  readonly isFar: boolean
  /** What the person holds on the day. */
  readonly standing: CertificationStanding | undefined
  /** What they hold on the day after the end, if nothing is done: what is lacking then keeps it active now. */
  readonly after: CertificationStanding | undefined
}

export interface ReminderWords {
  readonly subject: string
  /** One paragraph for each certification that is renewed by itself, and where to go. */
  readonly lines: readonly string[]
  readonly next: { readonly text: string; readonly href: string }
}

/** Most ways that are named: the closest ones. */
const mostWays = 3

/** The reminders of a person on a day, in one mail: the nearest end first, otherwise in the given order. */
export function wordsOfReminder(program: Program, given: readonly Ending[], on: Day): ReminderWords {
  const endings = given.toSorted((one, other) => compare(one.end.lastDay, other.end.lastDay))
  const leads = endings.filter((ending) => !leaderOf(program, ending, endings))
  const nameOf = ({ end }: Ending) => shortNameOn(program, end.certification, on)
  const [first] = leads
  return {
    subject: subjectOf(nameOf(first!), [first!, ...endings.filter((one) => one !== first)], on),
    lines: [
      ...leads.map((lead) => {
        const followers = endings.filter((ending) => leaderOf(program, ending, endings) === lead)
        const also =
          followers.length === 0 ? [] : [`Renewing it also extends ${listWith('and', followers.map(nameOf))}.`]
        return [...wordsOf(program, lead, nameOf(lead), on), ...also].join('\n')
      }),
      ...placesOf(program),
    ],
    next:
      endings.length === 1
        ? { text: `See ${nameOf(first!)}`, href: paths.certification(first!.end.certification) }
        : { text: 'See your certifications', href: paths.certifications },
  }
}

/** Of those that end on the same day, the one whose renewal extends this one: credits count towards that, and not towards it. */
function leaderOf(program: Program, { end, standing }: Ending, endings: readonly Ending[]): Ending | undefined {
  const own = program.certifications.find(({ code }) => code === end.certification)
  if (!standing || program.renewalExtends === 'nothing' || own?.acceptsCredits === false) return undefined
  const towards = nodesIn(standing.progress?.tree).flatMap((node) =>
    countsElsewhere(standing, node) ? (node.towards ?? []) : [],
  )
  return endings.find(
    (other) =>
      towards.includes(other.end.certification) && other.end.lastDay === end.lastDay && other.end.kind === end.kind,
  )
}

function nodesIn(node: ProgressNode | undefined): readonly ProgressNode[] {
  return node ? [node, ...(node.children ?? []).flatMap(nodesIn)] : []
}

function subjectOf(name: string, endings: readonly Ending[], on: Day): string {
  const [{ end }] = endings as readonly [Ending]
  const others = endings.length - 1
  if (others === 0) return saidOf(end, name, on)
  const all = `${name} and ${others} ${others === 1 ? 'other' : 'others'}`
  const isOneDay = endings.every((one) => one.end.lastDay === end.lastDay && one.end.kind === end.kind)
  if (isOneDay && end.kind === 'active' && end.becomes === 'expired') {
    if (end.lastDay < on) return `${all} expired on ${formatDay(end.lastDay)}`
    return end.lastDay === on ? `${all} expire today` : `${all} expire on ${formatDay(end.lastDay)}`
  }
  return `Dates to know: ${all}`
}

/** One sentence without its full stop. */
function saidOf({ kind, lastDay, becomes }: End, name: string, on: Day): string {
  const day = lastDay === on ? 'today' : formatDay(lastDay)
  if (kind === 'grace')
    return lastDay === on
      ? `Today is the last day to make ${name} active again`
      : `${name} can be made active again until ${day}`
  if (becomes === 'suspended')
    return lastDay < on
      ? `${name} has been suspended since ${formatDay(addDays(lastDay, 1))}`
      : `${name} will be suspended after ${day}`
  return lastDay < on ? `${name} expired on ${day}` : `${name} expires ${lastDay === on ? day : `on ${day}`}`
}

/** What ends, and the shortest ways to renew it from here. */
function wordsOf(program: Program, ending: Ending, name: string, on: Day): string[] {
  const { kind, lastDay, becomes, graceUntil } = ending.end
  const isOver = lastDay < on
  const said = `${saidOf(ending.end, name, on)}.`
  const more =
    kind === 'grace'
      ? ' Otherwise it expires.'
      : becomes === 'suspended' && graceUntil !== null
        ? ` You can make it active again until ${formatDay(graceUntil)}.`
        : ending.isFar
          ? ' There’s plenty of time.'
          : ''
  const [how, ...ways] = howOf(program, ending, isOver, on)
  return [`${said}${more}${how ? ` ${how}` : ''}`, ...ways]
}

function howOf(program: Program, { end, isFar, standing, after }: Ending, isOver: boolean, on: Day): string[] {
  if (!standing) return []
  const isSuspension = end.kind === 'grace' || end.becomes === 'suspended'
  const lacking = isSuspension ? lackingOf(program, isOver || end.kind === 'grace' ? standing : after, end, on) : []
  const goal = !isSuspension
    ? isOver
      ? 'earn it again'
      : 'renew it'
    : isOver || end.kind === 'grace'
      ? 'make it active again'
      : 'keep it active'
  if (lacking.length > 0) return listed(`To ${goal}`, `To ${goal}, you need all of these`, lacking)
  const { ways, elsewhere } = waysTo(program, standing, on)
  const also = elsewhere ? [plainText(elsewhere)] : []
  if (ways.length === 0) return also.length > 0 ? also : ['Nothing can renew it now.']
  const closest = ways.slice(0, isFar ? 1 : mostWays)
  return isFar
    ? [`The closest way to ${goal}: ${needed(closest[0]!)}.`, ...also]
    : [...listed(`To ${goal}`, `Any one of these is enough to ${goal}`, closest), ...also]
}

/** What a certification that is kept by cycles lacks where it is suspended. */
function lackingOf(program: Program, suspended: CertificationStanding | undefined, { lastDay }: End, on: Day): Way[] {
  if (!suspended) return []
  return waysBack(program, suspended, lastDay < on ? on : addDays(lastDay, 1))
}

function listed(one: string, several: string, ways: readonly Way[]): string[] {
  return ways.length === 1
    ? [`${one}: ${needed(ways[0]!)}.`]
    : [`${several}:`, ...ways.map((way) => `– ${needed(way)}`)]
}

/** "6 more CE credits (you have 24 of 30)". */
function needed({ needed: missing, figure, percent, isWhole }: Way): string {
  const words = missing.slice(0, 1).toLowerCase() + missing.slice(1)
  return !isWhole && percent > 0 && percent < 100 ? `${words} (you have ${figure.replace('/', ' of ')})` : words
}

/** Where to find out more, as far as the program says. */
function placesOf({ links }: Program): string[] {
  const places = [links.recertification, links.continuingEducation].flatMap((link) => link ?? [])
  return places.length === 0 ? [] : [places.map(({ text, href }) => `${text}: ${href}`).join('\n')]
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
