import type { ItemState, KitHold, PrinterState } from './orders.ts'

/** Where a kit is, as staff look for it. */
export const kitPlaces = ['waiting', 'held', 'printer', 'sent', 'returned', 'complete', 'cancelled'] as const
export type KitPlace = (typeof kitPlaces)[number]

/** What staff do with a kit. */
export const kitActions = ['address', 'reship', 'unship', 'hold', 'release', 'cancel', 'restore'] as const
export type KitAction = (typeof kitActions)[number]

export interface KitState {
  readonly state: ItemState
  readonly heldFor: KitHold | null
  readonly heldAt: string | null
  readonly cancelledAt: string | null
  readonly reshippedAt: string | null
  readonly printerState: PrinterState | null
  /** The printer has confirmed a list with it. */
  readonly isAtPrinter: boolean
  /** Its order is paid, or was free. */
  readonly isPaid: boolean
  /** What the printer's files say of it, of whichever parcel. */
  readonly reported: PrinterState | null
}

/** Where a kit is; nowhere as long as its order isn't paid. */
export function placeOf({ state, heldFor, isAtPrinter }: KitState): KitPlace | undefined {
  if (state === 'ordered') return undefined
  if (state !== 'queued') return state
  return heldFor ? 'held' : isAtPrinter ? 'printer' : 'waiting'
}

const can: Readonly<Record<KitAction, (kit: KitState) => boolean>> = {
  address: ({ state }) => state !== 'cancelled' && state !== 'ordered',
  reship: ({ state, isAtPrinter, cancelledAt }) =>
    state === 'sent' ||
    state === 'complete' ||
    state === 'returned' ||
    (state === 'queued' && isAtPrinter) ||
    (state === 'cancelled' && cancelledAt === null),
  // The undo sets the state the printer reported, so there must be one, and not "queued".
  unship: ({ state, reshippedAt, isAtPrinter, reported }) =>
    state === 'queued' && reshippedAt !== null && !isAtPrinter && reported !== null && reported !== 'queued',
  hold: ({ state, heldAt }) => state === 'queued' && heldAt === null,
  release: ({ state, heldAt }) => state === 'queued' && heldAt !== null,
  cancel: ({ state }) => state === 'queued' || state === 'returned',
  restore: ({ state, cancelledAt }) => state === 'cancelled' && cancelledAt !== null,
}

/** What staff can do with a kit as it is. */
export function actionsFor(kit: KitState): readonly KitAction[] {
  return kit.isPaid ? kitActions.filter((action) => can[action](kit)) : []
}
