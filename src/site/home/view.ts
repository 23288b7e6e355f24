import { type Day, daysBetween, nearDays } from '../../core/calendar.ts'
import type { CandidateRecord } from '../../core/record.ts'
import type { CertificationStanding, Standing } from '../../core/standing/standing.ts'
import { paths } from '../../paths.ts'
import type { Program } from '../../program/program.ts'
import { type LevelLook, lookOf } from '../../core/level-look.ts'
import type { Sentence } from '../../ui/sentence.tsx'
import { countOf, distanceBetween } from '../../ui/words.ts'
import type { YearsProps } from '../../ui/years.tsx'
import { shortNameOn } from '../../wording/names.ts'
import { stillNeeded } from '../../wording/rule-words.ts'
import { type Way, waysBack, waysTo } from '../../wording/ways.ts'
import { yearsOf } from './years.ts'
import type { EventRow } from '../../data/events/events.ts'
import { type News, viewNews } from './news.ts'

export interface NextDate {
  readonly day: Day
  readonly distance: string
  readonly isNear: boolean
  readonly lead: Sentence
  readonly ways: readonly Way[]
  /** What counts, but not here. */
  readonly elsewhere: Sentence | undefined
}

export interface HeldRow {
  readonly name: string
  readonly href: string
  readonly badge: LevelLook & { readonly open: boolean }
  readonly expiresOn: Day | null
  readonly isNear: boolean
  /** Kept by cycles, and to be made good. */
  readonly isSuspended: boolean
}

export interface HomeView {
  readonly lede: Sentence
  readonly next: NextDate | undefined
  readonly held: readonly HeldRow[]
  readonly notYet: Sentence | undefined
  readonly years: YearsProps | undefined
  readonly news: News
}

/** What a candidate wants to know in five seconds, and the proof of it. */
export function viewHome(
  program: Program,
  record: CandidateRecord,
  held: Standing,
  { visitBefore, events }: { readonly visitBefore: string | null | undefined; readonly events: readonly EventRow[] },
): HomeView {
  const active = held.certifications.filter((one) => one.status === 'active')
  const ending = active
    .filter((one) => one.expiresOn !== null)
    .toSorted((a, b) => (a.expiresOn! < b.expiresOn! ? -1 : 1))
  const first = ending[0]
  const suspended = held.certifications.filter((one) => one.status === 'suspended' && isByCycles(program, one))
  const open = suspended.toSorted((a, b) => (lastDayOf(a) < lastDayOf(b) ? -1 : 1))[0]
  const begun = held.certifications.find((one) => one.status === 'in-progress')
  return {
    lede: ledeOf(program, held, suspended.length),
    next: open ? toMakeGood(program, open, held.on) : first && nextDate(program, first, ending, held.on),
    held: [...active, ...suspended].map((one) => ({
      name: shortNameOn(program, one.code, held.on),
      href: paths.certification(one.code),
      badge: { ...lookOf(program, one.level), open: one.status === 'suspended' },
      expiresOn: one.expiresOn,
      isNear: one.expiresOn !== null && daysBetween(held.on, one.expiresOn) <= nearDays,
      isSuspended: one.status === 'suspended',
    })),
    notYet: begun?.progress
      ? [
          'Not held yet: ',
          { text: shortNameOn(program, begun.code, held.on), href: paths.certification(begun.code) },
          `. Still needed: ${stillNeeded(program, begun.progress.tree, held.on)}.`,
        ]
      : undefined,
    years: yearsOf(program, record, held, first?.expiresOn ?? undefined),
    news: viewNews(program, record, events, { since: visitBefore ?? undefined, on: held.on }),
  }
}

/** How many are held, and which expires next. */
function ledeOf(program: Program, { certifications, on }: Standing, suspended: number): Sentence {
  const active = certifications.filter((one) => one.status === 'active')
  const next = active.flatMap((one) => one.expiresOn ?? []).sort()[0]
  const also = suspended === 0 ? '' : ` ${suspended} ${suspended === 1 ? 'is' : 'are'} suspended.`
  const held = `You hold ${countOf(active.length, suspended > 0 ? 'active certification' : 'certification')}.${also}`
  if (!next) return [held]
  const [first, ...others] = active.filter(({ expiresOn }) => expiresOn === next)
  const name = shortNameOn(program, first!.code, on)
  const who = others.length === 0 ? `${name} expires` : `${name} and ${countOf(others.length, 'other')} expire`
  return [held, ` ${who} on `, { day: next }, next === on ? ', today.' : `, in ${distanceBetween(on, next)}.`]
}

/** What lifts a suspension of a certification that is kept by cycles, and until when it can. */
function toMakeGood(program: Program, one: CertificationStanding, on: Day): NextDate {
  const day = lastDayOf(one)
  const days = daysBetween(on, day)
  const link = { text: shortNameOn(program, one.code, on), href: paths.certification(one.code) }
  const ways = waysBack(program, one, on)
  return {
    day,
    distance: days === 0 ? 'today' : `in ${distanceBetween(on, day)}`,
    isNear: days <= nearDays,
    lead: [link, ways.length === 0 ? ' is suspended.' : ' is suspended. Do this by then to make it active again:'],
    ways,
    elsewhere: undefined,
  }
}

function isByCycles({ certifications }: Program, { code }: CertificationStanding): boolean {
  return certifications.find((one) => one.code === code)?.cycle !== undefined
}

function lastDayOf({ decidesOn, expiresOn }: CertificationStanding): Day {
  return decidesOn ?? expiresOn!
}

function nextDate(
  program: Program,
  first: CertificationStanding,
  ending: readonly CertificationStanding[],
  on: Day,
): NextDate {
  const day = first.expiresOn!
  const days = daysBetween(on, day)
  const also = ending.filter((one) => one.expiresOn === day).length - 1
  const others = also > 0 ? ` and ${countOf(also, 'other')} expire` : ' expires'
  const them = also > 0 ? 'them' : 'it'
  const link = { text: shortNameOn(program, first.code, on), href: paths.certification(first.code) }
  const { ways, elsewhere } = waysTo(program, first, on)
  const how =
    ways.length === 0
      ? ' Nothing can renew it now.'
      : ways.length === 1
        ? ` Do this to renew ${them}:`
        : ` Do one of these to renew ${them} (closest first):`
  return {
    day,
    distance: days === 0 ? 'today' : `in ${distanceBetween(on, day)}`,
    isNear: days <= nearDays,
    lead: [link, `${others} on this day.${how}`],
    ways,
    elsewhere,
  }
}
