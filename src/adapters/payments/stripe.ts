import { Stripe } from 'stripe'
import { type Payment, PaymentFault, type PaymentProvider, requestIdOf } from './provider.ts'

export interface StripeAccess {
  readonly secretKey: string
  readonly webhookSecret: string
  /** Who asks; tests put their own server here. */
  readonly ask?: typeof fetch
}

const secondsTolerated = 300

/** Checkout Sessions of Stripe, by its own package. */
export function stripePayments({ secretKey, webhookSecret, ask }: StripeAccess): PaymentProvider {
  const isLive = /^(sk|rk)_live_/.test(secretKey)
  const httpClient = Stripe.createFetchHttpClient(ask ?? ((input, init) => fetch(input, init)))
  const stripe = new Stripe(secretKey, { httpClient, maxNetworkRetries: 1, timeout: 10_000, telemetry: false })
  const read = async (reference: string): Promise<Payment | undefined> => {
    try {
      const expand = ['payment_intent.latest_charge']
      return paymentOf(await stripe.checkout.sessions.retrieve(reference, { expand }))
    } catch (error) {
      if (error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing')
        return undefined
      throw error
    }
  }

  return {
    name: 'stripe',
    title: 'Stripe',
    isLive,
    async open(wanted) {
      const { orderId, cents, currency, description, backTo } = wanted
      const price = { currency: currency.toLowerCase(), unit_amount: cents, product_data: { name: description } }
      const session = await stripe.checkout.sessions.create(
        {
          mode: 'payment',
          line_items: [{ quantity: 1, price_data: price }],
          client_reference_id: orderId,
          metadata: { order: orderId },
          success_url: backTo,
          cancel_url: backTo,
        },
        { idempotencyKey: requestIdOf(wanted) },
      )
      if (!session.url) throw new PaymentFault('no page to pay on')
      return { reference: session.id, payAt: session.url }
    },
    read,
    capture: read,
    async close(reference) {
      // Refused where it is paid or over: reading it says which.
      await stripe.checkout.sessions.expire(reference).catch((error: unknown) => {
        if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error
      })
    },
    async readMessage(body, headers, now) {
      const event = await openEvent(body, headers.get('Stripe-Signature') ?? '', now)
      if (!event) return undefined
      const message = { id: event.id, isLive: event.livemode }
      // Ours has one account: what came for another is nobody's.
      if (event.account) return { ...message, reference: undefined }
      return { ...message, reference: event.livemode === isLive ? await sessionOf(event) : undefined }
    },
  }

  async function openEvent(body: string, signature: string, now: Date): Promise<Stripe.Event | undefined> {
    try {
      const crypto = Stripe.createSubtleCryptoProvider()
      const [tolerance, at] = [secondsTolerated, now.getTime()]
      return await stripe.webhooks.constructEventAsync(body, signature, webhookSecret, tolerance, crypto, at)
    } catch {
      return undefined
    }
  }

  async function sessionOf(event: Stripe.Event): Promise<string | undefined> {
    const { object } = event.data
    if (object.object === 'checkout.session') return object.id
    if (object.object !== 'charge' || !object.payment_intent) return undefined
    const intent = typeof object.payment_intent === 'string' ? object.payment_intent : object.payment_intent.id
    const found = await stripe.checkout.sessions.list({ payment_intent: intent, limit: 1 })
    return found.data[0]?.id
  }
}

function paymentOf(session: Stripe.Checkout.Session): Payment {
  return {
    state: stateOf(session),
    orderId: session.metadata?.order ?? '',
    cents: session.amount_total ?? -1,
    currency: (session.currency ?? '').toUpperCase(),
    isLive: session.livemode,
  }
}

/** A page that was gone through may still wait for a bank: such a payment is neither paid nor over. */
function stateOf({ status, payment_status: paid, payment_intent: intent }: Stripe.Checkout.Session): Payment['state'] {
  const known = intent && typeof intent === 'object' ? intent : undefined
  const charge = known?.latest_charge
  if (charge && typeof charge === 'object' && charge.refunded) return 'refunded'
  if (paid === 'paid') return 'paid'
  if (status === 'expired') return 'closed'
  if (status !== 'complete') return 'open'
  return known?.status === 'requires_payment_method' || known?.status === 'canceled' ? 'closed' : 'pending'
}
