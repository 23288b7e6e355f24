import { describe, expect, test } from 'vitest'
import { payPalPayments } from '../../src/adapters/payments/paypal.ts'
import { PaymentFault } from '../../src/adapters/payments/provider.ts'
import { signedText } from '../support/payments/paypal-signer.ts'
import { stripeWorld } from '../support/payments/stripe-world.ts'

const moment = (seconds: number) => new Date(seconds * 1000)

describe('a signature of Stripe', () => {
  // Each answer was worked out by another program: HMAC with SHA-256 of `<t>.<body>`, by Python's hmac and by openssl.
  const known = [
    {
      name: 'of few fields',
      at: 1_700_000_000,
      body: '{"id":"evt_1","object":"event","livemode":true,"data":{"object":{"object":"checkout.session","id":"cs_1"}}}',
      v1: 'cb6014373d76bb44887d1e4472364182efd72dde61a2ab3993a4f2b2604812a2',
      message: { id: 'evt_1', isLive: true, reference: 'cs_1' },
    },
    {
      name: 'with signs beyond ASCII',
      at: 1_795_000_000,
      body: '{"id":"evt_2","object":"event","api_version":"2026-10-28.endive","created":1795000000,"data":{"object":{"id":"cs_live_2","object":"checkout.session","amount_total":1200,"metadata":{"order":"Bestellung von Zoë"}}},"livemode":true,"pending_webhooks":1,"request":{"id":null,"idempotency_key":null},"type":"checkout.session.completed"}',
      v1: '48925fe4cded2a12c631a3bf36c1bd778d100dceb1d1954f1c580e9c239728dc',
      message: { id: 'evt_2', isLive: true, reference: 'cs_live_2' },
    },
  ]
  const { provider } = stripeWorld()
  const read = (body: string, signature: string, seconds: number) =>
    provider.readMessage(body, new Headers({ 'Stripe-Signature': signature }), moment(seconds))

  test.each(known)('is checked by a known answer, $name', async ({ at, body, v1, message }) => {
    expect(await read(body, `t=${at},v1=${v1}`, at)).toEqual(message)
    // While a secret is changed there are two; what is of no scheme we know is passed over.
    expect(await read(body, `t=${at},v0=${'0'.repeat(64)},v1=${'0'.repeat(64)},v1=${v1}`, at + 300)).toEqual(message)
  })

  test.each(known)('counts for these bytes at this moment alone, $name', async ({ at, body, v1 }) => {
    const right = `t=${at},v1=${v1}`
    for (const [changed, signature, seconds] of [
      [body, right, at + 301],
      [`${body} `, right, at],
      [body.replace('evt_', 'evt_1'), right, at],
      [body, `t=${at + 1},v1=${v1}`, at],
      [body, `t=${at},v0=${v1}`, at],
      [body, `t=${at},v1=${v1.toUpperCase()}`, at],
      [body, `t=${at},v1=${v1.slice(0, -1)}`, at],
      [body, `v1=${v1}`, at],
      [body, '', at],
    ] as const)
      expect(await read(changed, signature, seconds)).toBeUndefined()
  })
})

describe('a signature of PayPal', () => {
  const body =
    '{"id":"WH-2","create_time":"2026-11-02T09:00:00Z","resource_type":"checkout-order","event_type":"CHECKOUT.ORDER.APPROVED","resource":{"id":"5O190127TN364715T","status":"APPROVED","payer":{"name":{"given_name":"Zoë"}}}}'
  const sent = {
    'PAYPAL-AUTH-ALGO': 'SHA256withRSA',
    'PAYPAL-CERT-URL': 'https://api.paypal.com/v1/notifications/certs/CERT-made-up',
    'PAYPAL-TRANSMISSION-ID': '0a1b2c3d-d67a-11e5-baa3-778b53f4ae55',
    'PAYPAL-TRANSMISSION-SIG': 'bWFkZSB1cA==',
    'PAYPAL-TRANSMISSION-TIME': '2026-11-02T09:00:05Z',
  }
  // Every field of `verify_webhook_signature`, and the event to the byte as it came.
  const asked =
    '{"auth_algo":"SHA256withRSA","cert_url":"https://api.paypal.com/v1/notifications/certs/CERT-made-up","transmission_id":"0a1b2c3d-d67a-11e5-baa3-778b53f4ae55","transmission_sig":"bWFkZSB1cA==","transmission_time":"2026-11-02T09:00:05Z","webhook_id":"8WH00000000000001","webhook_event":' +
    `${body}}`

  /** PayPal's verify call, which gives one answer; and everything that it was asked. */
  function payPalThatSays(answer: () => Response) {
    const heard: string[][] = []
    const ask = async (input: RequestInfo | URL, init?: RequestInit) => {
      const request = new Request(input, init)
      const text = await request.text()
      heard.push([`${request.method} ${request.url}`, request.headers.get('Authorization') ?? '', text])
      return request.url.endsWith('/token') ? Response.json({ access_token: 'A21AA' }) : answer()
    }
    const [host, webhookId] = ['https://api-m.paypal.test', '8WH00000000000001']
    const provider = payPalPayments({ clientId: 'c', clientSecret: 's', webhookId, isLive: true, host, ask })
    const read = (headers: Record<string, string> = sent, text = body, now = '2026-11-02T09:01:00Z') =>
      provider.readMessage(text, new Headers(headers), new Date(now))
    return { heard, read }
  }

  const verdict = (verification_status: string) => () => Response.json({ verification_status })

  test('is asked for with what is documented, and the message as it came', async () => {
    const { heard, read } = payPalThatSays(verdict('SUCCESS'))
    expect(await read()).toEqual({ id: 'WH-2', isLive: true, reference: '5O190127TN364715T' })
    expect(heard).toEqual([
      ['POST https://api-m.paypal.test/v1/oauth2/token', `Basic ${btoa('c:s')}`, 'grant_type=client_credentials'],
      ['POST https://api-m.paypal.test/v1/notifications/verify-webhook-signature', 'Bearer A21AA', asked],
    ])
  })

  test('is right where PayPal says so in this very word', async () => {
    for (const word of ['FAILURE', 'success', '', 'SUCCESSFUL'])
      expect(await payPalThatSays(verdict(word)).read()).toBeUndefined()
    expect(await payPalThatSays(() => Response.json({})).read()).toBeUndefined()
    expect(
      await payPalThatSays(() => Response.json({ name: 'VALIDATION_ERROR' }, { status: 400 })).read(),
    ).toBeUndefined()
  })

  test('is asked for again where PayPal could not say', async () => {
    const { read } = payPalThatSays(() => Response.json({ name: 'INTERNAL_SERVER_ERROR' }, { status: 500 }))
    await expect(read()).rejects.toThrow(PaymentFault)
  })

  test('is not asked for where a header is missing, or it is old, or no message at all', async () => {
    const { heard, read } = payPalThatSays(verdict('SUCCESS'))
    for (const name of Object.keys(sent)) expect(await read({ ...sent, [name]: '' })).toBeUndefined()
    expect(await read(sent, body, '2026-11-02T09:05:06Z')).toBeUndefined()
    expect(await read(sent, body, '2026-11-02T08:55:04Z')).toBeUndefined()
    for (const text of ['', '{', '[]', '"x"', '{"id":"x"}']) expect(await read(sent, text)).toBeUndefined()
    expect(heard).toEqual([])
  })

  test('is of the words that are documented, with the CRC32 that others come to', () => {
    // The check value of CRC-32 itself, and one of Python's zlib.
    expect(signedText('id', 'time', 'hook', '123456789')).toBe('id|time|hook|3421780262')
    expect(signedText('id', 'time', 'hook', body)).toBe('id|time|hook|489975191')
  })
})
