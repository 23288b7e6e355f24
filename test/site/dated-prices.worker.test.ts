import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { program as neutral } from '../programs/neutral/index.ts'
import type { Fulfillment, Kit, Program } from '../../src/program/program.ts'
import { today, tomorrow, yesterday } from '../support/own-site.ts'
import { sandboxWorld } from '../support/payments/sandbox-world.ts'
import { deck, shopWith } from '../support/payments/shop.ts'

const dollars = (whole: number) => ({ cents: whole * 100, currency: 'USD' })

const address = {
  lastName: 'Nilsson',
  email: 'a@example.net',
  address1: 'Storgatan 1',
  city: 'Lund',
  postalCode: '223 50',
  country: 'SE',
}

/** The default program, with other prices of the printed certificate, or another fee for tracking. */
function withPrices(changes: Partial<Kit>, fee: NonNullable<Fulfillment['tracking']>['price'] = dollars(12)): Program {
  const { fulfillment } = neutral
  const kits = fulfillment.kits.map((kit) => (kit.code === 'CERT-PRINT' ? { ...kit, ...changes } : kit))
  return {
    ...neutral,
    fulfillment: { ...fulfillment, kits, tracking: { ...fulfillment.tracking!, price: fee } },
  }
}

const world = sandboxWorld(env.FILES)
const shopOf = (...of: Parameters<typeof withPrices>) => shopWith(world, withPrices(...of))
type Shop = ReturnType<typeof shopOf>
type Person = Awaited<ReturnType<Shop['newPerson']>>

const read = async (shop: Shop, path: string, { Cookie }: Person) =>
  (await shop.visit(path, { headers: { Cookie } })).text()

/** The form on which a choice is confirmed. */
async function choose(shop: Shop, person: Person, fields: Record<string, string>) {
  await shop.post('/fulfillment/claim/basket', fields, person.Cookie)
  const html = await read(shop, '/fulfillment/claim/shipping', person)
  return fieldsIn(html)
}

const fieldsIn = (html: string) => ({
  ...address,
  basket: /name="basket" value="(\w+)"/.exec(html)![1]!,
  total: /name="total" value="([^"]+)"/.exec(html)![1]!,
})

const confirm = (shop: Shop, { Cookie }: Person, form: Record<string, string>) =>
  shop.post('/fulfillment/orders', form, Cookie)

const orderOf = (id: string) => env.DB.prepare('select * from orders where id = ?').bind(id).first()
const isFirst = (order: string) =>
  env.DB.prepare('select is_first from items where order_id = ?').bind(order).first<number>('is_first')

describe('a price from a day on', () => {
  test.each([
    ['the day before', tomorrow, '$5.00', '$12.00'],
    ['on the day', today, '$7.00', '$14.00'],
    ['the day after', yesterday, '$7.00', '$14.00'],
  ])('%s', async (_, from, kit, fee) => {
    const shop = shopOf(
      { initial: [dollars(5), { from, ...dollars(7) }], repeat: [dollars(15), { from, ...dollars(17) }] },
      [dollars(12), { from, ...dollars(14) }],
    )
    const person = await shop.newPerson()
    const page = await read(shop, '/fulfillment/claim', person)
    expect(page).toMatch(new RegExp(`first kit[^$]*\\${kit}[\\s\\S]*Tracking[^$]*\\${fee}`))
    expect(page).not.toContain('is free')

    const form = await choose(shop, person, { [deck]: 'on', tracking: 'on' })
    const cents = from === tomorrow ? 1700 : 2100
    expect(form.total).toBe(`${cents} USD`)
    expect((await confirm(shop, person, form)).headers.get('Location')).toBe(`/fulfillment/orders/${form.basket}`)
    expect(await orderOf(form.basket)).toMatchObject({ cents, tracking_cents: from === tomorrow ? 1200 : 1400 })
    const repeat = from === tomorrow ? '$15.00' : '$17.00'
    expect(await read(shop, '/fulfillment/claim', person)).toMatch(new RegExp(`another copy[^$]*\\${repeat}`))
  })

  test('before its first day there is none: the kit is not on offer, and nothing is tracked', async () => {
    const shop = shopOf({ initial: [{ from: tomorrow, ...dollars(5) }], repeat: [{ from: tomorrow, ...dollars(9) }] }, [
      { from: tomorrow, ...dollars(12) },
    ])
    const person = await shop.newPerson()
    expect(await read(shop, '/fulfillment/claim', person)).not.toContain('DECK Certificate')
    const later = shopOf({}, [{ from: tomorrow, ...dollars(12) }])
    const page = await read(later, '/fulfillment/claim', person)
    expect(page).toContain('DECK Certificate')
    expect(page).not.toContain('name="tracking"')
    const tracked = await later.post('/fulfillment/claim/basket', { [deck]: 'on', tracking: 'on' }, person.Cookie)
    expect(tracked.status).toBe(422)
  })
})

describe('a price that changes between the page and the order', () => {
  test.each([
    ['rises', dollars(9), '900 USD', '$9.00'],
    ['falls', dollars(2), '200 USD', '$2.00'],
    ['is another currency', { cents: 500, currency: 'EUR' }, '500 EUR', '€5.00'],
  ])('%s: the new total is asked for, and only that is charged', async (_, next, total, shown) => {
    const [before, after] = [shopOf({ initial: dollars(5) }), shopOf({ initial: next })]
    const person = await before.newPerson()
    const form = await choose(before, person, { [deck]: 'on' })
    const asked = await confirm(after, person, { ...form, address1: 'Nygatan 2' })
    const html = await asked.text()
    expect(asked.status).toBe(422)
    expect(html).toContain('The price has changed')
    expect(html).toContain(`The total is now ${shown}.`)
    expect(html).toContain('value="Nygatan 2"')
    expect(await orderOf(form.basket)).toBeNull()

    const again = fieldsIn(html)
    expect(again.total).toBe(total)
    expect((await confirm(after, person, again)).status).toBe(303)
    expect(`${(await orderOf(form.basket))!.cents} ${(await orderOf(form.basket))!.currency}`).toBe(total)
  })

  test('whoever was shown no total is asked too, unless nothing is to be paid', async () => {
    const priced = shopOf({ initial: dollars(5) })
    const person = await priced.newPerson()
    const { total: _, ...form } = await choose(priced, person, { [deck]: 'on' })
    expect((await confirm(priced, person, form)).status).toBe(422)
    const free = shopOf({ initial: dollars(0) })
    expect((await confirm(free, person, form)).status).toBe(303)
  })

  test('leaves an order at what it was made at, and a piece the first kit that it was', async () => {
    const [before, after] = [shopOf({ initial: dollars(5) }), shopOf({ initial: dollars(9), repeat: dollars(5) })]
    const person = await before.newPerson()
    const form = await choose(before, person, { [deck]: 'on' })
    await confirm(before, person, form)
    expect(await isFirst(form.basket)).toBe(1)
    const page = await read(after, `/fulfillment/orders/${form.basket}`, person)
    expect(page).toContain('$5.00')
    expect(page).not.toContain('$9.00')

    const { reference } = await before.orderOf(form.basket)
    await world.pay(reference!)
    await env.DB.batch([
      env.DB.prepare("update orders set state = 'cancelled' where id = ?").bind(form.basket),
      env.DB.prepare("update items set state = 'cancelled', initial_of = null where order_id = ?").bind(form.basket),
    ])
    expect(await after.tell(reference!)).toBe(200)
    expect(await after.stateOf({ order: form.basket })).toBe('paid, queued')
    expect(await read(after, '/fulfillment/claim', person)).toContain('another copy')

    const second = await choose(after, person, { [deck]: 'on' })
    await confirm(after, person, second)
    expect(await isFirst(second.basket)).toBe(0)
  })
})
