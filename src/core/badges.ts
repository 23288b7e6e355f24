import type { Day } from './calendar.ts'
import { becomeOf } from './codes.ts'
import type { HoldingPeriod } from './standing/holdings.ts'
import type { Migration } from './standing/program.ts'

/** A badge as it was given. */
export interface GivenBadge {
  readonly id: string
  readonly certification: string
  /** The last revocation before it was given; empty where there was none. */
  readonly after: Day | ''
}

/** What is to have a badge: a certification, anew after each revocation. */
export interface Badgeable {
  readonly certification: string
  readonly after: Day | ''
}

/** The active certifications that have no badge yet, neither their own nor from what they were before. */
export function withoutBadge(
  migrations: readonly Migration[],
  periods: readonly HoldingPeriod[],
  given: readonly GivenBadge[],
  on: Day,
): Badgeable[] {
  return periods
    .filter(({ status, since, until }) => status === 'active' && since <= on && (until === null || on <= until))
    .map(({ certification }) => ({ certification, after: lastRevocation(migrations, periods, certification, on) }))
    .filter(({ certification, after }) => !badgeOf(migrations, given, certification, after, on))
}

/** The badge of what somebody holds. */
export function currentBadge<B extends GivenBadge>(
  migrations: readonly Migration[],
  periods: readonly HoldingPeriod[],
  given: readonly B[],
  certification: string,
  on: Day,
): B | undefined {
  return badgeOf(migrations, given, certification, lastRevocation(migrations, periods, certification, on), on)
}

/** Where a badge stands: what it is for by now, the period of today, and the last one it was active in. */
export interface BadgeStanding {
  readonly certification: string
  readonly status: HoldingPeriod['status'] | 'not-held'
  readonly now: HoldingPeriod | undefined
  /** What the badge speaks of; nothing where the record no longer knows of it. */
  readonly active: HoldingPeriod | undefined
  /** For good: it was revoked, or the record no longer says that it was ever held. */
  readonly isRevoked: boolean
}

/** Judges a badge by its holder's periods on a day. */
export function standingOfBadge(
  migrations: readonly Migration[],
  badge: GivenBadge,
  periods: readonly HoldingPeriod[],
  on: Day,
): BadgeStanding {
  const own = periods
    .filter((period) => isOf(migrations, badge.certification, period))
    .filter(({ since }) => since > badge.after && since <= on)
    .toSorted((a, b) => (a.since < b.since ? -1 : 1))
  const end = own.findIndex(({ status }) => status === 'revoked')
  const lived = end === -1 ? own : own.slice(0, end + 1)
  const now = lived.findLast(({ since, until, status }) => status === 'revoked' || isDuring(since, until, on))
  const active = lived.findLast(({ status }) => status === 'active')
  return {
    certification: becomeOf(migrations, badge.certification, on),
    status: now?.status ?? 'not-held',
    now,
    active,
    isRevoked: now?.status === 'revoked' || active === undefined,
  }
}

/** What a certification is from a day on. */
export interface BecomeLine {
  readonly from: string
  readonly to: string
  readonly on: Day
}

/** Everything that anything becomes by itself, over several renames too. */
export function becomeLines(migrations: readonly Migration[]): BecomeLine[] {
  const automatic = migrations.filter((one) => one.automatic)
  const follow = (from: string, { to, on }: BecomeLine): BecomeLine[] => [
    { from, to, on },
    ...automatic
      .filter((next) => next.from === to)
      .flatMap((next) => follow(from, { ...next, on: next.on > on ? next.on : on })),
  ]
  return automatic.flatMap((one) => follow(one.from, one))
}

/** A period of a certification, or of what that had become by then. */
function isOf(migrations: readonly Migration[], certification: string, period: HoldingPeriod): boolean {
  return (
    period.certification === certification || becomeOf(migrations, certification, period.since) === period.certification
  )
}

function badgeOf<B extends GivenBadge>(
  migrations: readonly Migration[],
  given: readonly B[],
  certification: string,
  after: Day | '',
  on: Day,
): B | undefined {
  const own = given.filter((badge) => badge.after === after)
  return (
    own.find((badge) => badge.certification === certification) ??
    own.find((badge) => becomeOf(migrations, badge.certification, on) === certification)
  )
}

/** The first day of the last revocation of a certification, of what it was before included. */
function lastRevocation(
  migrations: readonly Migration[],
  periods: readonly HoldingPeriod[],
  certification: string,
  on: Day,
): Day | '' {
  const revoked = periods.filter(
    (period) =>
      period.status === 'revoked' &&
      period.since <= on &&
      (period.certification === certification || becomeOf(migrations, period.certification, on) === certification),
  )
  return (
    revoked
      .map(({ since }) => since)
      .sort()
      .at(-1) ?? ''
  )
}

function isDuring(since: Day, until: Day | null, on: Day): boolean {
  return since <= on && (until === null || on <= until)
}
