import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { sendMails } from '../../src/work/mail/send-mails.ts'
import { askPayments } from '../../src/work/orders/settle-order.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { mailsTo } from '../support/mail.ts'
import { cutAt, waysToCut } from '../support/cut.ts'
import { payPalWorld } from '../support/payments/paypal-world.ts'
import { sandboxWorld } from '../support/payments/sandbox-world.ts'
import { type Buyer, shopWith } from '../support/payments/shop.ts'
import { stripeWorld } from '../support/payments/stripe-world.ts'
import type { World } from '../support/payments/world.ts'

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

describe.each<[string, () => World & { readonly taken?: () => number }]>([
  ['sandbox', () => sandboxWorld(env.FILES)],
  ['stripe', stripeWorld],
  ['paypal', payPalWorld],
])('killed at any word with the database, with %s', (name, makeWorld) => {
  const world = makeWorld()
  const { newChooser, newBuyer, orderOf, stateOf, send } = shopWith(world)

  /** What the sweep of a minute does, some minutes later: leases are over by themselves. */
  async function sweep(minutes: number): Promise<void> {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 })
    try {
      await askPayments(env, neutral, world.provider, new Date())
      await sendMails(env, neutral)
    } finally {
      vi.useRealTimers()
    }
  }

  /** Cuts at the first word, the second and so on, each with somebody new, until nothing is left to cut. */
  async function atEach(trial: (nth: number, when: 'before' | 'after') => Promise<boolean>): Promise<number> {
    for (let nth = 1; ; nth++) for (const when of waysToCut(nth)) if (!(await trial(nth, when))) return nth - 1
  }

  async function expectOnce(buyer: Pick<Buyer, 'id' | 'order'>, state: string): Promise<void> {
    expect(await stateOf(buyer)).toBe(state)
    const count = (text: string) => env.DB.prepare(text).bind(buyer.order).first<number>('n')
    expect(await count('select count(*) as n from items where order_id = ?')).toBe(1)
    expect(await count('select count(*) as n from orders where id = ?')).toBe(1)
    // A mail whose sending was cut before it was noted is sent again, as the same one.
    const mails = (await mailsTo(`${buyer.id}@example.com`)).filter(({ subject }) => subject === 'Your order')
    const ids = new Set(mails.map(({ headers }) => headers['X-Certification-Mail-Id']))
    expect([...ids]).toEqual(state.startsWith('paid') ? [expect.any(String)] : [])
  }

  test('while a message is followed: the sweep alone brings it about, the message again changes nothing', async () => {
    let buyers = 0
    const words = await atEach(async (nth, when) => {
      const buyer = await newBuyer()
      buyers++
      await world.pay(buyer.reference)
      const message = await world.message(buyer.reference)
      const wasCut = await cutAt(env.DB, nth, when, () => send(message))
      expect(['placed, ordered', 'paid, queued']).toContain(await stateOf(buyer))
      await sweep(11)
      await expectOnce(buyer, 'paid, queued')
      const { paid_at: paidAt } = await orderOf(buyer.order)
      expect(await send(message)).toBe(200)
      await expectOnce(buyer, 'paid, queued')
      expect((await orderOf(buyer.order)).paid_at).toBe(paidAt)
      return wasCut
    })
    expect(words).toBeGreaterThan(3)
    if (world.taken) expect(world.taken()).toBe(buyers)
  })

  test('while the sweep asks: the next one goes on, once the lease of the first is over', async () => {
    const words = await atEach(async (nth, when) => {
      const buyer = await newBuyer()
      await world.pay(buyer.reference)
      const wasCut = await cutAt(env.DB, nth, when, () => sweep(11))
      expect(['placed, ordered', 'paid, queued']).toContain(await stateOf(buyer))
      await sweep(17)
      await expectOnce(buyer, 'paid, queued')
      return wasCut
    })
    expect(words).toBeGreaterThan(2)
  })

  // What costs nothing has no provider: once is enough.
  test.each(name === 'sandbox' ? [true, false] : [true])(
    'while it is ordered (with something to pay: %s): confirmed again, it is one',
    async (isTracked) => {
      const words = await atEach(async (nth, when) => {
        const { id, basket: order, confirm } = await newChooser(isTracked)
        const wasCut = await cutAt(env.DB, nth, when, confirm)
        expect((await confirm()).headers.get('Location')).toBe(`/fulfillment/orders/${order}`)
        await sweep(5)
        await expectOnce({ id, order }, isTracked ? 'placed, ordered' : 'paid, queued')
        return wasCut
      })
      expect(words).toBeGreaterThan(1)
    },
  )
})
