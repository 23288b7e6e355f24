import { type Activity, activityOf } from '../core/activities.ts'
import type { Merge } from '../core/feeds/merge.ts'
import type { KeptFact } from '../core/record.ts'

/** The activities that what was merged leaves changed, as they stand with it. */
export function changedActivities(
  merged: Merge,
  known: readonly KeptFact[],
  fresh: readonly KeptFact[],
  creditValidityMonths: number,
): Activity[] {
  const madeAgain = new Map(merged.confirmed.map((one) => [`${one.made} ${one.key}`, one.madeAgain]))
  const confirmed = known.map((one) => ({ ...one, made: madeAgain.get(`${one.made} ${one.key}`) ?? one.made }))
  const changed = new Set(fresh.map(({ key }) => key))
  return foldActivities([...confirmed.filter(({ key }) => changed.has(key)), ...fresh], creditValidityMonths)
}

/** The activities that all versions of some facts come to. */
export function foldActivities(versions: readonly KeptFact[], creditValidityMonths: number): Activity[] {
  const byKey = Map.groupBy(versions, ({ key }) => key)
  return [...byKey.values()].map((ofOne) => activityOf(ofOne, creditValidityMonths))
}
