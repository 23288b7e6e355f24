import { dayOf, type Day } from '../../../core/calendar.ts'
import { isOverdue, type ItemState, type KitHold } from '../../../core/orders.ts'
import type { KeptItem, OrderItem } from '../../../data/orders/orders.ts'
import { paths } from '../../../paths.ts'
import type { Program } from '../../../program/program.ts'
import { fulfillmentOf } from '../../../program/fulfillment-of.ts'

/** In each case about a piece. */
export const aboutItem = 'item '

/** A piece as the guide lists it: by month, and `n/a` where there is none. */
export interface HistoryRow {
  readonly id: string
  readonly order: string
  readonly name: string
  readonly verificationCode: string | null
  readonly queued: string
  readonly sent: string
  readonly complete: string
  readonly state: ItemState
  readonly status: string
  readonly tracking:
    | { readonly carrier: string; readonly number: string; readonly href: string | undefined }
    | undefined
  /** Where support is told, and what of. */
  readonly cases: readonly { readonly text: string; readonly href: string }[]
}

/** Everything that was made or is to be made for somebody, the newest first. */
export function viewHistory(program: Program, items: readonly KeptItem[], today: Day): HistoryRow[] {
  return items
    .filter(({ state, queuedAt }) => state !== 'ordered' && queuedAt !== null)
    .toSorted((one, other) => (one.queuedAt! > other.queuedAt! ? -1 : 1))
    .map((item) => rowOf(program, item, today))
}

const statuses: Readonly<Record<ItemState, string>> = {
  ordered: 'Waiting for payment',
  queued: 'Queued',
  sent: 'Sent',
  complete: 'Complete',
  returned: 'Returned',
  cancelled: 'Cancelled',
}

/** Why a queued piece is not printed. */
const holds: Readonly<Record<KitHold, string>> = {
  suspended: 'On hold: suspended',
  expired: 'On hold: expired',
  revoked: 'On hold: revoked',
  withdrawn: 'On hold: no longer held',
  'on-hold': 'On hold',
}

function rowOf(program: Program, item: KeptItem, today: Day): HistoryRow {
  const { id, orderId, name, verificationCode, state, queuedAt, sentOn, completedOn } = item
  const { carrier, trackingNumber: number } = item
  const queuedOn = queuedAt && dayOf(queuedAt, program.timeZone)
  return {
    id,
    order: orderId,
    name,
    verificationCode,
    queued: monthOf(queuedOn),
    sent: monthOf(sentOn),
    complete: monthOf(completedOn),
    state,
    status: item.heldFor ? holds[item.heldFor] : statuses[state],
    tracking: number ? { carrier: carrier ?? '', number, href: trackingHref(program, carrier, number) } : undefined,
    // A kit that is sent again takes its time again.
    cases: casesOf(program, item, item.reshippedAt ? dayOf(item.reshippedAt, program.timeZone) : queuedOn, today),
  }
}

function casesOf(program: Program, { id, name, state }: OrderItem, queuedOn: Day | null, today: Day) {
  const longest = fulfillmentOf(program).leadTimeWeeks?.[1]
  const about = (what: string) => paths.supportAbout('kit', `${what}: ${name}, ${aboutItem}${id}`)
  if (longest !== undefined && isOverdue(state, queuedOn, longest, today))
    return [{ text: `Not arrived after ${longest + 1} weeks?`, href: about('Not arrived') }]
  if (state === 'returned' || state === 'complete' || state === 'sent')
    return [{ text: 'Ask for it to be sent again', href: about('Send again') }]
  return []
}

/** `2019-12-09` as `December 2019`. */
function monthOf(day: Day | null): string {
  if (!day) return 'n/a'
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' })
}

function trackingHref(program: Program, carrier: string | null, number: string): string | undefined {
  const known = fulfillmentOf(program).carriers?.find(({ name }) => name.toLowerCase() === carrier?.toLowerCase())
  return known?.href.replace('{number}', encodeURIComponent(number))
}
