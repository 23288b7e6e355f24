import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { makeApp } from '../../src/app.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { payPalWorld } from '../support/payments/paypal-world.ts'
import { sandboxWorld } from '../support/payments/sandbox-world.ts'
import { shopWith } from '../support/payments/shop.ts'
import { stripeWorld } from '../support/payments/stripe-world.ts'
import type { World } from '../support/payments/world.ts'
import { origin } from '../support/site.ts'

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

describe.each<[string, () => World]>([
  ['sandbox', () => sandboxWorld(env.FILES)],
  ['stripe', stripeWorld],
  ['paypal', payPalWorld],
])('with %s', (name, makeWorld) => {
  const world = makeWorld()
  const { visit, post, newBuyer, orderOf, stateOf, tell, send, sweep, mailsOf } = shopWith(world)

  test('an order waits on its page until it is paid there', async () => {
    const buyer = await newBuyer()
    expect(await stateOf(buyer)).toBe('placed, ordered')
    const html = await (await visit(`/fulfillment/orders/${buyer.order}`, { headers: { Cookie: buyer.Cookie } })).text()
    expect(html).toContain('Pay $12.00')
    expect(html).toMatch(/href="(https:\/\/(checkout\.stripe|www\.paypal)\.com\/|\/dev\/pay\/)/)
    expect(await mailsOf(buyer, 'Your order')).toBe(0)
  })

  test('Claim and the history lead to an order that waits to be paid, and no more once it is paid', async () => {
    const buyer = await newBuyer()
    const pages = () =>
      Promise.all(
        ['/fulfillment/claim', '/fulfillment'].map(async (path) =>
          (await visit(path, { headers: { Cookie: buyer.Cookie } })).text(),
        ),
      )
    const link = new RegExp(`Not paid yet: <a href="/fulfillment/orders/${buyer.order}">[^<]*Certificate`)
    const [claim, history] = await pages()
    expect(claim).toMatch(link)
    expect(history).toMatch(link)
    expect(history).toContain('appears here once you’ve ordered it and, if it has a price, paid for it.')
    await world.pay(buyer.reference)
    await tell(buyer.reference)
    for (const html of await pages()) expect(html).not.toContain('Not paid yet')
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

  test('cancelled here while it is paid there, it stands again, and its first kit stays claimed', async () => {
    const buyer = await newBuyer()
    const claimed = () =>
      env.DB.prepare('select initial_of from items where order_id = ?').bind(buyer.order).first<string>('initial_of')
    await world.pay(buyer.reference)
    if (name === 'paypal') await world.provider.capture(buyer.reference)
    await env.DB.batch([
      env.DB.prepare("update orders set state = 'cancelled' where id = ?").bind(buyer.order),
      env.DB.prepare("update items set state = 'cancelled', initial_of = null where order_id = ?").bind(buyer.order),
    ])
    expect(await tell(buyer.reference)).toBe(200)
    expect([await stateOf(buyer), await claimed()]).toEqual(['paid, queued', 'DECK'])
    await world.refund(buyer.reference)
    expect(await tell(buyer.reference)).toBe(200)
    expect([await stateOf(buyer), await claimed()]).toEqual(['refunded, cancelled', null])
  })

  test('whether the payer is back before the message or after it, the page says what is so', async () => {
    const buyer = await newBuyer()
    const page = async () =>
      (await visit(`/fulfillment/orders/${buyer.order}`, { headers: { Cookie: buyer.Cookie } })).text()
    await world.pay(buyer.reference)
    const early = await page()
    expect(early).toContain('Already paid? Then you don’t have to do anything')
    expect(early).not.toContain('receipt.pdf')
    await tell(buyer.reference)
    const late = await page()
    expect(late).toContain('We’ve received your order.')
    expect(late).toContain('receipt.pdf')
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
    // PayPal's messages do not say which world they are of; those of the other are signed for another listener.
    const status = await tell(buyer.reference, { isLive: !world.provider.isLive })
    expect(status).toBe(name === 'paypal' ? 400 : 200)
    expect(await stateOf(buyer)).toBe('placed, ordered')
    await world.change(buyer.reference, 1)
    expect(await tell(buyer.reference)).toBe(200)
    expect(await tell('cs_unknown')).toBe(200)
    expect(await stateOf(buyer)).toBe('placed, ordered')
  })

  test.runIf(makeWorld().waitForBank)(
    'a payment that takes days is waited for, and nobody else gives it up',
    async () => {
      for (const [end, state] of [
        ['pay', 'paid, queued'],
        ['refuseByBank', 'cancelled, cancelled'],
      ] as const) {
        const buyer = await newBuyer()
        await world.waitForBank!(buyer.reference)
        expect(await tell(buyer.reference)).toBe(200)
        await sweep(48 * 3_600_000)
        await post(`/fulfillment/orders/${buyer.order}/cancel`, {}, buyer.Cookie)
        expect(await stateOf(buyer)).toBe('placed, ordered')
        await world[end]!(buyer.reference)
        expect(await tell(buyer.reference)).toBe(200)
        expect(await stateOf(buyer)).toBe(state)
      }
    },
  )

  test.runIf(name === 'paypal')('who approves with a card that is declined can pay otherwise, for a day', async () => {
    const buyer = await newBuyer()
    await world.refuseByBank!(buyer.reference)
    expect(await tell(buyer.reference)).toBe(200)
    await sweep()
    expect(await stateOf(buyer)).toBe('placed, ordered')
    await sweep(25 * 3_600_000)
    expect(await stateOf(buyer)).toBe('cancelled, cancelled')
  })

  test('a payment that its provider has forgotten is given up after a day', async () => {
    const buyer = await newBuyer()
    await world.forget(buyer.reference)
    expect(await tell(buyer.reference)).toBe(200)
    await sweep()
    expect(await stateOf(buyer)).toBe('placed, ordered')
    await sweep(25 * 3_600_000)
    expect(await stateOf(buyer)).toBe('cancelled, cancelled')
  })

  test('a page to pay on that its provider has forgotten is made anew where it is asked for, and paid once', async () => {
    const buyer = await newBuyer()
    await world.forget(buyer.reference)
    await sweep()
    const { pay_at: payAt, reference: forgotten } = await orderOf(buyer.order)
    expect([payAt, forgotten]).toEqual([null, buyer.reference])
    const twice = [1, 2].map(() => post(`/fulfillment/orders/${buyer.order}/payment`, {}, buyer.Cookie))
    await Promise.all(twice)
    const { reference, pay_at: anew } = await orderOf(buyer.order)
    expect(anew).toMatch(/^(https:\/\/|\/dev\/pay\/)/)
    await world.pay(reference!)
    expect(await tell(reference!)).toBe(200)
    expect(await stateOf(buyer)).toBe('paid, queued')
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
})

test('without a provider nothing that costs is sold, and nobody listens', async () => {
  const app = makeApp(neutral)
  const context = createExecutionContext()
  for (const name of ['stripe', 'paypal', 'sandbox']) {
    const request = new Request(`${origin}/webhooks/${name}`, { method: 'POST', body: '{}' })
    expect((await app.fetch(request, env, context)).status).toBe(404)
  }
  const pay = await app.fetch(new Request(`${origin}/dev/pay/x`), env, context)
  expect(pay.status).toBe(404)
})
