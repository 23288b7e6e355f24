import type { Moment } from './calendar.ts'

/** A rebuild as it is stored. */
interface Rebuild {
  readonly rules: string
  readonly begunAt: Moment
  readonly records: number
  readonly isCounted: boolean
  readonly passed: number
  readonly outdated: number
  readonly doneAt: Moment | null
  readonly waiting: number
  readonly acceptedUpTo: number
  readonly listedUpTo: number
}

/** How far the records are with the rules of now. */
export interface RebuildProgress {
  readonly changedAt: Moment
  readonly records: number
  readonly upToDate: number
  /** People who would lose something, and wait for a yes. */
  readonly waiting: number
  /**
   * `up to date`: no record follows earlier rules. `running`: records are being checked. `waiting`: staff have to accept
   * losses of some people. `applying`: accepted losses are being applied.
   */
  readonly state: 'up to date' | 'running' | 'waiting' | 'applying'
  /** Some records followed earlier rules, so pages should mention the change. */
  readonly hasChanged: boolean
  /** Estimated minutes until all records are checked; undefined if unknown. */
  readonly minutesLeft: number | undefined
}

/** Undefined if the rebuild is for other rules: the scheduled handler hasn't started the one for these. */
export function progressOf(rebuild: Rebuild | undefined, rules: string, now: Date): RebuildProgress | undefined {
  if (!rebuild || rebuild.rules !== rules) return undefined
  const { begunAt, passed, outdated, waiting, doneAt, acceptedUpTo, listedUpTo } = rebuild
  const records = doneAt === null ? Math.max(rebuild.records, passed) : passed
  const isApplying = acceptedUpTo > 0 && acceptedUpTo >= listedUpTo
  const waits = waiting === 0 ? 'up to date' : isApplying ? 'applying' : 'waiting'
  const minutes = (now.getTime() - Date.parse(begunAt)) / 60_000
  return {
    changedAt: begunAt,
    records,
    upToDate: passed - waiting,
    waiting,
    state: doneAt === null ? 'running' : waits,
    hasChanged: outdated > 0,
    minutesLeft:
      doneAt === null && passed > 0 && rebuild.isCounted
        ? Math.max(1, Math.ceil((minutes / passed) * (records - passed)))
        : undefined,
  }
}

/** What Today shows: undefined if the rules haven't changed, or all records are up to date. */
export function progressOnToday(rebuild: Rebuild | undefined, rules: string, now: Date): RebuildProgress | undefined {
  const progress = progressOf(rebuild, rules, now)
  return progress?.hasChanged && progress.state !== 'up to date' ? progress : undefined
}
