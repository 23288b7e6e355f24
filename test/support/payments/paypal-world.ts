import { payPalPayments } from '../../../src/adapters/payments/paypal.ts'
import type { World } from './world.ts'

interface Made {
  id: string
  status: string
  intent: string
  purchase_units: {
    custom_id: string
    amount: { currency_code: string; value: string }
    payments?: { captures: { id: string; status: string; amount: { currency_code: string; value: string } }[] }
  }[]
  links: { rel: string; href: string; method: string }[]
}

/** A small server that speaks PayPal's Orders v2, as documented at developer.paypal.com/docs/api/orders/v2. */
export function payPalWorld(): World {
  const orders = new Map<string, Made>()
  const byRequest = new Map<string, string>()
  const signedBodies = new Map<string, string>()
  let isDown = false
  const get = (id: string) => orders.get(id)!

  const ask = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    if (url.hostname !== 'api-m.paypal.test') throw new Error(`A request to ${url.hostname}`)
    if (isDown) return Response.json({ name: 'INTERNAL_SERVER_ERROR' }, { status: 500 })
    if (url.pathname === '/v1/oauth2/token') {
      const isKnown = request.headers.get('Authorization') === `Basic ${btoa('client:secret')}`
      const body = { access_token: 'A21AA', token_type: 'Bearer', expires_in: 32_400 }
      return isKnown ? Response.json(body) : Response.json({ error: 'invalid_client' }, { status: 401 })
    }
    if (request.headers.get('Authorization') !== 'Bearer A21AA') return new Response(null, { status: 401 })
    if (url.pathname === '/v1/notifications/verify-webhook-signature') {
      const asked = await request.json<{ transmission_sig: string; webhook_id: string; webhook_event: unknown }>()
      const isRight =
        asked.webhook_id === 'WH-1' && signedBodies.get(asked.transmission_sig) === JSON.stringify(asked.webhook_event)
      return Response.json({ verification_status: isRight ? 'SUCCESS' : 'FAILURE' })
    }
    const [, , , , id, deed] = url.pathname.split('/')
    if (url.pathname.startsWith('/v2/payments/captures/')) {
      const order = orders.get(id!.replace(/^CAP-/, ''))
      const [taken] = order?.purchase_units[0]?.payments?.captures ?? []
      if (!order || !taken) return Response.json({ name: 'RESOURCE_NOT_FOUND' }, { status: 404 })
      return Response.json({ ...taken, supplementary_data: { related_ids: { order_id: order.id } } })
    }
    if (!id) {
      const key = request.headers.get('PayPal-Request-Id')!
      const made = byRequest.get(key) ?? crypto.randomUUID().slice(0, 17).toUpperCase()
      const sent = await request.json<Pick<Made, 'intent' | 'purchase_units'>>()
      const links = [{ rel: 'payer-action', href: `https://www.paypal.com/checkoutnow?token=${made}`, method: 'GET' }]
      if (!byRequest.has(key)) orders.set(made, { id: made, status: 'PAYER_ACTION_REQUIRED', ...sent, links })
      byRequest.set(key, made)
      return Response.json(get(made))
    }
    const order = orders.get(id)
    if (!order) return Response.json({ name: 'RESOURCE_NOT_FOUND' }, { status: 404 })
    if (deed === 'capture' && order.status === 'APPROVED') {
      order.status = 'COMPLETED'
      const [unit] = order.purchase_units
      unit!.payments = { captures: [{ id: `CAP-${id}`, status: 'COMPLETED', amount: unit!.amount }] }
    } else if (deed === 'capture' && order.status !== 'COMPLETED')
      return Response.json({ name: 'UNPROCESSABLE_ENTITY' }, { status: 422 })
    return Response.json(order)
  }

  const host = 'https://api-m.paypal.test'
  const provider = payPalPayments({
    clientId: 'client',
    clientSecret: 'secret',
    webhookId: 'WH-1',
    isLive: true,
    host,
    ask,
  })
  return {
    provider,
    async pay(id) {
      if (get(id).status === 'PAYER_ACTION_REQUIRED') get(id).status = 'APPROVED'
    },
    async expire(id) {
      get(id).status = 'VOIDED'
    },
    async refund(id) {
      get(id).purchase_units[0]!.payments!.captures[0]!.status = 'REFUNDED'
    },
    async change(id, cents) {
      get(id).purchase_units[0]!.amount.value = (cents / 100).toFixed(2)
    },
    async message(id, { ageSeconds = 0 } = {}) {
      const order = orders.get(id)
      const isRefund = order?.purchase_units[0]?.payments?.captures[0]?.status === 'REFUNDED'
      const sentAt = new Date(Date.now() - ageSeconds * 1000).toISOString()
      const body = JSON.stringify({
        id: `WH-${crypto.randomUUID()}`,
        event_version: '1.0',
        resource_version: '2.0',
        create_time: sentAt,
        resource_type: isRefund ? 'refund' : 'checkout-order',
        event_type: isRefund ? 'PAYMENT.CAPTURE.REFUNDED' : 'CHECKOUT.ORDER.APPROVED',
        resource: isRefund
          ? {
              id: `REF-${id}`,
              status: 'COMPLETED',
              links: [
                { rel: 'self', href: `https://api.paypal.com/v2/payments/refunds/REF-${id}`, method: 'GET' },
                { rel: 'up', href: `https://api.paypal.com/v2/payments/captures/CAP-${id}`, method: 'GET' },
              ],
            }
          : (order ?? { id }),
      })
      const signature = crypto.randomUUID()
      signedBodies.set(signature, body)
      const headers = {
        'PAYPAL-AUTH-ALGO': 'SHA256withRSA',
        'PAYPAL-CERT-URL': 'https://api.paypal.com/v1/notifications/certs/CERT-360caa42',
        'PAYPAL-TRANSMISSION-ID': crypto.randomUUID(),
        'PAYPAL-TRANSMISSION-SIG': signature,
        'PAYPAL-TRANSMISSION-TIME': sentAt,
      }
      return { body, headers }
    },
    down: (now) => void (isDown = now),
  }
}
