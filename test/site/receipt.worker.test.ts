import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { receiptFacts } from '../../src/site/fulfillment/orders/receipt-facts.ts'
import { items, orders } from '../../src/data/orders/schema-orders.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { eq } from 'drizzle-orm'
import { takeInRows } from '../support/candidates.ts'
import { db, newCandidate, postForm, signIn, visit } from '../support/site.ts'
import { countTrips } from '../support/trips.ts'

const address = {
  firstName: 'Anna',
  lastName: 'Nilsson',
  email: 'anna@example.net',
  phone: '+46 8 1111',
  address1: 'Storgatan 1',
  city: 'Lund',
  postalCode: '223 50',
  country: 'SE',
}

/** Somebody with an order for a free kit. */
async function buyer() {
  const id = await newCandidate({ '200-301': '2026-03-02' })
  const accepted = `candidate_id,agreement,version,accepted_on\n${id},CCA,V9,2026-01-02\n`
  await takeInRows('agreements', accepted)
  const headers = { Cookie: await signIn(id) }
  await postForm('/fulfillment/claim/basket', { 'kit.CERT-PRINT.DECK': 'on' }, headers)
  const html = await (await visit('/fulfillment/claim/shipping', { headers })).text()
  const basket = /name="basket" value="(\w+)"/.exec(html)![1]!
  await postForm('/fulfillment/orders', { ...address, basket }, headers)
  const get = (path: string, more = {}) => visit(path, { headers: { ...headers, ...more } })
  return { order: basket, get, receipt: `/fulfillment/orders/${basket}/receipt.pdf` }
}

const set = (order: string, change: string) =>
  env.DB.prepare(`update orders set ${change} where id = ?`).bind(order).run()

describe('the receipt of an order', () => {
  test('comes as a PDF, is kept once made, and its links stand with the order', async () => {
    const { order, get, receipt } = await buyer()
    const first = await get(receipt)
    expect(first.status).toBe(200)
    expect(first.headers.get('Content-Type')).toBe('application/pdf')
    expect(first.headers.get('Content-Disposition')).toBe(`attachment; filename="receipt-${order}.pdf"`)
    const bytes = new Uint8Array(await first.arrayBuffer())
    expect(new TextDecoder('latin1').decode(bytes.slice(0, 5))).toBe('%PDF-')
    expect(new Uint8Array(await (await get(receipt)).arrayBuffer())).toEqual(bytes)
    expect((await get(receipt, { 'If-None-Match': first.headers.get('ETag')! })).status).toBe(304)
    expect(await countTrips(env.DB, async () => void (await get(receipt)))).toBe(1)
    for (const page of [`/fulfillment/orders/${order}`, '/testing-history/transactions'])
      expect(await (await get(page)).text()).toContain(`href="${receipt}"`)
  })

  test('is nobody else’s, and a stranger is turned away', async () => {
    const [one, other] = [await buyer(), await buyer()]
    expect((await other.get(one.receipt)).status).toBe(404)
    expect((await other.get('/fulfillment/orders/nonsense/receipt.pdf')).status).toBe(404)
    expect((await visit(one.receipt)).status).toBe(303)
  })

  test('is not there while the order is not paid', async () => {
    const { order, get, receipt } = await buyer()
    await set(order, "state = 'placed', paid_at = null")
    const answer = await get(receipt)
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('isn’t paid')
    expect(await (await get(`/fulfillment/orders/${order}`)).text()).not.toContain(receipt)
    await set(order, "state = 'refunded'")
    expect(await (await get(`/fulfillment/orders/${order}`)).text()).not.toContain(receipt)
    await set(order, "state = 'cancelled'")
    expect((await get(receipt)).status).toBe(409)
    expect(await (await get('/testing-history/transactions')).text()).not.toContain(receipt)
  })

  test('is made anew when it is refunded, and says so', async () => {
    const { order, get, receipt } = await buyer()
    const before = (await get(receipt)).headers.get('ETag')
    await set(order, "state = 'refunded', refunded_at = '2026-11-20T12:00:00.000Z'")
    expect((await get(receipt)).headers.get('ETag')).not.toBe(before)
    const [found] = await db.select().from(orders).where(eq(orders.id, order))
    expect(receiptFacts(neutral, found!, [])!.particulars).toContainEqual(['Refunded on', '2026-Nov-20'])
  })

  test('names a first kit as such, by what the piece says of itself', async () => {
    const { order } = await buyer()
    const [found] = await db.select().from(orders).where(eq(orders.id, order))
    const pieces = await db.select().from(items).where(eq(items.orderId, order))
    const linesOf = (isFirst: boolean) =>
      receiptFacts(
        neutral,
        found!,
        pieces.map((piece) => ({ ...piece, isFirst })),
      )!.lines
    const name = 'Harbour Certified Network Deckhand (Certificate)'
    expect(pieces.map(({ isFirst }) => isFirst)).toEqual([true])
    expect(linesOf(true)).toEqual([[`${name}, first kit`, '$0.00 USD']])
    expect(linesOf(false)).toEqual([[name, '$0.00 USD']])
  })

  test('says that no tax is charged, or how much of the total is, by the day it was ordered', async () => {
    const { order } = await buyer()
    const [found] = await db.select().from(orders).where(eq(orders.id, order))
    const taxOf = (program: typeof neutral, placedAt: string) =>
      receiptFacts(program, { ...found!, cents: 1500, placedAt, paidAt: '2028-01-01T00:00:00.000Z' }, [])!.tax
    expect(taxOf(neutral, '2026-06-01T12:00:00.000Z')).toEqual(['No tax', '$0.00 USD'])
    const taxes = [
      { name: 'Tax', hundredths: 0 },
      { from: '2026-07-01', name: 'VAT', hundredths: 2500 },
      { from: '2027-01-01', name: 'VAT', hundredths: 725 },
    ]
    const program = {
      ...neutral,
      timeZone: 'America/New_York',
      fulfillment: { ...neutral.fulfillment, taxes },
    }
    for (const [placedAt, ...tax] of [
      ['2026-06-30T12:00:00.000Z', 'No tax', '$0.00 USD'],
      // Still the last of June where the program is.
      ['2026-07-01T03:59:59.000Z', 'No tax', '$0.00 USD'],
      ['2026-07-01T04:00:00.000Z', 'VAT included in the total, 25 %', '$3.00 USD'],
      ['2026-12-31T12:00:00.000Z', 'VAT included in the total, 25 %', '$3.00 USD'],
      ['2027-01-01T12:00:00.000Z', 'VAT included in the total, 7.25 %', '$1.01 USD'],
    ] as const)
      expect([placedAt, ...taxOf(program, placedAt)]).toEqual([placedAt, ...tax])
  })
})
