import type { SandboxPayment } from '../../adapters/payments/sandbox.ts'
import type { OpenFrame } from '../../ui/frame.ts'
import { OpenLayout } from '../../ui/layout.tsx'
import { formatAmount } from '../../core/money.ts'

interface PayProps {
  readonly frame: OpenFrame
  readonly at: string
  readonly payment: SandboxPayment
}

const words = {
  paid: 'This has been paid.',
  closed: 'This was declined. It can no longer be paid.',
  refunded: 'This was paid and refunded.',
} as const

/** Says what it is: no money changes hands. */
export function PayPage({ frame, at, payment }: PayProps) {
  return (
    <OpenLayout title="Sandbox" frame={frame} robots="noindex" look="fulfillment">
      <h1>Sandbox</h1>
      <p class="lede">This page replaces the payment provider’s. No money changes hands.</p>
      <table class="kits sum">
        <caption class="hidden">Payment</caption>
        <thead class="hidden">
          <tr>
            <th scope="col">What for</th>
            <th scope="col">Amount</th>
          </tr>
        </thead>
        <tfoot>
          <tr>
            <th scope="row">{payment.description}</th>
            <td class="amount">{formatAmount(payment)}</td>
          </tr>
        </tfoot>
      </table>
      {payment.state === 'open' ? (
        <div class="deeds">
          <form method="post" action={`${at}/pay`}>
            <button class="button main">Pay</button>
          </form>
          <form method="post" action={`${at}/decline`}>
            <button class="button">Decline</button>
          </form>
          <a href={payment.backTo}>Go back without paying</a>
        </div>
      ) : (
        <>
          <p>{words[payment.state]}</p>
          <div class="deeds placed">
            {payment.state === 'paid' && (
              <form method="post" action={`${at}/refund`}>
                <button class="button">Refund</button>
              </form>
            )}
            <a href={payment.backTo}>Go back</a>
          </div>
        </>
      )}
    </OpenLayout>
  )
}
