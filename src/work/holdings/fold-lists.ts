import { type Activity, activityOf } from '../../core/activities.ts'
import type { HeldPair } from '../../core/codes.ts'
import { factOf } from '../../core/feeds/fact-of.ts'
import type { Merge } from '../../core/feeds/merge.ts'
import { placeOf, repeatedBy } from '../../core/feeds/version.ts'
import type { KeptFact } from '../../core/record.ts'
import type { PrinterStatus } from '../../data/orders/printer-statuses.ts'

/** All versions, as they stand with what was merged, of the facts that it leaves changed; none of one that is gone. */
export function versionsOfChanged(
  merged: Merge,
  known: readonly KeptFact[],
  fresh: readonly KeptFact[],
): ReadonlyMap<string, readonly KeptFact[]> {
  const gone = new Set(merged.retracted.map(placeOf))
  const changed = new Map<string, KeptFact[]>([...fresh, ...merged.retracted].map(({ key }) => [key, []]))
  for (const version of [...repeatedBy(merged.repeats, known), ...fresh])
    if (!gone.has(placeOf(version))) changed.get(version.key)?.push(version)
  return changed
}

/** The activities that all versions of some facts come to. */
export function foldActivities(
  byKey: ReadonlyMap<string, readonly KeptFact[]>,
  creditValidityMonths: number,
): Activity[] {
  return standing(byKey).map((versions) => activityOf(versions, creditValidityMonths))
}

/** The codes issued before that all versions of some facts come to. */
export function foldImportedCodes(
  byKey: ReadonlyMap<string, readonly KeptFact[]>,
): (HeldPair & { readonly code: string; readonly issuedOn: string })[] {
  return standing(byKey).map((versions) => {
    const { key, candidateId, content } = factOf(versions)!
    const { certification, issuedOn } = JSON.parse(content) as { certification: string; issuedOn: string }
    return { code: key, candidateId, certification, issuedOn }
  })
}

/** What the printer says by now of the items that some facts are about. */
export function foldPrinterStatuses(byKey: ReadonlyMap<string, readonly KeptFact[]>): PrinterStatus[] {
  return standing(byKey).map((versions) => {
    const { key, content, made } = factOf(versions)!
    const told = JSON.parse(content) as Omit<PrinterStatus, 'item' | 'made' | 'backMade'>
    const back = versions.filter((one) => one.made < made && isBack(one))
    const backMade =
      told.status === 'queued'
        ? back
            .map((one) => one.made)
            .toSorted()
            .at(-1)
        : undefined
    return { item: key, ...told, made, backMade: backMade ?? null }
  })
}

/** The parcel came back, or was never sent: queued after that, it is to be printed once more. */
function isBack({ content }: KeptFact): boolean {
  const { status } = JSON.parse(content) as Partial<PrinterStatus>
  return status === 'returned' || status === 'cancelled'
}

/** The facts that count: a version is left, and the office has not withdrawn them. */
function standing(byKey: ReadonlyMap<string, readonly KeptFact[]>): (readonly KeptFact[])[] {
  return [...byKey.values()].filter((versions) => factOf(versions) !== undefined)
}
