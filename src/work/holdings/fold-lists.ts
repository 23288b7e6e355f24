import { type Activity, activityOf } from '../../core/activities.ts'
import type { HeldPair } from '../../core/codes.ts'
import { latest, type Merge } from '../../core/feeds/merge.ts'
import type { KeptFact } from '../../core/record.ts'
import type { PrinterStatus } from '../../data/orders/printer-statuses.ts'

/** All versions, as they stand with what was merged, of the facts that it leaves changed. */
export function versionsOfChanged(
  merged: Merge,
  known: readonly KeptFact[],
  fresh: readonly KeptFact[],
): ReadonlyMap<string, readonly KeptFact[]> {
  const madeAgain = new Map(merged.confirmed.map((one) => [`${one.made} ${one.key}`, one.madeAgain]))
  const confirmed = known.map((one) => ({ ...one, made: madeAgain.get(`${one.made} ${one.key}`) ?? one.made }))
  const changed = new Set(fresh.map(({ key }) => key))
  return Map.groupBy([...confirmed.filter(({ key }) => changed.has(key)), ...fresh], ({ key }) => key)
}

/** The activities that all versions of some facts come to. */
export function foldActivities(
  byKey: ReadonlyMap<string, readonly KeptFact[]>,
  creditValidityMonths: number,
): Activity[] {
  return [...byKey.values()].map((versions) => activityOf(versions, creditValidityMonths))
}

/** The codes issued before that all versions of some facts come to. */
export function foldImportedCodes(
  byKey: ReadonlyMap<string, readonly KeptFact[]>,
): (HeldPair & { readonly code: string; readonly issuedOn: string })[] {
  return [...byKey.values()].map((versions) => {
    const { key, candidateId, content } = latest(versions)!
    const { certification, issuedOn } = JSON.parse(content) as { certification: string; issuedOn: string }
    return { code: key, candidateId, certification, issuedOn }
  })
}

/** What the printer says by now of the items that some facts are about. */
export function foldPrinterStatuses(byKey: ReadonlyMap<string, readonly KeptFact[]>): PrinterStatus[] {
  return [...byKey.values()].map((versions) => {
    const { key, content } = latest(versions)!
    return { item: key, ...(JSON.parse(content) as Omit<PrinterStatus, 'item'>) }
  })
}
