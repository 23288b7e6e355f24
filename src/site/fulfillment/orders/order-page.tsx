import type { OrderState } from '../../../core/orders.ts'
import { paths } from '../../../paths.ts'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Stations } from '../../../ui/stations.tsx'
import { Moment } from '../../../ui/time.tsx'
import { type StationName, stationsAt } from '../stations.ts'

export interface OrderView {
  readonly id: string
  readonly state: OrderState
  readonly placedAt: string
  /** Since when it is what it is. */
  readonly movedAt: string | null
  readonly lines: readonly { readonly name: string; readonly price: string }[]
  readonly total: string
  readonly isFree: boolean
  readonly hasReceipt: boolean
  readonly payAt: string | undefined
  readonly payee: string
  readonly address: readonly string[]
  /** As it's written in its country, where that was entered. */
  readonly localized: readonly string[]
  readonly mayChange: boolean
  readonly weeks: string | undefined
  readonly here: StationName
  readonly done: 'kept' | 'fixed' | undefined
}

/** An order: what is in it, where it goes, and where it is. */
export function OrderPage({ frame, view }: { frame: Frame; view: OrderView }) {
  const isOn = view.state === 'placed' || view.state === 'paid'
  return (
    <Layout title="Your order" frame={frame} look="fulfillment">
      {view.done === 'kept' && (
        <Notice title="Saved">
          <p>We’ll send it to the address below.</p>
        </Notice>
      )}
      {view.done === 'fixed' && (
        <Notice title="Nothing was changed">
          <p>You can no longer change the address of this order.</p>
        </Notice>
      )}
      <h1>Your order</h1>
      <p class="lede">
        {ledes[view.state]}
        {view.state === 'paid' && view.weeks && ` Allow ${view.weeks} weeks for processing and shipping.`}
      </p>
      <p class="hint">
        Order <span class="code">{view.id}</span>, <Moment at={view.placedAt} />
      </p>
      {view.state === 'placed' && <Payment view={view} />}
      <div class="claim">
        <div>
          <Lines view={view} />
          {view.hasReceipt && (
            <p>
              <a href={paths.receipt(view.id)}>Receipt (PDF)</a>
            </p>
          )}
          <Address view={view} />
        </div>
        {isOn && <Stations stations={stationsAt(view.here, view.weeks, view.isFree ? 'free' : 'priced')} />}
      </div>
      <p class="way-back">
        <a href={paths.fulfillment}>Fulfillment History</a>
      </p>
    </Layout>
  )
}

const ledes = {
  placed: 'Order saved. Pay to continue.',
  paid: 'We’ve received your order.',
  cancelled: 'This order was cancelled. We won’t send it.',
  refunded: 'This order was refunded. We won’t send what wasn’t already on its way.',
} as const

function Payment({ view }: { view: OrderView }) {
  return (
    <div class="placed">
      <div class="deeds">
        {view.payAt ? (
          <a class="button main" href={view.payAt}>
            Pay {view.total}
          </a>
        ) : (
          <form method="post" action={paths.orderPayment(view.id)}>
            <button class="button main">Prepare payment</button>
          </form>
        )}
        <form method="post" action={paths.cancelOrder(view.id)} data-confirm="Cancel this order? You can’t undo this.">
          <button class="button">Cancel this order</button>
        </form>
      </div>
      <p class="aside">
        {view.payAt
          ? `You pay on the ${view.payee} page. Already paid? Then you don’t have to do anything. This page changes once the payment is confirmed, usually within minutes.`
          : 'The payment page isn’t ready. Prepare it. If that doesn’t work, try again in a few minutes.'}{' '}
        We cancel orders that aren’t paid within a day.
      </p>
    </div>
  )
}

function Lines({ view }: { view: OrderView }) {
  return (
    <table class="kits">
      <caption class="hidden">Items in this order</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col" class="amount">
            Price
          </th>
        </tr>
      </thead>
      <tbody>
        {view.lines.map(({ name, price }) => (
          <tr>
            <th scope="row" class="name">
              {name}
            </th>
            <td class="amount">{price}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Total</th>
          <td class="amount">{view.total}</td>
        </tr>
      </tfoot>
    </table>
  )
}

function Address({ view }: { view: OrderView }) {
  return (
    <section class="section" aria-labelledby="address">
      <h2 id="address">Shipping address</h2>
      <address>
        {view.address.map((line) => (
          <p>{line}</p>
        ))}
      </address>
      {view.localized.length > 0 && (
        <address class="localized">
          {view.localized.map((line) => (
            <p>{line}</p>
          ))}
        </address>
      )}
      {view.mayChange && (
        <p>
          <a href={paths.orderAddress(view.id)}>Change the address</a>
        </p>
      )}
    </section>
  )
}
