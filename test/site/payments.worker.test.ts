import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { payPalPayments } from '../../src/adapters/payments/paypal.ts'
import { makeApp } from '../../src/app.ts'
import { defaultSettings } from '../../src/http/settings.ts'
import { askPayments } from '../../src/jobs/settle-order.ts'
import { defaultProgram } from '../../src/program/default-program.ts'
import { mailsTo } from '../support/mail.ts'
import { payPalWorld } from '../support/payments/paypal-world.ts'
import { sandboxWorld } from '../support/payments/sandbox-world.ts'
import { stripeWorld } from '../support/payments/stripe-world.ts'
import type { World } from '../support/payments/world.ts'
import { feedName, newCandidate, newToken, origin, sendFeed, signIn } from '../support/site.ts'

const address = {
  lastName: 'Nilsson',
  email: 'a@example.net',
  address1: 'Storgatan 1',
  city: 'Lund',
  postalCode: '223 50',
  country: 'SE',
}
const ccna = 'kit.CERT-PRINT.CCNA'

let token: string
beforeAll(async () => {
  token = await newToken()
})
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

describe.each<[string, () => World]>([
  ['sandbox', () => sandboxWorld(env.FILES)],
  ['stripe', stripeWorld],
  ['paypal', payPalWorld],
])('with %s', (name, makeWorld) => {
  const world = makeWorld()
  const app = makeApp(defaultProgram, defaultSettings, undefined, () => world.provider)

  async function visit(path: string, init: RequestInit = {}): Promise<Response> {
    const context = createExecutionContext()
    const answer = await app.fetch(new Request(new URL(path, origin), { redirect: 'manual', ...init }), env, context)
    await waitOnExecutionContext(context)
    return answer
  }

  const post = (path: string, fields: Record<string, string>, Cookie: string) => {
    const body = new URLSearchParams(fields).toString()
    const headers = {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': String(body.length),
      Origin: origin,
      Cookie,
    }
    return visit(path, { method: 'POST', body, headers })
  }

  interface Buyer {
    readonly id: string
    readonly Cookie: string
    readonly order: string
    readonly reference: string
  }

  async function newPerson() {
    const id = await newCandidate(token, { '200-301': '2026-03-02' })
    await sendFeed(
      token,
      feedName('agreements'),
      `candidate_id,agreement,version,accepted_on\n${id},CCA,V9,2026-01-02\n`,
    )
    return { id, Cookie: await signIn(id) }
  }

  /** Somebody who has ordered the first kit with tracking: $12.00 to pay. */
  async function newBuyer(): Promise<Buyer> {
    const person = await newPerson()
    await post('/fulfillment/claim/basket', { [ccna]: 'on', tracking: 'on' }, person.Cookie)
    const html = await (await visit('/fulfillment/claim/shipping', { headers: { Cookie: person.Cookie } })).text()
    expect(html).toContain('$12.00')
    const basket = /name="basket" value="(\w+)"/.exec(html)![1]!
    const answer = await post('/fulfillment/orders', { ...address, basket }, person.Cookie)
    expect(answer.headers.get('Location')).toBe(`/fulfillment/orders/${basket}`)
    return { ...person, order: basket, reference: (await orderOf(basket)).reference ?? '' }
  }

  const orderOf = async (id: string) =>
    (await env.DB.prepare('select * from orders where id = ?')
      .bind(id)
      .first<{ state: string; reference: string | null; paid_at: string }>())!

  /** The state of the order, and of its piece. */
  async function stateOf({ order }: Buyer): Promise<string> {
    const item = await env.DB.prepare('select state from items where order_id = ?')
      .bind(order)
      .first<{ state: string }>()
    return `${(await orderOf(order)).state}, ${item!.state}`
  }

  async function tell(reference: string, but?: Parameters<World['message']>[1]): Promise<number> {
    return send(await world.message(reference, but))
  }

  const send = async ({ body, headers }: { body: string; headers: Record<string, string> }) =>
    (await visit(`/webhooks/${name}`, { method: 'POST', body, headers })).status

  const sweep = async (later = 0) => {
    await env.DB.prepare("update orders set ask_at = '2020-01-01' where state = 'placed' and provider = ?")
      .bind(name)
      .run()
    await askPayments(env, defaultProgram, world.provider, new Date(Date.now() + later))
  }

  const mailsOf = async ({ id }: Buyer, subject: string) =>
    (await mailsTo(`${id}@example.com`)).filter((mail) => mail.subject === subject).length

  test('an order waits on its page until it is paid there', async () => {
    const buyer = await newBuyer()
    expect(await stateOf(buyer)).toBe('placed, ordered')
    const html = await (await visit(`/fulfillment/orders/${buyer.order}`, { headers: { Cookie: buyer.Cookie } })).text()
    expect(html).toContain('Pay $12.00')
    expect(html).toMatch(/href="(https:\/\/(checkout\.stripe|www\.paypal)\.com\/|\/dev\/pay\/)/)
    expect(await mailsOf(buyer, 'Your order')).toBe(0)
  })

  test('a message moves it once, however often and late it comes', async () => {
    const buyer = await newBuyer()
    await world.pay(buyer.reference)
    const message = await world.message(buyer.reference)
    expect([await send(message), await send(message), await tell(buyer.reference)]).toEqual([200, 200, 200])
    expect(await stateOf(buyer)).toBe('paid, queued')
    const { paid_at: paidAt } = await orderOf(buyer.order)
    await Promise.all([tell(buyer.reference), sweep(), tell(buyer.reference)])
    expect((await orderOf(buyer.order)).paid_at).toBe(paidAt)
    expect(await mailsOf(buyer, 'Your order')).toBe(1)
  })

  test('messages at the same moment are one move', async () => {
    const buyer = await newBuyer()
    await world.pay(buyer.reference)
    const all = await Promise.all(Array.from({ length: 5 }, () => tell(buyer.reference)))
    expect([all, await stateOf(buyer)]).toEqual([[200, 200, 200, 200, 200], 'paid, queued'])
    expect(await mailsOf(buyer, 'Your order')).toBe(1)
  })

  test('a message that never comes is asked for', async () => {
    const buyer = await newBuyer()
    await world.pay(buyer.reference)
    await sweep()
    expect(await stateOf(buyer)).toBe('paid, queued')
  })

  test('out of order: refunded before paid was heard of', async () => {
    const buyer = await newBuyer()
    await world.pay(buyer.reference)
    if (name === 'paypal') await world.provider.capture(buyer.reference)
    const paid = await world.message(buyer.reference)
    await world.refund(buyer.reference)
    expect(await tell(buyer.reference)).toBe(200)
    expect(await send(paid)).toBe(200)
    expect(await stateOf(buyer)).toBe('refunded, cancelled')
  })

  test('a refund later stops what is not on its way, and is told', async () => {
    const buyer = await newBuyer()
    await world.pay(buyer.reference)
    await tell(buyer.reference)
    await world.refund(buyer.reference)
    await tell(buyer.reference)
    expect(await stateOf(buyer)).toBe('refunded, cancelled')
    expect(await mailsOf(buyer, 'Your order was refunded')).toBe(1)
  })

  test('declined or abandoned, it is cancelled and frees its first kit', async () => {
    const buyer = await newBuyer()
    const before = await (await visit('/fulfillment/claim', { headers: { Cookie: buyer.Cookie } })).text()
    expect(before).toContain('Certificate, another copy')
    await world.expire(buyer.reference)
    await tell(buyer.reference)
    expect(await stateOf(buyer)).toBe('cancelled, cancelled')
    const after = await (await visit('/fulfillment/claim', { headers: { Cookie: buyer.Cookie } })).text()
    expect(after).toContain('Certificate, first kit')

    const abandoned = await newBuyer()
    await sweep()
    expect(await stateOf(abandoned)).toBe('placed, ordered')
    await sweep(25 * 3_600_000)
    expect(await stateOf(abandoned)).toBe('cancelled, cancelled')
  })

  test('cancelled by the buyer, nobody can pay it any more; paid at that moment, it is paid', async () => {
    const buyer = await newBuyer()
    await post(`/fulfillment/orders/${buyer.order}/cancel`, {}, buyer.Cookie)
    expect(await stateOf(buyer)).toBe('cancelled, cancelled')
    await world.pay(buyer.reference)
    await tell(buyer.reference)
    expect(await stateOf(buyer)).toBe('cancelled, cancelled')
    const late = await newBuyer()
    await world.pay(late.reference)
    await post(`/fulfillment/orders/${late.order}/cancel`, {}, late.Cookie)
    expect(await stateOf(late)).toBe('paid, queued')
  })

  test('a message that is badly signed, old, torn, or of another hand is refused', async () => {
    const buyer = await newBuyer()
    await world.pay(buyer.reference)
    const { body, headers } = await world.message(buyer.reference)
    const torn = { body: body.replace('"id"', '"ID"'), headers }
    const statuses = [
      await send(torn),
      await send({ body, headers: {} }),
      await tell(buyer.reference, { ageSeconds: 400 }),
    ]
    expect(statuses).toEqual([400, 400, 400])
    expect(await stateOf(buyer)).toBe('placed, ordered')
    expect((await visit('/webhooks/nobody', { method: 'POST', body, headers })).status).toBe(404)
  })

  test('another amount, an unknown order, an event of the other world move nothing', async () => {
    const buyer = await newBuyer()
    await world.pay(buyer.reference)
    if (name !== 'paypal') expect(await tell(buyer.reference, { isLive: !world.provider.isLive })).toBe(200)
    expect(await stateOf(buyer)).toBe('placed, ordered')
    await world.change(buyer.reference, 1)
    expect(await tell(buyer.reference)).toBe(200)
    expect(await tell('cs_unknown')).toBe(200)
    expect(await stateOf(buyer)).toBe('placed, ordered')
  })

  test('a provider that is down loses nothing', async () => {
    world.down(true)
    const buyer = await newBuyer()
    expect([await stateOf(buyer), buyer.reference]).toEqual(['placed, ordered', ''])
    world.down(false)
    await post(`/fulfillment/orders/${buyer.order}/payment`, {}, buyer.Cookie)
    const { reference } = await orderOf(buyer.order)
    await world.pay(reference!)
    const message = await world.message(reference!)
    world.down(true)
    expect(await send(message)).toBe(500)
    world.down(false)
    expect(await send(message)).toBe(200)
    expect(await stateOf(buyer)).toBe('paid, queued')
  })

  test.each(['before it is written', 'after it is written'])(
    'cut at any write, %s, it goes on where it was',
    async (when) => {
      const batch = vi.spyOn(Object.getPrototypeOf(env.DB) as D1Database, 'batch')
      let cuts = 0
      for (let at = 0; at < 8; at++) {
        const buyer = await newBuyer()
        await world.pay(buyer.reference)
        const message = await world.message(buyer.reference)
        let writes = 0
        batch.mockImplementation(async function (this: D1Database, statements: D1PreparedStatement[]) {
          const isCut = writes++ === at
          if (isCut) cuts++
          if (isCut && when === 'before it is written') throw new Error('killed')
          const answer = await realBatch.call(this, statements)
          if (isCut) throw new Error('killed')
          return answer as never
        })
        await send(message)
        batch.mockImplementation(realBatch as never)
        expect(['placed, ordered', 'paid, queued']).toContain(await stateOf(buyer))
        await send(message)
        await sweep()
        expect(await stateOf(buyer)).toBe('paid, queued')
        // Whether it is sent already or waits for its turn, it is there once.
        const told = env.DB.prepare("select count(*) from outbox where candidate_id = ? and template like 'order%'")
        expect(await told.bind(buyer.id).first('count(*)')).toBe(1)
      }
      batch.mockRestore()
      expect(cuts).toBeGreaterThan(3)
    },
  )
})

const realBatch = (Object.getPrototypeOf(env.DB) as D1Database).batch

test('without a provider nothing that costs is sold, and nobody listens', async () => {
  const app = makeApp(defaultProgram)
  const context = createExecutionContext()
  for (const name of ['stripe', 'paypal', 'sandbox']) {
    const request = new Request(`${origin}/webhooks/${name}`, { method: 'POST', body: '{}' })
    expect((await app.fetch(request, env, context)).status).toBe(404)
  }
  const pay = await app.fetch(new Request(`${origin}/dev/pay/x`), env, context)
  expect(pay.status).toBe(404)
})

test('a signature of Stripe is checked by a known answer', async () => {
  const body =
    '{"id":"evt_1","object":"event","livemode":true,"data":{"object":{"object":"checkout.session","id":"cs_1"}}}'
  const headers = new Headers({
    'Stripe-Signature': 't=1700000000,v1=cb6014373d76bb44887d1e4472364182efd72dde61a2ab3993a4f2b2604812a2',
  })
  const { provider } = stripeWorld()
  const at = (seconds: number) => new Date((1_700_000_000 + seconds) * 1000)
  expect(await provider.readMessage(body, headers, at(10))).toEqual({ id: 'evt_1', isLive: true, reference: 'cs_1' })
  expect(await provider.readMessage(body, headers, at(301))).toBeUndefined()
  expect(await provider.readMessage(`${body} `, headers, at(10))).toBeUndefined()
})

test('PayPal is asked about a signature with its message as it came, byte for byte', async () => {
  const asked: { at: string; body: string }[] = []
  const provider = payPalPayments({
    clientId: 'client',
    clientSecret: 'secret',
    webhookId: 'WH-1',
    isLive: true,
    host: 'https://api-m.paypal.test',
    ask: async (input, init) => {
      const request = new Request(input, init)
      asked.push({ at: new URL(request.url).pathname, body: await request.text() })
      if (request.url.endsWith('/oauth2/token')) return Response.json({ access_token: 'A21AA' })
      return Response.json({ verification_status: 'SUCCESS' })
    },
  })
  const now = new Date('2026-11-27T12:00:00Z')
  const body =
    '{ "id":"WH-2", "resource_type":"checkout-order",\n "create_time":"2026-11-27T11:59:58.000Z", "resource":{"id":"5O190127TN364715T","note":"\\u00e9"} }'
  const headers = new Headers({
    'PAYPAL-AUTH-ALGO': 'SHA256withRSA',
    'PAYPAL-CERT-URL': 'https://api.paypal.com/v1/notifications/certs/CERT-1',
    'PAYPAL-TRANSMISSION-ID': '69cd13f0-d67a-11e5-baa3-778b53f4ae55',
    'PAYPAL-TRANSMISSION-SIG': 'c2lnbmVk',
    'PAYPAL-TRANSMISSION-TIME': '2026-11-27T11:59:59Z',
  })
  expect(await provider.readMessage(body, headers, now)).toEqual({
    id: 'WH-2',
    isLive: true,
    reference: '5O190127TN364715T',
  })
  expect(asked.map(({ at }) => at)).toEqual(['/v1/oauth2/token', '/v1/notifications/verify-webhook-signature'])
  expect(asked[1]!.body).toBe(
    `{"auth_algo":"SHA256withRSA","cert_url":"https://api.paypal.com/v1/notifications/certs/CERT-1","transmission_id":"69cd13f0-d67a-11e5-baa3-778b53f4ae55","transmission_sig":"c2lnbmVk","transmission_time":"2026-11-27T11:59:59Z","webhook_id":"WH-1","webhook_event":${body}}`,
  )
})
