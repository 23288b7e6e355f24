import { Stripe } from 'stripe'
import { stripePayments } from '../../../src/adapters/payments/stripe.ts'
import type { World } from './world.ts'

export const stripeSecret = 'whsec_a_secret_of_the_tests'

/** As documented at docs.stripe.com/api/checkout/sessions/object, with what we read of it. */
function sessionOf(id: string, form: URLSearchParams) {
  return {
    id,
    object: 'checkout.session',
    amount_total: Number(form.get('line_items[0][price_data][unit_amount]')),
    client_reference_id: form.get('client_reference_id'),
    currency: form.get('line_items[0][price_data][currency]'),
    livemode: true,
    metadata: { order: form.get('metadata[order]') },
    mode: 'payment',
    payment_intent: null as null | { id: string; object: string; latest_charge: { object: string; refunded: boolean } },
    payment_status: 'unpaid',
    status: 'open',
    success_url: form.get('success_url'),
    url: `https://checkout.stripe.com/c/pay/${id}` as string | null,
  }
}

/** A small server that speaks Stripe's wire format. */
export function stripeWorld(): World {
  const sessions = new Map<string, ReturnType<typeof sessionOf>>()
  const byKey = new Map<string, string>()
  let isDown = false
  const get = (id: string) => sessions.get(id)!

  const ask = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    if (url.hostname !== 'api.stripe.com') throw new Error(`A request to ${url.hostname}`)
    if (isDown) return Response.json({ error: { type: 'api_error', message: 'down' } }, { status: 500 })
    if (request.headers.get('Authorization') !== 'Bearer sk_live_of_the_tests')
      return Response.json({ error: { type: 'invalid_request_error', message: 'key' } }, { status: 401 })
    const [, , , , id, deed] = url.pathname.split('/')
    if (request.method === 'POST' && !id) {
      const key = request.headers.get('Idempotency-Key')!
      const known = byKey.get(key) ?? `cs_live_${crypto.randomUUID().replaceAll('-', '')}`
      if (!byKey.has(key))
        sessions.set(
          known,
          sessionOf(known, new URLSearchParams(new TextDecoder().decode(await request.arrayBuffer()))),
        )
      byKey.set(key, known)
      return Response.json(get(known))
    }
    if (!id) {
      const intent = url.searchParams.get('payment_intent')
      const data = [...sessions.values()].filter((one) => one.payment_intent?.id === intent)
      return Response.json({ object: 'list', url: '/v1/checkout/sessions', has_more: false, data })
    }
    const session = sessions.get(id)
    if (!session) return refused('No such checkout.session', 404)
    if (deed === 'expire') {
      if (session.status !== 'open') return refused('Only Checkout Sessions with a status in ["open"] can be expired.')
      Object.assign(session, { status: 'expired', url: null })
    }
    return Response.json(session)
  }

  const provider = stripePayments({ secretKey: 'sk_live_of_the_tests', webhookSecret: stripeSecret, ask })
  return {
    provider,
    async pay(id) {
      if (get(id).status !== 'open') return
      const latest_charge = { object: 'charge', refunded: false }
      const payment_intent = { id: `pi_${id}`, object: 'payment_intent', latest_charge }
      Object.assign(get(id), { status: 'complete', payment_status: 'paid', url: null, payment_intent })
    },
    async expire(id) {
      if (get(id).status === 'open') Object.assign(get(id), { status: 'expired', url: null })
    },
    async refund(id) {
      get(id).payment_intent!.latest_charge.refunded = true
    },
    async change(id, cents) {
      get(id).amount_total = cents
    },
    async message(id, { isLive = true, ageSeconds = 0 } = {}) {
      const session = sessions.get(id) ?? { id, object: 'checkout.session', status: 'complete' }
      const isRefund = 'payment_intent' in session && session.payment_intent?.latest_charge.refunded
      const object = isRefund
        ? { id: `ch_${id}`, object: 'charge', refunded: true, payment_intent: `pi_${id}` }
        : { ...session, payment_intent: 'payment_intent' in session ? (session.payment_intent?.id ?? null) : null }
      const type = isRefund
        ? 'charge.refunded'
        : session.status === 'expired'
          ? 'checkout.session.expired'
          : 'checkout.session.completed'
      const body = JSON.stringify({
        id: `evt_${crypto.randomUUID()}`,
        object: 'event',
        api_version: '2026-10-28',
        created: Math.floor(Date.now() / 1000),
        data: { object },
        livemode: isLive,
        pending_webhooks: 1,
        type,
      })
      const timestamp = Math.floor(Date.now() / 1000) - ageSeconds
      const signature = await stripe.webhooks.generateTestHeaderStringAsync({
        payload: body,
        secret: stripeSecret,
        timestamp,
        cryptoProvider: Stripe.createSubtleCryptoProvider(),
      })
      return { body, headers: { 'Stripe-Signature': signature } }
    },
    down: (now) => void (isDown = now),
  }
}

const stripe = new Stripe('sk_test_unused')

function refused(message: string, status = 400): Response {
  return Response.json({ error: { type: 'invalid_request_error', message } }, { status })
}
