import type { Day, Moment } from './calendar.ts'
import { becomeOf } from './codes.ts'
import type { HoldingPeriod } from './standing/holdings.ts'
import type { Migration } from './standing/program.ts'

/** Why a badge was revoked for good: the certification was, its evidence was taken back, or its end was moved earlier. */
export const badgeEndings = ['revoked', 'withdrawn', 'shortened'] as const
export type BadgeEnding = (typeof badgeEndings)[number]

/** Later than every end: what is signed without one. */
export const noEnd: Day = '9999-12-31'

/** A badge as it was given. */
export interface GivenBadge {
  readonly id: string
  readonly certification: string
  /** Since when it is revoked for good, and why; `null` while it is not. */
  readonly revokedAt: Moment | null
  readonly revokedFor: BadgeEnding | null
}

/** The active certifications that have no badge that is not revoked, neither their own nor from what they were before. */
export function withoutBadge(
  migrations: readonly Migration[],
  periods: readonly HoldingPeriod[],
  given: readonly GivenBadge[],
  on: Day,
): string[] {
  return periods
    .filter(({ status, since, until }) => status === 'active' && isDuring(since, until, on))
    .map(({ certification }) => certification)
    .filter((certification) => !currentBadge(migrations, given, certification, on))
}

/** The badge in force for a certification: the one that is not revoked for good. */
export function currentBadge<B extends GivenBadge>(
  migrations: readonly Migration[],
  given: readonly B[],
  certification: string,
  on: Day,
): B | undefined {
  const living = given.filter(({ revokedAt }) => revokedAt === null)
  return (
    living.find((badge) => badge.certification === certification) ??
    living.find((badge) => becomeOf(migrations, badge.certification, on) === certification)
  )
}

/** Where a badge stands: what it is for by now, the period of today, and the last one it was active in. */
export interface BadgeStanding {
  readonly certification: string
  /** Of the certification; `withdrawn` where its evidence was taken back. */
  readonly status: HoldingPeriod['status'] | 'withdrawn'
  readonly now: HoldingPeriod | undefined
  /** What the badge speaks of; nothing where the record no longer knows of it. */
  readonly active: HoldingPeriod | undefined
  /** Why it is revoked for good, if it is. */
  readonly ended: BadgeEnding | undefined
  /** By the record it would be revoked for good, and is not yet: it is not given out meanwhile. */
  readonly isEnding: boolean
  /** How often the certification has been revoked by then. */
  readonly revocations: number
}

/** Is its file given out? An expired one says itself that it is. */
export function isGivenOut({ status, ended, isEnding }: Pick<BadgeStanding, 'status' | 'ended' | 'isEnding'>): boolean {
  return (status === 'active' || status === 'expired') && !ended && !isEnding
}

/** What a badge said when it was last signed. */
export interface SignedBadge {
  readonly certification: string
  /** The latest end that was ever signed for it, `noEnd` included; `null` where it was never signed. */
  readonly signedUntil: Day | null
  /** How often the certification had been revoked by then: one more ends the badge, even where it is held again since. */
  readonly revocations: number
}

/** Judges a badge by its holder's periods on a day. */
export function standingOfBadge(
  migrations: readonly Migration[],
  badge: GivenBadge & SignedBadge,
  periods: readonly HoldingPeriod[],
  on: Day,
): BadgeStanding {
  const { certification, revokedFor } = badge
  const { now, active } = lastPeriods(migrations, certification, periods, on)
  const ended = badge.revokedAt === null ? undefined : (revokedFor ?? 'revoked')
  const told = ended === 'revoked' || ended === 'withdrawn' ? ended : (now?.status ?? 'withdrawn')
  return {
    certification: becomeOf(migrations, certification, on),
    status: told,
    now,
    active,
    ended,
    isEnding: !ended && endingOf(migrations, badge, periods, on) !== undefined,
    revocations: countRevocations(migrations, certification, periods, on),
  }
}

/** Why a badge is to be revoked for good, by its holder's periods on a day: only what was signed can be. */
export function endingOf(
  migrations: readonly Migration[],
  { certification, signedUntil, revocations }: SignedBadge,
  periods: readonly HoldingPeriod[],
  on: Day,
): BadgeEnding | undefined {
  if (signedUntil === null) return undefined
  if (countRevocations(migrations, certification, periods, on) > revocations) return 'revoked'
  const { active } = lastPeriods(migrations, certification, periods, on)
  if (!active) return 'withdrawn'
  return (active.expiresOn ?? noEnd) < signedUntil ? 'shortened' : undefined
}

/** How often a certification has been revoked by a day. */
function countRevocations(
  migrations: readonly Migration[],
  certification: string,
  periods: readonly HoldingPeriod[],
  on: Day,
): number {
  const own = ownPeriods(migrations, certification, periods, on)
  return own.filter(({ status }, at) => status === 'revoked' && own[at - 1]?.status !== 'revoked').length
}

/** The latest end of any active period of a certification, `noEnd` where one had none; nothing where it was never active. */
export function latestEndOf(
  migrations: readonly Migration[],
  certification: string,
  periods: readonly HoldingPeriod[],
): Day | undefined {
  return ownPeriods(migrations, certification, periods, noEnd)
    .flatMap(({ status, expiresOn }) => (status === 'active' ? (expiresOn ?? noEnd) : []))
    .sort()
    .at(-1)
}

/** The period of a day, and the last one by then in which the certification was active. */
function lastPeriods(
  migrations: readonly Migration[],
  certification: string,
  periods: readonly HoldingPeriod[],
  on: Day,
) {
  const own = ownPeriods(migrations, certification, periods, on)
  return {
    now: own.findLast(({ since, until }) => isDuring(since, until, on)),
    active: own.findLast(({ status }) => status === 'active'),
  }
}

function ownPeriods(
  migrations: readonly Migration[],
  certification: string,
  periods: readonly HoldingPeriod[],
  on: Day,
): HoldingPeriod[] {
  return periods
    .filter((period) => period.since <= on && isOf(migrations, certification, period))
    .toSorted((a, b) => (a.since < b.since ? -1 : 1))
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

function isDuring(since: Day, until: Day | null, on: Day): boolean {
  return since <= on && (until === null || on <= until)
}
