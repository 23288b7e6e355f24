import { type Day, endsLater } from '../calendar.ts'
import { becomeOf } from '../codes.ts'
import type { HoldingPeriod } from '../standing/holdings.ts'
import type { Migration } from '../standing/program.ts'
import type { ChangeKind, Held } from './event.ts'

/** A person's certifications on a day, as they were known at one time. */
export interface Snapshot {
  readonly periods: readonly HoldingPeriod[]
  readonly on: Day
}

export interface Change {
  readonly kind: ChangeKind
  readonly certification: string
  readonly was: Held | null
  readonly is: Held | null
}

/**
 * What happened to one person's certifications between two snapshots, by the order of their codes. It compares what was
 * known before with what is known after; a certification that was renamed meanwhile is the same one.
 */
export function changesBetween(migrations: readonly Migration[], before: Snapshot, after: Snapshot): Change[] {
  const [was, is] = [heldIn(migrations, before, after.on), heldIn(migrations, after, after.on)]
  return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((certification) => {
    const [old, now] = [was.get(certification) ?? null, is.get(certification) ?? null]
    const kind = kindOf(old, now)
    return kind ? [{ kind, certification, was: old, is: now }] : []
  })
}

/** What a step from one state to another is for the person, if it is anything. */
export function kindOf(was: Held | null, is: Held | null): ChangeKind | undefined {
  if (is === null) return was === null ? undefined : 'no-longer-held'
  if (was === null) return is.status === 'active' ? 'earned' : is.status === 'expired' ? undefined : is.status
  if (is.status === 'revoked') return was.status === 'revoked' ? undefined : 'revoked'
  if (is.status === 'expired') return kindOfExpired(was, is)
  if (is.status === 'suspended') return was.status === 'suspended' ? kindOfEnd(was, is) : 'suspended'
  if (was.status === 'active') return kindOfEnd(was, is)
  if (was.status === 'suspended') return endsLater(is.expiresOn, was.expiresOn) ? 'renewed' : 'lifted'
  // From the same day on as before: a revocation was taken back.
  if (was.status === 'revoked') return is.activeOn === was.activeOn ? 'lifted' : 'earned'
  // It had run out: held again from a day after that, it is earned; else its end was moved.
  return was.expiresOn === null || is.activeOn > was.expiresOn ? 'earned' : 'renewed'
}

function kindOfEnd(was: Held, is: Held): ChangeKind | undefined {
  if (endsLater(is.expiresOn, was.expiresOn)) return 'renewed'
  return endsLater(was.expiresOn, is.expiresOn) ? 'ends-earlier' : undefined
}

function kindOfExpired(was: Held, is: Held): ChangeKind | undefined {
  if (endsLater(was.expiresOn, is.expiresOn)) return 'ends-earlier'
  return was.status === 'active' || was.status === 'suspended' ? 'expired' : undefined
}

/** What one person has on the snapshot's day, by the names of another day. */
export function heldIn(migrations: readonly Migration[], { periods, on }: Snapshot, now: Day): Map<string, Held> {
  const during = periods.filter(({ since, until }) => since <= on && (until === null || on <= until))
  return new Map(
    during.map(({ certification, status, firstEarnedOn, activeOn, expiresOn }) => [
      becomeOf(migrations, certification, now),
      { status, firstEarnedOn, activeOn, expiresOn },
    ]),
  )
}
