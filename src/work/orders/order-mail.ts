import type { Order, OrderItem } from '../../data/orders/orders.ts'
import type { NewMail } from '../../data/mail/outbox.ts'
import type { Program } from '../../program/program.ts'
import { formatAmount } from '../../core/money.ts'
import { weeksOf } from '../../program/fulfillment-of.ts'

/** The mail that tells of an order; the same move again is the same mail. */
export function orderMail(
  program: Program,
  order: Pick<Order, 'id' | 'candidateId' | 'cents' | 'currency'>,
  pieces: readonly OrderItem[],
  {
    to,
    recipient,
    at,
  }: { readonly to: 'paid' | 'refunded' | 'cancelled'; readonly recipient: string; readonly at: string },
): NewMail {
  return {
    id: `${order.id}-${to}`,
    candidateId: order.candidateId,
    recipient,
    template: to === 'paid' ? 'order-taken' : 'order-refunded',
    data: {
      order: order.id,
      pieces: pieces.map(({ name }) => name).join(', '),
      total: formatAmount(order),
      weeks: weeksOf(program) ?? '',
    },
    createdAt: at,
  }
}
