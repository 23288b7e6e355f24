import type { SandboxPayment } from '../../adapters/payments/sandbox.ts'
import type { OpenFrame } from '../../ui/frame.ts'
import { OpenLayout } from '../../ui/layout.tsx'
import { formatAmount } from '../../core/money.ts'

interface PayProps {
  readonly frame: OpenFrame
  readonly at: string
  readonly payment: SandboxPayment
}

/** Says what it is: no money changes hands. */
export function PayPage({ frame, at, payment }: PayProps) {
  return (
    <OpenLayout title="Sandbox" frame={frame} robots="noindex">
      <h1>Sandbox</h1>
      <p class="lede">This page stands where a payment provider’s would. No money changes hands.</p>
      <p class="before-button">
        {payment.description}: <b>{formatAmount(payment)}</b>
      </p>
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
          <p>This payment is {payment.state}.</p>
          <div class="deeds">
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
