import * as v from 'valibot'
import { digitsOf } from '../../core/money.ts'
import {
  messageShape,
  orderShape,
  type PayPalOrder,
  type PayPalResource,
  resourceShape,
  tokenShape,
  verdictShape,
} from './paypal-shapes.ts'
import { type Payment, PaymentFault, type PaymentProvider, requestIdOf } from './provider.ts'

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
/** PayPal takes no decimals of these, although two of them have cents by ISO 4217. */
const currenciesWithoutDecimals = ['HUF', 'JPY', 'TWD']
/** Headers that PayPal signs a message with, by the names its verify call has for them. */
const signed = {
  auth_algo: 'PAYPAL-AUTH-ALGO',
  cert_url: 'PAYPAL-CERT-URL',
  transmission_id: 'PAYPAL-TRANSMISSION-ID',
  transmission_sig: 'PAYPAL-TRANSMISSION-SIG',
  transmission_time: 'PAYPAL-TRANSMISSION-TIME',
} as const

interface Sent {
  readonly body?: string
  readonly requestId?: string
}

/** Orders v2 of PayPal by REST. The money is taken by us once the payer has approved it. */
export function payPalPayments(access: PayPalAccess): PaymentProvider {
  const { clientId, clientSecret, webhookId, isLive, host, ask = (input, init) => fetch(input, init) } = access

  return {
    name: 'paypal',
    title: 'PayPal',
    isLive,
    async open(wanted) {
      const { orderId, cents, currency, description, backTo } = wanted
      const amount = { currency_code: currency, value: valueOf(cents, currency) }
      const context = {
        return_url: backTo,
        cancel_url: backTo,
        user_action: 'PAY_NOW',
        shipping_preference: 'NO_SHIPPING',
      }
      const body = JSON.stringify({
        intent: 'CAPTURE',
        purchase_units: [{ custom_id: orderId, description: description.slice(0, 127), amount }],
        payment_source: { paypal: { experience_context: context } },
      })
      const answer = expectOk(await send('POST', '/v2/checkout/orders', { body, requestId: requestIdOf(wanted) }))
      const made = v.parse(orderShape, await answer.json())
      const payAt = made.links.find(({ rel }) => rel === 'payer-action' || rel === 'approve')?.href
      if (!payAt) throw new PaymentFault('no page to pay on')
      return { reference: made.id, payAt }
    },
    read,
    async capture(reference) {
      const sent = { body: '{}', requestId: `capture-${reference}` }
      const answer = await send('POST', `${orderPath(reference)}/capture`, sent)
      // Refused where it was taken already, or where the payer's card or account would not give it: reading says which.
      if (answer.status !== 422) expectOk(answer)
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
      // Its key is good for one of its two worlds alone.
      return { id, isLive, reference: kind === 'checkout-order' ? resource.id : await orderOf(resource) }
    },
  }

  /** An order that nobody approved is forgotten there after some hours. */
  async function read(reference: string): Promise<Payment | undefined> {
    const answer = await send('GET', orderPath(reference))
    return answer.status === 404 ? undefined : paymentOf(v.parse(orderShape, await expectOk(answer).json()), isLive)
  }

  /** The order that a capture, or a refund of one, belongs to. */
  async function orderOf(resource: PayPalResource): Promise<string | undefined> {
    const capture = linkedUp(resource, 'payments/captures')
    if (!capture) return orderNamedIn(resource)
    const answer = await send('GET', `/v2/payments/captures/${encodeURIComponent(capture)}`)
    return answer.status === 404 ? undefined : orderNamedIn(v.parse(resourceShape, await expectOk(answer).json()))
  }

  async function isSigned(body: string, headers: Headers): Promise<boolean> {
    const given = Object.entries(signed).map(([name, header]) => [name, headers.get(header) ?? ''] as const)
    if (given.some(([, value]) => value === '')) return false
    const fields = JSON.stringify({ ...Object.fromEntries(given), webhook_id: webhookId })
    // Its bytes as they came: put together anew they might not be the ones that were signed.
    const asked = `${fields.slice(0, -1)},"webhook_event":${body}}`
    const answer = await send('POST', '/v1/notifications/verify-webhook-signature', { body: asked })
    // Headers of no shape that it knows are nothing it has sent.
    if (answer.status === 400) return false
    const said = v.safeParse(verdictShape, await expectOk(answer).json())
    return said.success && said.output.verification_status === 'SUCCESS'
  }

  async function send(method: string, path: string, { body, requestId }: Sent = {}): Promise<Response> {
    const headers = {
      Authorization: `Bearer ${await tokenOf()}`,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(requestId && { 'PayPal-Request-Id': requestId, Prefer: 'return=representation' }),
    }
    return ask(new URL(path, host).href, { method, headers, ...(body !== undefined && { body }) })
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
    return v.parse(tokenShape, await expectOk(answer).json()).access_token
  }
}

function expectOk(answer: Response): Response {
  if (!answer.ok) throw new PaymentFault(`answered ${answer.status}`)
  return answer
}

function orderPath(reference: string): string {
  return `/v2/checkout/orders/${encodeURIComponent(reference)}`
}

function orderNamedIn(resource: PayPalResource): string | undefined {
  return resource.supplementary_data?.related_ids?.order_id ?? linkedUp(resource, 'checkout/orders')
}

/** The id in the link to what something belongs to; only the id of it is used, never the address. */
function linkedUp({ links }: PayPalResource, kind: string): string | undefined {
  const up = links.find(({ rel }) => rel === 'up')?.href ?? ''
  return new RegExp(`/v2/${kind}/([A-Za-z0-9-]{1,40})$`).exec(up)?.[1]
}

function paymentOf({ status, purchase_units: [unit] }: PayPalOrder, isLive: boolean): Payment {
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
  if (taken === 'PENDING') return 'pending'
  if (order === 'APPROVED') return 'approved'
  return order === 'VOIDED' || taken === 'DECLINED' || taken === 'FAILED' ? 'closed' : 'open'
}

function valueOf(cents: number, currency: string): string {
  const digits = digitsOf(currency)
  const value = (cents / 10 ** digits).toFixed(digits)
  if (!currenciesWithoutDecimals.includes(currency)) return value
  if (cents % 10 ** digits !== 0) throw new PaymentFault(`no parts of ${currency} are taken`)
  return String(cents / 10 ** digits)
}

function centsOf(value: string, currency: string): number {
  return Math.round(Number(value) * 10 ** digitsOf(currency))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
