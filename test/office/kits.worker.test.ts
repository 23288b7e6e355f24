import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { printerOf, newKit } from '../support/kits.ts'
import { officeOfTests, pageOf } from '../support/office.ts'
import { feedName, newToken, sendFeed } from '../support/site.ts'
import { countTrips } from '../support/trips.ts'

const { signedIn } = officeOfTests()
type Office = Awaited<ReturnType<typeof signedIn>>

let desk: Office
let token: string
let printer: ReturnType<typeof printerOf>

beforeAll(async () => {
  desk = await signedIn(['fulfilment'])
  token = await newToken()
  printer = printerOf(token)
})

interface Kit {
  readonly place: string
  readonly version: number
  readonly actions: readonly string[]
  readonly note: string | null
  readonly changes: readonly { what: string; reason: string; words: string; colleague: string }[]
  readonly reports: readonly { status: string }[]
}

const see = (id: string) => desk.json<Kit>(`/office/kits/${id}`)
const row = (id: string) => env.DB.prepare('select * from items where id = ?').bind(id).first<Record<string, unknown>>()

/** Does something with a kit as it is now; gives what the page says afterwards. */
async function act(id: string, action: string, more: Record<string, string> = {}, by: Office = desk) {
  const { version } = await see(id)
  const fields = { version: String(version), why: 'other', reason: 'A test, case 7', ...more }
  const answer = await by.post(`/office/kits/${id}/${action}`, fields)
  return answer.headers.get('Location')?.split('done=')[1] ?? answer.status
}

describe('a kit that came back', () => {
  test('is sent again under the same ID, once, and what was said of the first parcel counts no more', async () => {
    const { id } = await newKit()
    await printer.print(id)
    await printer.says(id, 'sent', { sent_on: '2026-04-01', carrier: 'UPS', tracking_number: `1Z${id}` })
    await printer.says(id, 'returned', { sent_on: '2026-04-01', carrier: 'UPS', tracking_number: `1Z${id}` })
    expect(await see(id)).toMatchObject({ place: 'returned', actions: ['address', 'reship', 'cancel'] })
    expect(await act(id, 'reship')).toBe('reship')
    expect(await see(id)).toMatchObject({ place: 'waiting', note: 'To be sent again' })
    expect(await row(id)).toMatchObject({ state: 'queued', tracking_number: null, carrier: null })
    // A file of before the printer has it says nothing of the new parcel.
    await printer.says(id, 'returned', { sent_on: '2026-04-01', carrier: 'Other' })
    expect((await see(id)).place).toBe('waiting')
    expect(await printer.print(id)).toMatchObject({ shipTo: { city: 'Lund' } })
    expect(await printer.print(id)).toBeUndefined()
    expect((await see(id)).place).toBe('printer')
    await confirmedLongAgo(id)
    await printer.says(id, 'sent', { sent_on: '2026-05-01', carrier: 'DHL' })
    expect(await see(id)).toMatchObject({ place: 'sent', changes: [{ what: 'kit.reshipped', reason: 'other' }] })
    expect((await see(id)).reports).toHaveLength(4)
  })

  test('can be left as it was, until the printer has it again', async () => {
    const { id } = await newKit()
    await printer.print(id)
    await printer.says(id, 'returned', { sent_on: '2026-04-01', carrier: 'UPS' })
    await act(id, 'reship')
    expect(await act(id, 'unship')).toBe('unship')
    expect(await see(id)).toMatchObject({ place: 'returned' })
    expect(await row(id)).toMatchObject({ carrier: 'UPS', sent_on: '2026-04-01', reshipped_at: null })
    await act(id, 'reship')
    await printer.print(id)
    expect(await act(id, 'unship')).toBe('moved')
  })

  test('is printed again where the printer queues it again itself: once, in whatever order its files come', async () => {
    const { id } = await newKit()
    await printer.print(id)
    await printer.says(id, 'returned', { sent_on: '2026-04-01' })
    await printer.says(id, 'queued')
    expect(await printer.print(id)).toBeDefined()
    await printer.says(id, 'queued', { carrier: 'UPS' })
    expect(await printer.print(id)).toBeUndefined()
    await printer.says(id, 'sent', { carrier: 'UPS' })
    expect((await see(id)).place).toBe('sent')

    const other = await newKit()
    await printer.print(other.id)
    const [early, late] = [feedName('kits'), feedName('kits')]
    await sendFeed(token, late, `item_id,status\n${other.id},queued\n`)
    expect(await printer.print(other.id)).toBeUndefined()
    await sendFeed(token, early, `item_id,status\n${other.id},returned\n`)
    expect(await printer.print(other.id)).toBeDefined()
    expect(await printer.print(other.id)).toBeUndefined()
  })
})

/** Files of tests are named after moments of this year: the printer confirmed its list before them. */
const confirmedLongAgo = (id: string) =>
  env.DB.prepare(
    "update print_batches set confirmed_at = '2025-01-01T00:00:00.000Z' where id = (select batch_id from items where id = ?)",
  )
    .bind(id)
    .run()

describe('a kit that is held', () => {
  test('is on no list until it is released', async () => {
    const { id } = await newKit()
    expect(await act(id, 'hold')).toBe('hold')
    expect(await see(id)).toMatchObject({
      place: 'held',
      note: 'Held by staff',
      actions: expect.arrayContaining(['release']),
    })
    expect(await printer.print(id)).toBeUndefined()
    expect(await act(id, 'release')).toBe('release')
    expect(await printer.print(id)).toBeDefined()
  })

  test('is taken from a list that the printer has fetched and not confirmed; of one it has, it is stopped', async () => {
    const [early, late] = [await newKit(), await newKit()]
    let batch = await printer.next()
    while (!batch.items.some(({ itemId }) => itemId === early.id)) {
      await printer.confirm(batch.id!)
      batch = await printer.next()
    }
    await act(early.id, 'hold')
    const confirmed = await printer.confirm(batch.id!)
    expect(confirmed.items.map(({ itemId }) => itemId)).not.toContain(early.id)
    await printer.print(late.id)
    await act(late.id, 'hold')
    expect(await printer.stop(late.id)).toBe('on-hold')
    expect(await printer.stop(early.id)).toBeUndefined()
    await act(late.id, 'release')
    expect(await printer.stop(late.id)).toBeUndefined()
  })
})

describe('a kit that is cancelled', () => {
  test('frees the first kit, is stopped at the printer until that says something, and can come back', async () => {
    const { id } = await newKit()
    await printer.print(id)
    expect(await act(id, 'cancel')).toBe('cancel')
    expect(await row(id)).toMatchObject({ state: 'cancelled', initial_of: null })
    expect(await printer.stop(id)).toBe('cancelled')
    await printer.says(id, 'cancelled')
    expect(await printer.stop(id)).toBeUndefined()
    expect(await act(id, 'restore')).toBe('restore')
    expect(await row(id)).toMatchObject({ state: 'queued', initial_of: 'DECK', printer_state: null })
    expect(await printer.print(id)).toBeDefined()
  })

  test('stays so whatever the printer says; that stands beside it', async () => {
    const { id } = await newKit()
    await printer.print(id)
    await act(id, 'cancel')
    await printer.says(id, 'sent', { sent_on: '2026-04-01', carrier: 'UPS' })
    expect(await see(id)).toMatchObject({ place: 'cancelled', note: 'The printer says: sent', carrier: 'UPS' })
    expect(await act(id, 'restore')).toBe('restore')
    expect(await row(id)).toMatchObject({ state: 'sent', initial_of: 'DECK' })
  })

  test('doesn’t come back where the person has claimed another first kit since', async () => {
    const { id, order, candidateId } = await newKit()
    await act(id, 'cancel')
    await env.DB.prepare(
      "insert into items (id, order_id, candidate_id, kit, certification, name, cents, is_first, initial_of, state, queued_at) values (?, ?, ?, 'CERT-PRINT', 'DECK', 'n', 0, 1, 'DECK', 'queued', '2026-01-01')",
    )
      .bind(`x${id}`, order, candidateId)
      .run()
    expect(await pageOf(desk.get(`/office/kits/${id}/restore`))).toContain('claimed another first kit')
    expect(await act(id, 'restore')).toBe('moved')
    expect((await see(id)).place).toBe('cancelled')
  })

  test('by the printer frees the first kit just so, and claims it again where it was an error', async () => {
    const { id } = await newKit()
    await printer.print(id)
    const file = await printer.says(id, 'cancelled')
    expect(await row(id)).toMatchObject({ state: 'cancelled', initial_of: null })
    expect(await see(id)).toMatchObject({ note: 'By the printer' })
    await printer.says(id, 'sent', { sent_on: '2026-04-01' })
    expect(await row(id)).toMatchObject({ state: 'sent', initial_of: 'DECK' })
    expect(file).toBeTruthy()
  })
})

const nowhere = { firstName: 'Anna', lastName: 'Nilsson', email: 'anna@example.net', address1: 'Hamngatan 2' }
const moved = { ...nowhere, city: 'Malmö', postalCode: '211 20', country: 'SE' }

describe('an address', () => {
  test('is corrected even if the printer has fetched its list at the same moment', async () => {
    const { id } = await newKit()
    let batch = await printer.next()
    while (!batch.items.some(({ itemId }) => itemId === id)) {
      await printer.confirm(batch.id!)
      batch = await printer.next()
    }
    expect(await act(id, 'address', moved)).toBe('address')
    await printer.confirm(batch.id!)
    expect(await printer.print(id)).toMatchObject({ shipTo: { city: 'Malmö' } })
    const { changes } = await see(id)
    expect(changes).toMatchObject([{ what: 'kit.address-corrected', words: 'A test, case 7' }])
  })

  test('that lacks something comes back as typed', async () => {
    const { id } = await newKit()
    expect(await act(id, 'address', { ...moved, city: '' })).toBe(422)
    const answer = await desk.post(`/office/kits/${id}/address`, { ...moved, lastName: 'Ян <b>', version: '0' })
    const html = await answer.text()
    expect([answer.status, html.includes('value="Ян &lt;b&gt;"')]).toEqual([422, true])
    expect(html).toContain('Choose why.')
  })
})

describe('of what is done at once', () => {
  test('by two colleagues, one is', async () => {
    const other = await signedIn(['fulfilment'])
    for (const action of ['hold', 'cancel']) {
      const { id } = await newKit()
      const { version } = await see(id)
      const fields = { version: String(version), why: 'check', reason: 'At once' }
      const both = await Promise.all([desk, other].map((one) => one.post(`/office/kits/${id}/${action}`, fields)))
      const went = both.map((answer) => answer.headers.get('Location')!.split('done=')[1])
      expect(went.toSorted()).toEqual([action, 'moved'].toSorted())
      expect((await see(id)).changes).toHaveLength(1)
    }
  })

  test('by a colleague and the printer’s file, only what the colleague saw is changed', async () => {
    const { id } = await newKit()
    await printer.print(id)
    await printer.says(id, 'returned')
    const { version } = await see(id)
    await printer.says(id, 'complete', { completed_on: '2026-05-01' })
    expect(await act(id, 'reship', { version: String(version) })).toBe('moved')
    expect((await see(id)).place).toBe('complete')
  })

  test('by an order that was refunded, the printer is asked to stop what it has', async () => {
    const { id } = await newKit()
    await printer.print(id)
    // As `moveOrder` leaves it.
    await env.DB.prepare("update items set state = 'cancelled', initial_of = null where id = ?").bind(id).run()
    expect(await printer.stop(id)).toBe('cancelled')
    await printer.says(id, 'cancelled')
    expect(await printer.stop(id)).toBeUndefined()
  })

  test('by an old page, nothing is; nor by nonsense', async () => {
    const { id } = await newKit()
    await act(id, 'hold')
    await act(id, 'release')
    for (const version of ['0', '-1', 'x', '', '99999999999']) expect(await act(id, 'hold', { version })).toBe('moved')
    const wrongs: Record<string, string>[] = [
      { why: '' },
      { why: 'nonsense' },
      { reason: ' ' },
      { reason: 'x'.repeat(501) },
    ]
    for (const wrong of wrongs) expect(await act(id, 'hold', wrong)).toBe(422)
    expect((await desk.post(`/office/kits/${id}/nonsense`)).status).toBe(404)
    expect((await desk.post('/office/kits/NOSUCHKIT/hold')).status).toBe(404)
    const { id: unpaid } = await newKit({ cents: 1500, state: 'ordered', orderState: 'placed' })
    expect(await act(unpaid, 'hold')).toBe('moved')
  })
})

describe('the list', () => {
  test('has each kit in its place, by age, and finds one by its numbers', async () => {
    const { id, order, candidateId } = await newKit()
    await act(id, 'hold')
    const held = await desk.json<{ kits: { id: string }[]; counts: { place: string; count: number }[] }>(
      '/office/kits?place=held&sort=-ordered',
    )
    expect(held.kits[0]!.id).toBe(id)
    expect(held.counts.find(({ place }) => place === 'held')!.count).toBeGreaterThan(0)
    for (const typed of [id, id.toLowerCase(), order, candidateId])
      expect(
        (await desk.json<{ kits: { id: string }[] }>(`/office/kits?q=${typed}`)).kits.map((kit) => kit.id),
      ).toContain(id)
    for (const place of ['waiting', 'held', 'printer', 'sent', 'returned', 'complete', 'cancelled', 'nonsense'])
      for (const sort of ['ordered', '-sent', 'nonsense'])
        expect((await desk.get(`/office/kits?place=${place}&sort=${sort}`)).status).toBe(200)
    const csv = await pageOf(desk.get('/office/kits?place=held&format=csv'))
    expect(csv).toContain(id)
  })

  test('and the page of a kit are one trip', async () => {
    const { id } = await newKit()
    for (const path of ['/office/kits', `/office/kits/${id}`, `/office/kits/${id}/hold`]) {
      await desk.get(path)
      expect([path, await countTrips(env.DB, async () => void (await desk.get(path)))]).toEqual([path, 1])
    }
  })
})

describe('Today', () => {
  const waiting = async (kind: string, by: Office = desk) =>
    (await by.json<{ waiting: { kind: string; what: string; at: string }[] }>('/office')).waiting.filter(
      (thing) => thing.kind === kind,
    )

  test('leads to kits that are on hold, came back, or were never spoken of by the printer', async () => {
    const [held, back, silent, cancelled] = [await newKit(), await newKit(), await newKit(), await newKit()]
    await act(held.id, 'hold')
    expect(await waiting('Kits on hold')).toMatchObject([{ at: '/office/kits?place=held' }])
    await printer.print(back.id)
    await printer.says(back.id, 'returned')
    expect(await waiting('Kits returned')).toMatchObject([{ at: '/office/kits?place=returned' }])
    await printer.print(silent.id)
    const stuck = async () =>
      (await waiting('Kits stuck')).filter(({ what }) => what.includes('since 2025-Jan-01')).length
    expect(await stuck()).toBe(0)
    await confirmedLongAgo(silent.id)
    expect(await stuck()).toBe(1)
    await printer.print(cancelled.id)
    await act(cancelled.id, 'cancel')
    expect(await waiting('Kits to stop')).toMatchObject([{ at: '/office/kits?place=cancelled' }])
    // Not for those whose work it is not.
    const records = await signedIn(['records'])
    expect(await waiting('Kits on hold', records)).toEqual([])
    expect(await pageOf(desk.get('/office?show=kits'))).toContain('Kits on hold')
    expect(await pageOf(desk.get('/office'))).not.toContain('Latest files')
  })

  test('leads to an order whose payment hangs, which is settled by asking, once', async () => {
    const { id, order } = await newKit({ cents: 1500, state: 'ordered', orderState: 'placed' })
    const own = async () => (await waiting('Order')).filter(({ at }) => at.endsWith(order))
    expect(await own()).toEqual([])
    await env.DB.prepare("update orders set placed_at = '2026-01-01T00:00:00.000Z' where id = ?").bind(order).run()
    expect(await own()).toHaveLength(1)
    const html = await pageOf(desk.get(`/office/orders/${order}`))
    for (const words of ['Not paid yet', '$15.00', `/office/kits/${id}`]) expect(html).toContain(words)
    // Nobody takes payments here: what is a day old and not paid is given up.
    const answer = await desk.post(`/office/orders/${order}/check`)
    expect(answer.headers.get('Location')).toBe(`/office/orders/${order}?checked`)
    await desk.post(`/office/orders/${order}/check`)
    expect(await own()).toEqual([])
    expect(await row(id)).toMatchObject({ state: 'cancelled' })
    const deeds = await env.DB.prepare("select count(*) n from deeds where what = 'order.checked' and object_id = ?")
      .bind(order)
      .first('n')
    expect(deeds).toBe(1)
    expect((await desk.get('/office/orders/NOSUCHORDER')).status).toBe(404)
    expect((await desk.post('/office/orders/NOSUCHORDER/check')).status).toBe(404)
  })

  test('is one trip', async () => {
    const owner = await signedIn(['owner'])
    await owner.get('/office')
    expect(await countTrips(env.DB, async () => void (await owner.get('/office')))).toBe(1)
  })
})
