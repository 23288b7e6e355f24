import type { KitPlace } from '../../core/kit-actions.ts'
import { formatAmount } from '../../core/money.ts'
import { paths } from '../../paths.ts'
import { figureOf, formatDay } from '../../ui/words.ts'

/** The printer reports sooner than this. */
export const daysAtPrinter = 7
/** A payment is settled or cancelled within a day; an hour after that, Today lists it. */
export const hoursToSettle = 25

export interface WaitingKits {
  readonly kits: readonly { readonly place: KitPlace; readonly count: number; readonly oldest: string | null }[]
  readonly stuck: readonly { readonly batchId: string; readonly confirmedAt: string; readonly count: number }[]
  readonly stopped: readonly { readonly since: string; readonly reason: string }[]
  readonly orders: readonly {
    readonly id: string
    readonly placedAt: string
    readonly cents: number
    readonly currency: string
  }[]
}

/** Kits and orders that need staff: on hold, returned, without a printer report, or with an open payment. */
export function kitThings({ kits, stuck, stopped, orders }: WaitingKits) {
  const of = (place: KitPlace) => kits.filter((one) => one.place === place)
  const at = (place: KitPlace) => paths.officeKitsBy({ place })
  const oldestStop = stopped.map(({ since }) => since).toSorted()[0]
  return [
    ...of('held').map(({ count, oldest }) => ({
      since: oldest ?? '',
      kind: 'Kits on hold',
      what: `${figureOf(count, 'kit')} on hold`,
      more: 'The certification isn’t active, or a colleague holds them',
      button: `Review ${figureOf(count, 'kit')}`,
      at: at('held'),
    })),
    ...of('returned').map(({ count, oldest }) => ({
      since: oldest ?? '',
      kind: 'Kits returned',
      what: `${figureOf(count, 'kit')} returned`,
      more: 'Check the address, then send again or cancel',
      button: `Review ${figureOf(count, 'kit')}`,
      at: at('returned'),
    })),
    ...stuck.map(({ batchId, confirmedAt, count }) => ({
      since: confirmedAt,
      kind: 'Kits stuck',
      what: `The printer has had ${figureOf(count, 'kit')} since ${formatDay(confirmedAt.slice(0, 10))} and hasn’t reported on ${count === 1 ? 'it' : 'them'}`,
      more: `List ${batchId}`,
      button: 'Check the kits',
      at: at('printer'),
    })),
    ...(oldestStop
      ? [
          {
            since: oldestStop,
            kind: 'Kits to stop',
            what: `We asked the printer to stop ${figureOf(stopped.length, 'kit')}. It hasn’t answered yet`,
            more: 'Each list repeats the request until the printer reports on them',
            button: `Review ${figureOf(stopped.length, 'kit')}`,
            at: at(stopped.some(({ reason }) => reason === 'cancelled') ? 'cancelled' : 'held'),
          },
        ]
      : []),
    ...orders.map(({ id, placedAt, cents, currency }) => ({
      since: placedAt,
      kind: 'Order',
      what: `Order ${id} is neither paid nor cancelled`,
      more: formatAmount({ cents, currency }),
      button: 'Ask the provider',
      at: paths.officeOrder(id),
    })),
  ]
}
