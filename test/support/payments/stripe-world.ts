import { Stripe } from 'stripe'
import { stripePayments } from '../../../src/adapters/payments/stripe.ts'
import { stripeCharge, stripeError, stripeEvent, stripeIntent, stripeSession } from './payloads/stripe.ts'
import type { World } from './world.ts'

export const stripeSecret = 'whsec_a_secret_of_the_tests'

/** A session with what is expanded in it: nothing before somebody has gone through its page. */
interface Kept {
  readonly session: Stripe.Checkout.Session
  readonly intent?: Stripe.PaymentIntent
  readonly charge?: Stripe.Charge
}

/** A small server that speaks Stripe's wire format, with the payloads of `payloads/stripe.ts`. */
export function stripeWorld(): World {
  const sessions = new Map<string, Kept>()
  const byKey = new Map<string, string>()
  let isDown = false
  const get = (id: string) => sessions.get(id)!

  const ask = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    if (url.hostname !== 'api.stripe.com') throw new Error(`A request to ${url.hostname}`)
    if (isDown) return Response.json({ error: { type: 'api_error', message: 'down' } }, { status: 500 })
    if (request.headers.get('Authorization') !== 'Bearer sk_live_of_the_tests')
      return Response.json(stripeError(undefined, 'Invalid API Key provided'), { status: 401 })
    const [, , , , id, deed] = url.pathname.split('/')
    if (request.method === 'POST' && !id) {
      const key = request.headers.get('Idempotency-Key')!
      const known = byKey.get(key) ?? `cs_live_${crypto.randomUUID().replaceAll('-', '')}`
      const form = new URLSearchParams(new TextDecoder().decode(await request.arrayBuffer()))
      if (!byKey.has(key)) sessions.set(known, { session: sessionFrom(known, form) })
      byKey.set(key, known)
      return Response.json(get(known).session)
    }
    if (!id) {
      const intent = url.searchParams.get('payment_intent')
      const data = [...sessions.values()].filter((one) => one.intent?.id === intent).map(asSent)
      return Response.json({ object: 'list', url: '/v1/checkout/sessions', has_more: false, data })
    }
    const kept = sessions.get(id)
    if (!kept)
      return Response.json(stripeError('resource_missing', `No such checkout.session: '${id}'`), { status: 404 })
    if (deed === 'expire') {
      if (kept.session.status !== 'open')
        return Response.json(
          stripeError(undefined, `Only Checkout Sessions with a status in ["open"] can be expired.`),
          { status: 400 },
        )
      set(id, { session: { ...kept.session, status: 'expired', url: null } })
    }
    return Response.json(url.searchParams.has('expand[0]') ? expanded(get(id)) : asSent(get(id)))
  }

  const set = (id: string, changed: Partial<Kept>) => void sessions.set(id, { ...get(id), ...changed })

  /** Somebody has gone through the page, and the money is there, or waits for their bank. */
  const complete = (id: string, status: 'succeeded' | 'processing' | 'requires_payment_method') => {
    const { session } = get(id)
    if (session.status !== 'open' && get(id).intent?.status !== 'processing') return
    const [amount, currency] = [session.amount_total!, session.currency!]
    const isPaid = status === 'succeeded'
    const intent = stripeIntent({ id: `pi_${id}`, amount, currency, status })
    set(id, {
      session: { ...session, status: 'complete', payment_status: isPaid ? 'paid' : 'unpaid', url: null },
      intent,
      ...(isPaid && { charge: stripeCharge({ id: `ch_${id}`, amount, currency, payment_intent: intent.id }) }),
    })
  }

  const provider = stripePayments({ secretKey: 'sk_live_of_the_tests', webhookSecret: stripeSecret, ask })
  return {
    provider,
    pay: async (id) => complete(id, 'succeeded'),
    waitForBank: async (id) => complete(id, 'processing'),
    refuseByBank: async (id) => complete(id, 'requires_payment_method'),
    forget: async (id) => void sessions.delete(id),
    async expire(id) {
      const { session } = get(id)
      if (session.status === 'open') set(id, { session: { ...session, status: 'expired', url: null } })
    },
    async refund(id) {
      const { charge } = get(id)
      set(id, { charge: { ...charge!, refunded: true, amount_refunded: charge!.amount } })
    },
    async change(id, cents) {
      set(id, { session: { ...get(id).session, amount_total: cents } })
    },
    async message(id, { isLive = true, ageSeconds = 0 } = {}) {
      const kept = sessions.get(id) ?? { session: stripeSession({ id, status: 'complete' }) }
      const event = stripeEvent(`evt_${crypto.randomUUID()}`, isLive, aboutOf(kept))
      const payload = JSON.stringify(event)
      const signature = await stripe.webhooks.generateTestHeaderStringAsync({
        payload,
        secret: stripeSecret,
        timestamp: Math.floor(Date.now() / 1000) - ageSeconds,
        cryptoProvider: Stripe.createSubtleCryptoProvider(),
      })
      return { body: payload, headers: { 'Stripe-Signature': signature } }
    },
    down: (now) => void (isDown = now),
  }
}

const stripe = new Stripe('sk_test_unused')

function sessionFrom(id: string, form: URLSearchParams): Stripe.Checkout.Session {
  return stripeSession({
    id,
    amount_total: Number(form.get('line_items[0][price_data][unit_amount]')),
    client_reference_id: form.get('client_reference_id'),
    currency: form.get('line_items[0][price_data][currency]'),
    metadata: { order: form.get('metadata[order]')! },
    success_url: form.get('success_url'),
    cancel_url: form.get('cancel_url'),
    url: `https://checkout.stripe.com/c/pay/${id}`,
  })
}

function asSent({ session, intent }: Kept): Stripe.Checkout.Session {
  return { ...session, payment_intent: intent?.id ?? null }
}

function expanded({ session, intent, charge }: Kept): Stripe.Checkout.Session {
  return { ...session, payment_intent: intent ? { ...intent, latest_charge: charge ?? null } : null }
}

function aboutOf(kept: Kept): Parameters<typeof stripeEvent>[2] {
  if (kept.charge?.refunded) return { type: 'charge.refunded', object: kept.charge }
  const object = asSent(kept)
  if (object.status === 'expired') return { type: 'checkout.session.expired', object }
  const isRefused = kept.intent?.status === 'requires_payment_method'
  return { type: isRefused ? 'checkout.session.async_payment_failed' : 'checkout.session.completed', object }
}
