import type { ReceiptFacts } from '../../../adapters/receipt-pdf/receipt-facts.ts'
import { dayOf } from '../../../core/calendar.ts'
import { valueOn } from '../../../core/dated.ts'
import { formatAmount } from '../../../core/money.ts'
import { paperOf } from '../../../core/paper.ts'
import { type Tax, taxWithin } from '../../../core/tax.ts'
import type { Order, OrderItem } from '../../../data/orders/orders.ts'
import type { Program } from '../../../program/program.ts'
import { formatDay } from '../../../ui/words.ts'
import { methodOf } from '../../../wording/kits.ts'
import { fulfillmentOf } from '../../../program/fulfillment-of.ts'

/** What the receipt of an order says; nothing where it was not paid. */
export function receiptFacts(program: Program, order: Order, pieces: readonly OrderItem[]): ReceiptFacts | undefined {
  const { cents, currency, trackingCents, paidAt, refundedAt, shipping } = order
  if (!paidAt) return undefined
  const { name, address, supportEmail } = program.operator
  const amount = (cents: number) => `${formatAmount({ cents, currency })} ${currency}`
  const day = (moment: string) => formatDay(dayOf(moment, program.timeZone))
  const { taxes, tracking } = fulfillmentOf(program)
  return {
    seller: name,
    contact: [...address, supportEmail].join(' · '),
    order: order.id,
    particulars: [
      ['Ordered on', day(order.placedAt)],
      [cents === 0 ? 'Received on' : 'Paid on', day(paidAt)],
      ...(refundedAt ? [['Refunded on', day(refundedAt)] as const] : []),
      ['Payment', methodOf(order)],
      ['For', `${shipping.firstName} ${shipping.lastName}`.trim()],
    ],
    lines: [
      ...pieces.map(({ name, isFirst, cents }) => [isFirst ? `${name}, first kit` : name, amount(cents)] as const),
      ...(trackingCents === null ? [] : [[tracking?.name ?? 'Tracking', amount(trackingCents)] as const]),
    ],
    total: amount(cents),
    tax: taxLine(valueOn(taxes, dayOf(order.placedAt, program.timeZone)), cents, amount),
    paper: paperOf(shipping.country),
  }
}

function taxLine(tax: Tax | undefined, cents: number, amount: (cents: number) => string): ReceiptFacts['tax'] {
  if (!tax || tax.hundredths === 0) return ['No tax', amount(0)]
  return [`${tax.name} included in the total, ${tax.hundredths / 100} %`, amount(taxWithin(tax, cents))]
}
