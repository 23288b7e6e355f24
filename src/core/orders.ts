import { addDays, type Day } from './calendar.ts'

export const orderStates = ['placed', 'paid', 'cancelled', 'refunded'] as const
export type OrderState = (typeof orderStates)[number]

/** `ordered` until the order is paid; what comes after, the printer says. */
export const itemStates = ['ordered', 'queued', 'sent', 'complete', 'returned', 'cancelled'] as const
export type ItemState = (typeof itemStates)[number]

/** What the printer can say of a piece. */
export const printerStates = ['queued', 'sent', 'complete', 'returned', 'cancelled'] as const
export type PrinterState = (typeof printerStates)[number]

/**
 * Why a queued kit is not printed: its certification is not active, or staff hold it back (`on-hold`). `withdrawn` is one
 * that is no longer held at all.
 */
const kitHolds = ['suspended', 'expired', 'revoked', 'withdrawn', 'on-hold'] as const
export type KitHold = (typeof kitHolds)[number]

/** Why the printer is to stop what it has. */
export const stopReasons = [...kitHolds, 'cancelled'] as const
export type StopReason = (typeof stopReasons)[number]

/** What a payment provider says of a payment when it is asked. */
export type PaymentState = 'open' | 'paid' | 'closed' | 'refunded'

/** Where an order goes by what the provider says, if anywhere: whichever message came first, or twice. */
export function orderAfter(now: OrderState, payment: PaymentState): Exclude<OrderState, 'placed'> | undefined {
  if (payment === 'refunded') return now === 'refunded' ? undefined : 'refunded'
  // Who paid although the order was given up here has paid: the order stands again.
  if (payment === 'paid') return now === 'placed' || now === 'cancelled' ? 'paid' : undefined
  if (payment === 'closed') return now === 'placed' ? 'cancelled' : undefined
  return undefined
}

/** Can the address still be changed? Until the first piece is on its way. */
export function isOnItsWay(items: readonly { readonly state: ItemState }[]): boolean {
  return items.some(({ state }) => state === 'sent' || state === 'complete' || state === 'returned')
}

/** Has something taken longer than it may: a week beyond the longest that was said? */
export function isOverdue(state: ItemState, queuedOn: Day | null, longestWeeks: number, today: Day): boolean {
  const waits = state === 'queued' || state === 'sent'
  return waits && queuedOn !== null && addDays(queuedOn, 7 * (longestWeeks + 1)) <= today
}
