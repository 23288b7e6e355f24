import { payPalPayments } from '../../adapters/payments/paypal.ts'
import type { PaymentProvider } from '../../adapters/payments/provider.ts'
import { stripePayments } from '../../adapters/payments/stripe.ts'
import { madeOnce } from '../../core/made-once.ts'
import type { Bindings } from '../../env.ts'
import { payPalHosts } from '../../program/payment-hosts.ts'

/** Who takes the money for this deployment: nobody unless one provider is named and all its secrets are there. */
export const configuredPayments = (env: Bindings): PaymentProvider | undefined => providerOf(env).provider

const providerOf = madeOnce((env: Bindings): { readonly provider: PaymentProvider | undefined } => {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = env
  if (env.PAYMENTS === 'stripe' && secretKey && webhookSecret)
    return { provider: stripePayments({ secretKey, webhookSecret }) }
  const { PAYPAL_CLIENT_ID: clientId, PAYPAL_CLIENT_SECRET: clientSecret, PAYPAL_WEBHOOK_ID: webhookId } = env
  if (env.PAYMENTS === 'paypal' && clientId && clientSecret && webhookId) {
    const isLive = env.PAYPAL_MODE !== 'test'
    const host = isLive ? payPalHosts.live : payPalHosts.test
    return { provider: payPalPayments({ clientId, clientSecret, webhookId, isLive, host }) }
  }
  return { provider: undefined }
})
