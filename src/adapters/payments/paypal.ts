import * as v from 'valibot'
import { messageShape, orderShape, relatedShape, type Resource } from './paypal-shapes.ts'
import { type Payment, PaymentFault, type PaymentProvider } from './provider.ts'

export interface PayPalAccess {
  readonly clientId: string
  readonly clientSecret: string
  readonly webhookId: string
  readonly isLive: boolean
  /** The address of its API. */
  readonly host: string
  /** Who asks; tests put their own server here. */
  readonly ask?: typeof fetch
}

const secondsTolerated = 300
const currenciesWithoutCents = ['HUF', 'JPY', 'TWD']
/** Headers that PayPal signs a message with, by the names its verify call has for them. */
const signed = {
  auth_algo: 'PAYPAL-AUTH-ALGO',
  cert_url: 'PAYPAL-CERT-URL',
  transmission_id: 'PAYPAL-TRANSMISSION-ID',
  transmission_sig: 'PAYPAL-TRANSMISSION-SIG',
  transmission_time: 'PAYPAL-TRANSMISSION-TIME',
} as const

/** Orders v2 of PayPal by REST. The money is taken by us once the payer has approved it. */
export function payPalPayments(access: PayPalAccess): PaymentProvider {
  const { clientId, clientSecret, webhookId, isLive, host, ask = (input, init) => fetch(input, init) } = access
  const read = async (reference: string) => paymentOf(await call('GET', orderPath(reference)), isLive)

  return {
    name: 'paypal',
    title: 'PayPal',
    isLive,
    async open({ orderId, cents, currency, description, backTo }) {
      const amount = { currency_code: currency, value: valueOf(cents, currency) }
      const context = {
        return_url: backTo,
        cancel_url: backTo,
        user_action: 'PAY_NOW',
        shipping_preference: 'NO_SHIPPING',
      }
      const made = await call('POST', '/v2/checkout/orders', {
        body: {
          intent: 'CAPTURE',
          purchase_units: [{ custom_id: orderId, description: description.slice(0, 127), amount }],
          payment_source: { paypal: { experience_context: context } },
        },
        requestId: `order-${orderId}`,
      })
      const payAt = made.links.find(({ rel }) => rel === 'payer-action' || rel === 'approve')?.href
      if (!payAt) throw new PaymentFault('no page to pay on')
      return { reference: made.id, payAt }
    },
    read,
    async capture(reference) {
      await call('POST', `${orderPath(reference)}/capture`, { body: {}, requestId: `capture-${reference}` })
      return read(reference)
    },
    /** What we do not capture is never paid. */
    close: async () => {},
    async readMessage(body, headers, now) {
      const message = v.safeParse(messageShape, parsed(body))
      const sentAt = Date.parse(headers.get(signed.transmission_time) ?? '')
      if (!message.success || !(Math.abs(now.getTime() - sentAt) <= secondsTolerated * 1000)) return undefined
      if (!(await isSigned(body, headers))) return undefined
      const { id, resource, resource_type: kind } = message.output
      const reference = kind === 'checkout-order' ? resource.id : await orderOf(resource)
      // Its key is good for one of its two worlds alone.
      return { id, isLive, reference }
    },
  }

  /** A capture names its order; a refund names its capture alone, by a link whose host is not believed. */
  async function orderOf({ supplementary_data: data, links }: Resource): Promise<string | undefined> {
    const { order_id: order, capture_id: known } = data?.related_ids ?? {}
    if (order) return order
    const up = links.find(({ rel }) => rel === 'up')?.href ?? ''
    const taken = known ?? /\/v2\/payments\/captures\/([\w-]{1,60})$/.exec(up)?.[1]
    if (!taken) return undefined
    const answer = await send('GET', `/v2/payments/captures/${encodeURIComponent(taken)}`)
    return v.parse(relatedShape, await answer.json()).supplementary_data?.related_ids?.order_id
  }

  async function isSigned(body: string, headers: Headers): Promise<boolean> {
    const given = Object.entries(signed).map(([name, header]) => [name, headers.get(header) ?? ''] as const)
    if (given.some(([, value]) => value === '')) return false
    const fields = JSON.stringify({ ...Object.fromEntries(given), webhook_id: webhookId })
    // Its bytes as they came: put together anew they might not be the ones that were signed.
    const asked = `${fields.slice(0, -1)},"webhook_event":${body}}`
    const answer = await send('POST', '/v1/notifications/verify-webhook-signature', asked)
    const said = v.safeParse(v.object({ verification_status: v.string() }), await answer.json())
    return said.success && said.output.verification_status === 'SUCCESS'
  }

  async function call(method: string, path: string, sent: { body?: object; requestId?: string } = {}) {
    const answer = await send(method, path, sent.body && JSON.stringify(sent.body), sent.requestId)
    return v.parse(orderShape, await answer.json())
  }

  async function send(method: string, path: string, body?: string, requestId?: string): Promise<Response> {
    const headers = {
      Authorization: `Bearer ${await tokenOf()}`,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(requestId && { 'PayPal-Request-Id': requestId, Prefer: 'return=representation' }),
    }
    const answer = await ask(new URL(path, host).href, { method, headers, ...(body !== undefined && { body }) })
    if (!answer.ok) throw new PaymentFault(`answered ${answer.status}`)
    return answer
  }

  async function tokenOf(): Promise<string> {
    const answer = await ask(new URL('/v1/oauth2/token', host).href, {
      method: 'POST',
      headers: {
        Authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}`,
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    })
    if (!answer.ok) throw new PaymentFault(`answered ${answer.status}`)
    return v.parse(v.object({ access_token: v.string() }), await answer.json()).access_token
  }
}

function orderPath(reference: string): string {
  return `/v2/checkout/orders/${encodeURIComponent(reference)}`
}

function paymentOf({ status, purchase_units: [unit] }: v.InferOutput<typeof orderShape>, isLive: boolean): Payment {
  const taken = unit!.payments?.captures[0]
  const amount = taken?.amount ?? unit!.amount
  return {
    state: stateOf(status, taken?.status),
    orderId: unit!.custom_id,
    cents: amount ? centsOf(amount.value, amount.currency_code) : -1,
    currency: amount?.currency_code ?? '',
    isLive,
  }
}

function stateOf(order: string, taken: string | undefined): Payment['state'] {
  if (taken === 'REFUNDED') return 'refunded'
  if (taken === 'COMPLETED' || taken === 'PARTIALLY_REFUNDED') return 'paid'
  if (order === 'APPROVED') return 'approved'
  return order === 'VOIDED' || taken === 'DECLINED' || taken === 'FAILED' ? 'closed' : 'open'
}

function valueOf(cents: number, currency: string): string {
  return currenciesWithoutCents.includes(currency) ? String(cents) : (cents / 100).toFixed(2)
}

function centsOf(value: string, currency: string): number {
  return Math.round(Number(value) * (currenciesWithoutCents.includes(currency) ? 1 : 100))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
