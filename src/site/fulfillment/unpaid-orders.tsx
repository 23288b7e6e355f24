import type { OrderItem } from '../../data/orders/orders.ts'
import { paths } from '../../paths.ts'
import { listWith } from '../../ui/words.ts'

/** An order that goes on once it is paid, by what is in it. */
export interface UnpaidOrder {
  readonly href: string
  readonly names: string
}

/** Of everything that was or is to be made for somebody, the orders that wait for their payment. */
export function unpaidOrders(items: readonly OrderItem[]): UnpaidOrder[] {
  const waiting = Map.groupBy(
    items.filter(({ state }) => state === 'ordered'),
    ({ orderId }) => orderId,
  )
  return [...waiting].map(([id, pieces]) => {
    const names = pieces.map(({ name }) => name)
    return { href: paths.order(id), names: listWith('and', names) }
  })
}

export function UnpaidOrders({ orders }: { orders: readonly UnpaidOrder[] }) {
  return orders.map(({ href, names }) => (
    <p>
      Not paid yet: <a href={href}>{names}</a>.
    </p>
  ))
}
