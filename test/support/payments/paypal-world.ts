import { payPalPayments } from '../../../src/adapters/payments/paypal.ts'
import {
  type PayPalCaptureMade,
  type PayPalOrderStatus,
  type PayPalUnitMade,
  payPalCaptureAlone,
  payPalError,
  payPalEvent,
  payPalOrder,
  payPalRefund,
} from './payloads/paypal.ts'
import { payPalSigner } from './paypal-signer.ts'
import type { World } from './world.ts'

interface Kept {
  readonly status: PayPalOrderStatus
  readonly unit: PayPalUnitMade
  readonly capture?: PayPalCaptureMade
  /** What the payer's bank says when the money is taken. */
  readonly bank?: 'waits' | 'refuses'
}

interface PayPalWorld extends World {
  /** How often money was taken. */
  readonly taken: () => number
}

const webhookId = '8WH00000000000001'
const host = 'https://api-m.paypal.test'

/** A small server that speaks PayPal's wire format, with the payloads of `payloads/paypal.ts`. */
export function payPalWorld(): PayPalWorld {
  const orders = new Map<string, Kept>()
  const byRequest = new Map<string, string>()
  const signer = payPalSigner(webhookId)
  let isDown = false
  let taken = 0
  const get = (id: string) => orders.get(id)!
  const set = (id: string, changed: Partial<Kept>) => void orders.set(id, { ...get(id), ...changed })
  const shown = (id: string) => payPalOrder(id, get(id).status, get(id).unit, get(id).capture)

  const ask = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    if (url.origin !== host) throw new Error(`A request to ${url.hostname}`)
    if (isDown) return Response.json(payPalError('INTERNAL_SERVER_ERROR'), { status: 500 })
    if (url.pathname === '/v1/oauth2/token') return tokenFor(request)
    if (request.headers.get('Authorization') !== 'Bearer A21AA')
      return Response.json(payPalError('AUTHENTICATION_FAILURE'), { status: 401 })
    if (url.pathname === '/v1/notifications/verify-webhook-signature')
      return Response.json({
        verification_status: (await signer.isRight(await request.text())) ? 'SUCCESS' : 'FAILURE',
      })
    const [, , kind, , id, deed] = url.pathname.split('/')
    if (kind === 'payments') return captureAlone(id!)
    if (!id) return make(request)
    if (!orders.has(id)) return Response.json(payPalError('RESOURCE_NOT_FOUND', 'INVALID_RESOURCE_ID'), { status: 404 })
    return deed === 'capture' ? take(id) : Response.json(shown(id))
  }

  async function make(request: Request): Promise<Response> {
    const key = request.headers.get('PayPal-Request-Id')!
    const known = byRequest.get(key)
    if (known) return Response.json(shown(known))
    const sent = await request.json<{ intent: string; purchase_units: [PayPalUnitMade] }>()
    if (sent.intent !== 'CAPTURE') return Response.json(payPalError('INVALID_REQUEST'), { status: 400 })
    const id = crypto.randomUUID().replaceAll('-', '').slice(0, 17).toUpperCase()
    orders.set(id, { status: 'PAYER_ACTION_REQUIRED', unit: sent.purchase_units[0] })
    byRequest.set(key, id)
    return Response.json(shown(id), { status: 201 })
  }

  function take(id: string): Response {
    const { status, bank } = get(id)
    const refused = (issue: string) => Response.json(payPalError('UNPROCESSABLE_ENTITY', issue), { status: 422 })
    if (status === 'COMPLETED') return refused('ORDER_ALREADY_CAPTURED')
    if (status !== 'APPROVED') return refused('ORDER_NOT_APPROVED')
    if (bank === 'refuses') return refused('INSTRUMENT_DECLINED')
    taken++
    set(id, { status: 'COMPLETED', capture: { id: `CAP${id}`, status: bank === 'waits' ? 'PENDING' : 'COMPLETED' } })
    return Response.json(shown(id), { status: 201 })
  }

  function captureAlone(id: string): Response {
    const found = [...orders].find(([, { capture }]) => capture?.id === id)
    if (!found) return Response.json(payPalError('RESOURCE_NOT_FOUND', 'INVALID_RESOURCE_ID'), { status: 404 })
    const [order, { capture, unit }] = found
    return Response.json(payPalCaptureAlone(capture!, order, unit))
  }

  const provider = payPalPayments({ clientId: 'client', clientSecret: 'secret', webhookId, isLive: true, host, ask })
  const approve = (id: string) => get(id).status === 'PAYER_ACTION_REQUIRED' && set(id, { status: 'APPROVED' })
  return {
    provider,
    taken: () => taken,
    pay: async (id) => {
      if (get(id).capture?.status === 'PENDING') set(id, { capture: { ...get(id).capture!, status: 'COMPLETED' } })
      else approve(id)
    },
    waitForBank: async (id) => {
      set(id, { bank: 'waits' })
      approve(id)
    },
    refuseByBank: async (id) => {
      if (get(id).capture) set(id, { capture: { ...get(id).capture!, status: 'DECLINED' } })
      else set(id, { status: 'APPROVED', bank: 'refuses' })
    },
    forget: async (id) => void orders.delete(id),
    expire: async (id) => set(id, { status: 'VOIDED' }),
    refund: async (id) => set(id, { capture: { ...get(id).capture!, status: 'REFUNDED' } }),
    change: async (id, cents) => {
      const { unit } = get(id)
      set(id, { unit: { ...unit, amount: { ...unit.amount, value: (cents / 100).toFixed(2) } } })
    },
    message: async (id, { isLive = true, ageSeconds = 0 } = {}) =>
      signer.sign(JSON.stringify(eventOf(id, orders.get(id))), ageSeconds, isLive ? webhookId : '8WH000000SANDBOX1'),
    down: (now) => void (isDown = now),
  }
}

function tokenFor(request: Request): Response {
  const isKnown = request.headers.get('Authorization') === `Basic ${btoa('client:secret')}`
  const body = { scope: 'made up', access_token: 'A21AA', token_type: 'Bearer', app_id: 'APP-1', expires_in: 32_400 }
  return isKnown ? Response.json(body) : Response.json({ error: 'invalid_client' }, { status: 401 })
}

const kinds = {
  COMPLETED: 'PAYMENT.CAPTURE.COMPLETED',
  PENDING: 'PAYMENT.CAPTURE.PENDING',
  DECLINED: 'PAYMENT.CAPTURE.DENIED',
} as const

function eventOf(id: string, kept: Kept | undefined) {
  const event = `WH-${crypto.randomUUID()}`
  if (!kept) return payPalEvent(event, 'CHECKOUT.ORDER.APPROVED', { id, status: 'APPROVED' })
  const { status, unit, capture } = kept
  if (capture?.status === 'REFUNDED')
    return payPalEvent(event, 'PAYMENT.CAPTURE.REFUNDED', payPalRefund(`REF${id}`, capture.id, unit))
  if (!capture) return payPalEvent(event, 'CHECKOUT.ORDER.APPROVED', payPalOrder(id, status, unit, undefined))
  const kind = kinds[capture.status as keyof typeof kinds]
  return payPalEvent(event, kind, payPalCaptureAlone(capture, id, unit))
}
