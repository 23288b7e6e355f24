import { paths } from '../../../paths.ts'
import { ErrorSummary } from '../../../ui/fields.tsx'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { ShippingFields, type ShippingFieldsProps } from '../../../http/forms/shipping-fields.tsx'

interface AddressProps {
  readonly frame: Frame
  readonly id: string
  readonly fields: ShippingFieldsProps
}

/** Another address for an order that is not on its way yet. */
export function AddressPage({ frame, id, fields }: AddressProps) {
  const { errors } = fields
  return (
    <Layout title={errors.length > 0 ? 'Error: Shipping address' : 'Shipping address'} frame={frame} look="fulfillment">
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <h1>Shipping address</h1>
      <p class="lede">
        For your order <a href={paths.order(id)}>{id}</a>. You can change the address until we send it.
      </p>
      <form method="post" action={paths.orderAddress(id)} novalidate>
        <ShippingFields {...fields} />
        <button class="button main">Save address</button>
      </form>
    </Layout>
  )
}
