import { type Day, daysBetween, nearDays } from '../../core/calendar.ts'
import { type LevelLook, lookOf } from '../../core/level-look.ts'
import type { CandidateRecord } from '../../core/record.ts'
import { holdingPeriods } from '../../core/standing/holdings.ts'
import type { CertificationStanding, Standing } from '../../core/standing/standing.ts'
import { paths } from '../../paths.ts'
import { freeKitsOf, type KitRecord } from '../../program/free-kits.ts'
import type { Program } from '../../program/program.ts'
import type { Sentence } from '../../ui/sentence.tsx'
import { countOf, distanceBetween } from '../../ui/words.ts'
import type { YearsProps } from '../../ui/years.tsx'
import { shortNameOn } from '../../wording/names.ts'
import type { Owned } from './biggest-news.ts'
import { type Closest, closestOf } from './closest.ts'
import { type Lapsed, lapsedOf } from './lapsed.ts'
import { type Arrived, type News, viewNews } from './news.ts'
import { lastDayOf, type NextDate, nextExpiry, toMakeGood } from './next-expiry.ts'
import { firstSteps, type Step, stepsOf, type Waiting } from './steps.ts'
import { yearsOf } from './years.ts'

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
  readonly news: News
  /** What needs an answer; on a first visit what to begin with. */
  readonly steps: readonly Step[]
  readonly next: NextDate | undefined
  readonly held: readonly HeldRow[]
  readonly lapsed: readonly Lapsed[]
  readonly closest: Closest | undefined
  readonly years: YearsProps | undefined
}

/** What else of a person Home is made from. */
export interface Around extends Arrived, Omit<Owned, 'freeKits'> {
  readonly waiting: Waiting
  readonly items: KitRecord['items']
}

/** What happened to a candidate, what to do about it, and where they stand. */
export function viewHome(program: Program, record: CandidateRecord, held: Standing, around: Around): HomeView {
  const { on, certifications } = held
  const active = certifications.filter((one) => one.status === 'active')
  const ending = active
    .filter((one) => one.expiresOn !== null)
    .toSorted((a, b) => (a.expiresOn! < b.expiresOn! ? -1 : 1))
  const suspended = certifications.filter((one) => one.status === 'suspended' && isByCycles(program, one))
  const open = suspended.toSorted((a, b) => (lastDayOf(a) < lastDayOf(b) ? -1 : 1))[0]
  const periods = holdingPeriods(program, record)
  const freeKits = freeKitsOf(program, { periods, items: around.items }, on)
  const steps = stepsOf(around.waiting)
  return {
    lede: ledeOf(program, held, suspended.length),
    news: viewNews(program, record, held, around, { ...around, freeKits }),
    steps: around.since === undefined ? [...steps, ...firstSteps(freeKits, active.length)] : steps,
    next: open ? toMakeGood(program, open, on) : nextExpiry(program, ending, on),
    held: [...active, ...suspended].map((one) => heldRow(program, one, on)),
    lapsed: lapsedOf(program, held),
    closest: closestOf(program, record, held),
    years: yearsOf(program, record, held, { periods, next: ending[0]?.expiresOn ?? undefined }),
  }
}

function heldRow(program: Program, { code, level, status, expiresOn }: CertificationStanding, on: Day): HeldRow {
  return {
    name: shortNameOn(program, code, on),
    href: paths.certification(code),
    badge: { ...lookOf(program, level), open: status === 'suspended' },
    expiresOn,
    isNear: expiresOn !== null && daysBetween(on, expiresOn) <= nearDays,
    isSuspended: status === 'suspended',
  }
}

/** How many are held, and which expires next; of somebody who holds none any more, which expired last. */
function ledeOf(program: Program, { certifications, on }: Standing, suspended: number): Sentence {
  const active = certifications.filter((one) => one.status === 'active')
  const next = active.flatMap((one) => one.expiresOn ?? []).sort()[0]
  const also = suspended === 0 ? '' : ` ${suspended} ${suspended === 1 ? 'is' : 'are'} suspended.`
  const held = `You hold ${countOf(active.length, suspended > 0 ? 'active certification' : 'certification')}.${also}`
  if (!next) return [held, ...(active.length + suspended === 0 ? lastExpired(program, certifications, on) : [])]
  const [first, ...others] = active.filter(({ expiresOn }) => expiresOn === next)
  const name = shortNameOn(program, first!.code, on)
  const who = others.length === 0 ? `${name} expires` : `${name} and ${countOf(others.length, 'other')} expire`
  return [held, ` ${who} on `, { day: next }, next === on ? ', today.' : `, in ${distanceBetween(on, next)}.`]
}

function lastExpired(program: Program, certifications: readonly CertificationStanding[], on: Day): Sentence {
  const expired = certifications.filter(({ status, expiresOn }) => status === 'expired' && expiresOn !== null)
  const [last] = expired.toSorted((a, b) => (a.expiresOn! < b.expiresOn! ? 1 : -1))
  return last ? [` ${shortNameOn(program, last.code, on)} expired on `, { day: last.expiresOn! }, '.'] : []
}

function isByCycles({ certifications }: Program, { code }: CertificationStanding): boolean {
  return certifications.find((one) => one.code === code)?.cycle !== undefined
}
