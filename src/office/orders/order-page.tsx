import { formatAmount } from '../../core/money.ts'
import type { OrderPiece } from '../../data/office/orders.ts'
import { paths } from '../../paths.ts'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { Section } from '../../ui/section.tsx'
import { Moment } from '../../ui/time.tsx'

interface OrderProps {
  readonly frame: OfficeFrame
  readonly pieces: readonly [OrderPiece, ...OrderPiece[]]
  readonly person: string
  /** Payments can be asked about here. */
  readonly canAsk: boolean
  /** It has just been asked about. */
  readonly isChecked: boolean
}

const states: Readonly<Record<string, string>> = {
  placed: 'Not paid yet',
  paid: 'Paid',
  cancelled: 'Cancelled',
  refunded: 'Refunded',
}

const pieceStates: Readonly<Record<OrderPiece['state'], string>> = {
  ordered: 'Not paid yet',
  queued: 'To print',
  sent: 'Sent',
  complete: 'Delivered',
  returned: 'Returned',
  cancelled: 'Cancelled',
}

/** An order: its payment state and its kits. */
export function OfficeOrderPage({ frame, pieces, person, canAsk, isChecked }: OrderProps) {
  const [order] = pieces
  const isOpen = order.orderState === 'placed'
  return (
    <OfficeLayout title={`Order ${order.orderId}`} frame={frame}>
      <nav class="crumbs" aria-label="Where this page is">
        <a href={paths.officeKits}>Kits</a>
      </nav>
      <h1>
        Order <span class="code">{order.orderId}</span>
      </h1>
      <p class="lede">
        By <a href={paths.officePerson(order.candidateId)}>{person}</a>.{' '}
        {isOpen ? 'We don’t know yet whether it was paid.' : ''}
      </p>
      {isChecked && (
        <p role="status" class="notice">
          We’ve asked the payment provider. The order is {states[order.orderState]?.toLowerCase()}.
        </p>
      )}
      <dl class="facts">
        <Fact term="State">{states[order.orderState] ?? order.orderState}</Fact>
        <Fact term="Total">{formatAmount({ cents: order.total, currency: order.currency })}</Fact>
        <Fact term="Ordered">
          <Moment at={order.placedAt} />
        </Fact>
        {order.paidAt && (
          <Fact term="Paid">
            <Moment at={order.paidAt} />
          </Fact>
        )}
        {order.refundedAt && (
          <Fact term="Refunded">
            <Moment at={order.refundedAt} />
          </Fact>
        )}
        {order.cancelledAt && (
          <Fact term="Cancelled">
            <Moment at={order.cancelledAt} />
          </Fact>
        )}
        <Fact term="Payment">{order.provider ?? 'Nothing to pay'}</Fact>
      </dl>
      {isOpen && (
        <form method="post" action={paths.checkOrder(order.orderId)} class="deeds">
          {canAsk ? (
            <>
              <button class="button main">Ask the provider</button>
              <span class="aside">
                If it was paid, the kits go to the printer. If it was not, and is more than a day old, it’s cancelled.
              </span>
            </>
          ) : (
            <p class="aside">You can’t ask: this payment provider isn’t set up on this site.</p>
          )}
        </form>
      )}
      <Section id="kits" title="Kits">
        <table class="rows">
          <thead>
            <tr>
              <th scope="col">Kit</th>
              <th scope="col">State</th>
              <th scope="col" class="amount">
                Price
              </th>
            </tr>
          </thead>
          <tbody>
            {pieces.map((piece) => (
              <tr>
                <th scope="row" class="what">
                  <a href={paths.officeKit(piece.id)}>{piece.name}</a>
                  <span class="second-line code">{piece.id}</span>
                </th>
                <td>{pieceStates[piece.state]}</td>
                <td class="amount">{formatAmount({ cents: piece.cents, currency: piece.currency })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </OfficeLayout>
  )
}

function Fact({ term, children }: { term: string; children?: unknown }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
