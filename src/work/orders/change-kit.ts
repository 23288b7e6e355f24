import type { Actor, DeedName } from '../../core/deeds.ts'
import type { KitAction } from '../../core/kit-actions.ts'
import type { Shipping } from '../../core/shipping.ts'
import type { Database, Statement } from '../../data/database.ts'
import { listVersions } from '../../data/facts/facts.ts'
import { isRefusedByGuard } from '../../data/facts/records.ts'
import { guardVersions } from '../../data/imports/steps.ts'
import type { WholeKit } from '../../data/office/kit.ts'
import { changeKit, correctShipping, guardKit } from '../../data/orders/kit-changes.ts'
import { writePrinterStatuses } from '../../data/orders/printer-statuses.ts'
import { recordDeed } from '../deeds/record-deed.ts'
import { foldPrinterStatuses } from '../holdings/fold-lists.ts'

export interface WantedKitChange {
  readonly action: KitAction
  /** The version that was seen. */
  readonly version: number
  /** A code of why, and why in their own words: for the log. */
  readonly why: string
  readonly reason: string
  /** The new address, where that is what changes. */
  readonly shipping?: Shipping
}

/**
 * Changes a kit as staff want it, with the log, in one batch. Nothing is done where the kit has changed since it was seen:
 * by a colleague, by its order, or by the printer.
 */
export async function makeKitChange(
  db: Database,
  { id, orderId, candidateId, shipping: before, ...kit }: WholeKit,
  { action, version, why, reason, shipping }: WantedKitChange,
  { by, now }: { readonly by: Actor; readonly now: Date },
): Promise<'done' | 'moved'> {
  const [at, seen] = [now.toISOString(), { id, orderId, candidateId, version }]
  const { state, sentOn, carrier, trackingNumber } = kit
  const parcel = { state, sentOn, carrier, trackingNumber }
  const details = { reason, ...(shipping ? { before, after: shipping } : { parcel }) }
  const object = ['kit', id] as const
  const deed = { by, at: now, what: deedOf[action], object, candidateId, reason: why, details }
  const writes = action === 'address' ? correctShipping(db, seen, shipping!, at) : changeKit(db, seen, action, at)
  const says = action === 'unship' ? await whatPrinterSays(db, id) : []
  if (!says) return 'moved'
  try {
    await db.batch([guardKit(db, seen, action), ...writes, ...says, ...(await recordDeed(db, deed))])
    return 'done'
  } catch (error) {
    if (isRefusedByGuard(error)) return 'moved'
    throw error
  }
}

/** The kit as its files say it is: for what is not reshipped after all. */
async function whatPrinterSays(db: Database, id: string): Promise<Statement[] | undefined> {
  const versions = await listVersions(db, 'kits', [id]).execute()
  const said = foldPrinterStatuses(new Map([[id, versions]])).map((one) => ({ ...one, backMade: null }))
  if (said.length === 0 || said[0]!.status === 'queued') return undefined
  return [guardVersions(db, 'kits', [id], versions), ...writePrinterStatuses(db, said)]
}

const deedOf = {
  address: 'kit.address-corrected',
  reship: 'kit.reshipped',
  unship: 'kit.reship-undone',
  hold: 'kit.held',
  release: 'kit.released',
  cancel: 'kit.cancelled',
  restore: 'kit.restored',
} as const satisfies Record<KitAction, DeedName>
