import { paths } from '../../../paths.ts'
import { ErrorSummary } from '../../../ui/fields.tsx'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Stations } from '../../../ui/stations.tsx'
import { ShippingFields, type ShippingFieldsProps } from '../../../http/forms/shipping-fields.tsx'
import { stationsAt } from '../stations.ts'

interface ShippingPageProps {
  readonly frame: Frame
  readonly lines: readonly { readonly name: string; readonly price: string }[]
  readonly total: string
  readonly isFree: boolean
  /** The total as the form sends it back: what is confirmed is this, and no other amount. */
  readonly agreed: string
  /** The page that was confirmed had another total. */
  readonly hasNewTotal: boolean
  /** Which choice is confirmed: another one made meanwhile is not. */
  readonly basket: string
  readonly weeks: string | undefined
  readonly fields: ShippingFieldsProps
}

/** Where it goes, before it is ordered. */
export function ShippingPage({ frame, fields, ...order }: ShippingPageProps) {
  const { lines, total, isFree, agreed, hasNewTotal, basket, weeks } = order
  const title = 'Claim & Purchase Fulfillment'
  const { errors } = fields
  return (
    <Layout title={errors.length > 0 ? `Error: ${title}` : title} frame={frame} look="fulfillment">
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      {hasNewTotal && (
        <Notice title="The price has changed">
          <p>The total is now {total}. We haven’t placed your order yet. Confirm again to order at this price.</p>
        </Notice>
      )}
      <h1>{title}</h1>
      <p class="lede">Review your shipping address, then confirm your order.</p>
      <div class="claim">
        <section class="section" aria-labelledby="chosen">
          <h2 id="chosen">Your items</h2>
          <table class="kits">
            <caption class="hidden">Your items</caption>
            <thead class="hidden">
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Price</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ name, price }) => (
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
                <td class="amount">{total}</td>
              </tr>
            </tfoot>
          </table>
          <p>
            <a href={paths.claim}>Change items</a>
          </p>
        </section>
        <Stations stations={stationsAt('shipping', weeks, isFree ? 'free' : 'priced')} />
      </div>
      <form method="post" action={paths.orders} novalidate>
        <input type="hidden" name="basket" value={basket} />
        <input type="hidden" name="total" value={agreed} />
        <ShippingFields {...fields} />
        <button class="button main">Confirm</button>
        <p class="aside after-form">
          {isFree
            ? 'Confirm places your order. It’s free.'
            : 'Confirm places your order. Next, you pay on the payment provider’s page.'}
        </p>
      </form>
    </Layout>
  )
}
