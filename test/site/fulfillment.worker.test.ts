import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '../../src/core/calendar.ts'
import { sendMails } from '../../src/work/mail/send-mails.ts'
import { tellNews } from '../../src/work/mail/tell-news.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { takeInRows } from '../support/candidates.ts'
import { howMany } from '../support/every-way.ts'
import { holderOfCcna } from '../support/holder.ts'
import { mailsTo, mailTo } from '../support/mail.ts'
import { feedName, newCandidate, newToken, postForm, sendFeed, signIn, visit } from '../support/site.ts'
import { countTrips } from '../support/trips.ts'

const today = dayOf(new Date(), neutral.timeZone)
const claim = '/fulfillment/claim'
const deck = 'kit.CERT-PRINT.DECK'

let token: string
beforeAll(async () => {
  token = await newToken()
})

interface Person {
  readonly id: string
  readonly Cookie: string
}

const passes = { '200-301': '2026-03-02' }

async function newPerson(accepted = true, passed: Record<string, string> = passes): Promise<Person> {
  const id = await newCandidate(passed)
  if (accepted) await takeInRows('agreements', `candidate_id,agreement,version,accepted_on\n${id},CCA,V9,2026-01-02\n`)
  return { id, Cookie: await signIn(id) }
}

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

const open = async ({ Cookie }: Person, path: string) => (await visit(path, { headers: { Cookie } })).text()
const choose = ({ Cookie }: Person, fields: Record<string, string>) => postForm(`${claim}/basket`, fields, { Cookie })
const basketIn = (html: string) => /name="basket" value="(\w+)"/.exec(html)?.[1] ?? ''

/** Chooses, and gives the id of what is to be confirmed. */
async function chosen(person: Person, fields: Record<string, string> = { [deck]: 'on' }): Promise<string> {
  const answer = await choose(person, fields)
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, `${claim}/shipping`])
  return basketIn(await open(person, `${claim}/shipping`))
}

const confirm = ({ Cookie }: Person, basket: string, fields: Record<string, string> = address) =>
  postForm('/fulfillment/orders', { ...fields, basket }, { Cookie })

async function ordered(person: Person): Promise<string> {
  const basket = await chosen(person)
  expect((await confirm(person, basket)).headers.get('Location')).toBe(`/fulfillment/orders/${basket}`)
  return basket
}

interface Item {
  readonly id: string
  readonly order_id: string
  readonly state: string
  readonly cents: number
  readonly initial_of: string | null
  readonly name: string
  readonly verification_code: string | null
  readonly sent_on: string | null
  readonly tracking_number: string | null
}

const itemsOf = async (id: string) =>
  (await env.DB.prepare('select * from items where candidate_id = ? order by queued_at, id').bind(id).all<Item>())
    .results

const basketsOf = async (id: string) =>
  (await env.DB.prepare('select * from baskets where candidate_id = ?').bind(id).all<{ id: string; typed: string }>())
    .results

describe('the first kit of a certification', () => {
  test('is claimed for nothing: chosen, shipped, confirmed, told by mail', async () => {
    const person = await newPerson()
    const page = await open(person, claim)
    expect(page).toContain('Your first kit for each certification is free.')
    expect(page).toMatch(/DECK Certificate[\s\S]*Certificate, first kit[\s\S]*\$0\.00/)
    const order = await ordered(person)
    const shown = await open(person, `/fulfillment/orders/${order}`)
    expect(shown).toContain('We’ve received your order.')
    expect(shown).toContain('Allow 6–8 weeks for processing and shipping.')
    const [item] = await itemsOf(person.id)
    expect(item).toMatchObject({ order_id: order, state: 'queued', cents: 0, initial_of: 'DECK' })
    expect(item!.name).toBe('Harbour Certified Network Deckhand (Certificate)')
    expect(item!.verification_code).toMatch(/^[0-9B-Z]{16}$/)
    const mails = (await mailsTo(`${person.id}@example.com`)).filter(({ subject }) => subject === 'Your order')
    expect(mails).toHaveLength(1)
    expect(mails[0]!.text).toContain('Total: $0.00')
    expect(await mailsTo('anna@example.net')).toEqual([])
    expect(await basketsOf(person.id)).toEqual([])
  })

  test('is had once: afterwards it has its price, which nobody can be asked for here yet', async () => {
    const person = await newPerson()
    await ordered(person)
    const page = await open(person, claim)
    expect(page).toMatch(/DECK Certificate[\s\S]*another copy\. Not for sale yet[\s\S]*\$15\.00/)
    expect(page).not.toContain(`name="${deck}"`)
    const again = await choose(person, { [deck]: 'on' })
    expect([again.status, (await again.text()).includes('You can’t buy items with a price')]).toEqual([422, true])
    expect(await itemsOf(person.id)).toHaveLength(1)
  })

  test('is one, however often two windows confirm it at once', async () => {
    const person = await newPerson()
    const first = await chosen(person)
    const both = await Promise.all([confirm(person, first), confirm(person, first), confirm(person, first)])
    expect(both.map((answer) => answer.headers.get('Location'))).toEqual(
      Array.from({ length: 3 }, () => `/fulfillment/orders/${first}`),
    )
    expect(await itemsOf(person.id)).toHaveLength(1)

    const other = await newPerson()
    const one = await chosen(other)
    const [answer] = await Promise.all([confirm(other, one), chosenAtOnce(other)])
    expect(answer.status).toBe(303)
    const two = (await basketsOf(other.id))[0]?.id
    if (two) expect((await confirm(other, two)).headers.get('Location')).toBe(`${claim}?changed`)
    expect((await itemsOf(other.id)).length).toBeLessThanOrEqual(1)
  })

  const chosenAtOnce = (person: Person) => choose(person, { [deck]: 'on' })

  test('is refused by the database itself where two orders would have it', async () => {
    const person = await newPerson()
    const order = await ordered(person)
    const twice = env.DB.prepare(
      "insert into items (id, order_id, candidate_id, kit, certification, name, cents, initial_of, state) select 'x' || id, order_id, candidate_id, kit, certification, name, cents, initial_of, 'queued' from items where order_id = ?",
    ).bind(order)
    await expect(twice.run()).rejects.toThrow(/UNIQUE/)
  })

  test('waits for the accepted agreement', async () => {
    const person = await newPerson(false)
    const page = await open(person, claim)
    expect(page).toContain('/testing-history/agreements/CCA/V9?next=%2Ffulfillment%2Fclaim')
    expect(page).not.toContain('type="checkbox"')
    expect((await choose(person, { [deck]: 'on' })).status).toBe(422)
    await postForm('/testing-history/agreements/CCA/V9', { accept: 'yes' }, { Cookie: person.Cookie })
    expect((await choose(person, { [deck]: 'on' })).status).toBe(303)
  })

  test('is for what is active: nothing expired, nothing of somebody else, nothing made up', async () => {
    const old = await newPerson(true, { '200-301': '2021-03-02' })
    expect(await open(old, claim)).toContain('Nothing to claim today.')
    for (const fields of [
      { [deck]: 'on' },
      { 'kit.CERT-PRINT.CAPT-EI': 'on' },
      { 'kit.PLAQUE.DECK': 'on' },
      { 'kit.__proto__.constructor': 'on' },
    ] as Record<string, string>[])
      expect((await choose(old, fields)).status).toBe(422)
    expect(await itemsOf(old.id)).toEqual([])
  })

  test('locked for three days after a mapping by score report', async () => {
    const person = await newPerson()
    const basket = await chosen(person)
    await env.DB.prepare("update accounts set locked_until = '2099-01-01T00:00:00.000Z' where candidate_id = ?")
      .bind(person.id)
      .run()
    expect((await choose(person, { [deck]: 'on' })).status).toBe(422)
    expect((await confirm(person, basket)).headers.get('Location')).toBe(`${claim}?changed`)
    expect(await itemsOf(person.id)).toEqual([])
  })
})

test('captains have a plaque besides, and each certification its own first kit', async () => {
  const person = await newPerson(true, { '350-701': '2026-02-02', 'LAB-CAPT-SEC': '2026-03-02' })
  const page = await open(person, claim)
  expect(page).toMatch(/CAPT Security Plaque[\s\S]*Plaque, first kit[\s\S]*\$0\.00/)
  expect(page).not.toContain('kit.PLAQUE.DECK')
})

test('a letter is claimed, printed, sent and shown as what it is', async () => {
  const person = await newPerson(true, { '350-701': '2026-02-02', 'LAB-CAPT-SEC': '2026-03-02' })
  const letter = 'kit.LETTER-4013.CAPT-SEC'
  expect(await open(person, claim)).toMatch(
    /4013 Recognition<[\s\S]*Letter, for CAPT Security, first kit[\s\S]*\$0\.00/,
  )
  const basket = await chosen(person, { [letter]: 'on' })
  await confirm(person, basket)
  const [item] = await itemsOf(person.id)
  expect(item).toMatchObject({ name: '4013 Recognition (Letter)', state: 'queued', initial_of: 'CAPT-SEC' })
  expect(item!.verification_code).toMatch(/^[0-9B-Z]{16}$/)
  expect(await open(person, `/fulfillment/orders/${basket}`)).toContain('4013 Recognition (Letter)')
  expect(await open(person, claim)).toMatch(/Letter, for CAPT Security, another copy\. Not for sale yet[\s\S]*\$15\.00/)

  const batch = await nextBatchWith(item!.id)
  const { items } = await call(`/api/v1/fulfillment/batches/${batch}`, 'GET')
  const printed = items.find(({ itemId }) => itemId === item!.id)
  expect(printed).toMatchObject({ kit: 'LETTER-4013', name: '4013 Recognition (Letter)', certification: 'CAPT-SEC' })
  await takeInRows('kits', `item_id,status,sent_on\n${item!.id},sent,2026-04-01\n`)
  const history = await open(person, '/fulfillment')
  expect(history).toMatch(/4013 Recognition \(Letter\)[\s\S]*April 2026[\s\S]*Sent/)
})

describe('a form', () => {
  test('is believed nothing of price, currency, quantity or person', async () => {
    const person = await newPerson()
    const other = await newPerson()
    const basket = await chosen(person, { [deck]: 'on', price: '-5', currency: 'XXX', candidateId: other.id })
    const claims = { ...address, cents: '-1', quantity: '1000000000', candidateId: other.id }
    expect((await confirm(person, basket, { ...claims, total: '-1 USD' })).status).toBe(422)
    expect(await itemsOf(person.id)).toEqual([])
    await confirm(person, basket, claims)
    expect(await itemsOf(other.id)).toEqual([])
    expect((await itemsOf(person.id)).map(({ cents }) => cents)).toEqual([0])
    for (const quantity of ['0', '-1', '1000000000', ''])
      expect((await choose(other, { [deck]: quantity })).status).toBe(422)
  })

  test('of somebody else is not confirmed, nor seen', async () => {
    const person = await newPerson()
    const cleo = await newPerson()
    const basket = await chosen(person)
    expect((await confirm(cleo, basket)).headers.get('Location')).toBe(`${claim}?changed`)
    const order = await ordered(person)
    for (const path of ['', '/address'])
      expect((await visit(`/fulfillment/orders/${order}${path}`, { headers: { Cookie: cleo.Cookie } })).status).toBe(
        404,
      )
    for (const path of ['/address', '/cancel', '/payment'])
      expect((await postForm(`/fulfillment/orders/${order}${path}`, address, { Cookie: cleo.Cookie })).status).toBe(404)
    expect(await open(cleo, '/fulfillment')).not.toContain('Certificate)')
  })

  test('comes back as typed, with what its country asks for, and is kept', async () => {
    const person = await newPerson()
    const basket = await chosen(person)
    const wrong = { ...address, country: 'US', lastName: 'Нильссон', postalCode: '', city: '' }
    const answer = await confirm(person, basket, wrong)
    const html = await answer.text()
    expect(answer.status).toBe(422)
    for (const said of ['Last Name: Use Roman letters here', 'value="Нильссон"']) expect(html).toContain(said)
    const us = await (await confirm(person, basket, { ...address, country: 'US', postalCode: '22350' })).text()
    expect(us).toContain('Enter the state or province')
    const zip = { ...address, country: 'US', state: 'NC', postalCode: '2235' }
    expect(await (await confirm(person, basket, zip)).text()).toContain(
      'Enter a postal code of this country, like 27601.',
    )
    for (const country of ['XX', 'ZZ', '', '__proto__'])
      expect((await confirm(person, basket, { ...address, country })).status).toBe(422)
    expect(JSON.parse((await basketsOf(person.id))[0]!.typed)).toMatchObject({ lastName: 'Nilsson', city: 'Lund' })
    expect(await itemsOf(person.id)).toEqual([])
    const localized = { ...address, localizedLastName: '王', localizedAddress1: '北京路一号' }
    expect((await confirm(person, basket, localized)).headers.get('Location')).toContain('/fulfillment/orders/')
  })

  test('is shown on the order with the localized lines, and a free order has no payment to skip twice', async () => {
    const person = await newPerson()
    const basket = await chosen(person)
    const localized = { ...address, localizedLastName: '王', localizedAddress1: '北京路一号' }
    await confirm(person, basket, localized)
    const html = await open(person, `/fulfillment/orders/${basket}`)
    expect(html).toContain('<h1>Your order</h1>')
    for (const line of ['<p>王</p>', '<p>北京路一号</p>', 'Skipped: nothing to pay']) expect(html).toContain(line)
  })

  test('is filled in from the record', async () => {
    const person = await newPerson()
    await env.DB.prepare("update candidates set city = 'Kraków', country = 'PL', first_name = 'Ada' where id = ?")
      .bind(person.id)
      .run()
    await choose(person, { [deck]: 'on' })
    const html = await open(person, `${claim}/shipping`)
    for (const value of ['value="Kraków"', 'value="Ada"', `value="${person.id}@example.com"`, 'value="PL" selected'])
      expect(html).toContain(value)
  })
})

test('a session that ends midway leaves the basket where it is', async () => {
  const person = await newPerson()
  const basket = await chosen(person)
  await env.DB.prepare('update sessions set ended_at = started_at where candidate_id = ?').bind(person.id).run()
  expect((await confirm(person, basket)).headers.get('Location')).toMatch(/^\/sign-in/)
  const again = await postForm('/sign-in', { loginId: person.id, password: 'a password of the tests' })
  const Cookie = again.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
  const back = { id: person.id, Cookie }
  expect(basketIn(await open(back, `${claim}/shipping`))).toBe(basket)
  expect((await confirm(back, basket)).headers.get('Location')).toBe(`/fulfillment/orders/${basket}`)
})

test('an address can be changed until the kit is sent, and comes to the printer again', async () => {
  const person = await newPerson()
  const order = await ordered(person)
  const [item] = await itemsOf(person.id)
  const changed = { ...address, city: 'Malmö' }
  const path = `/fulfillment/orders/${order}/address`
  const batch = await nextBatchWith(item!.id)
  await call(`/api/v1/fulfillment/batches/${batch}/confirm`)
  expect((await postForm(path, changed, { Cookie: person.Cookie })).headers.get('Location')).toContain('?kept')
  expect(await open(person, `/fulfillment/orders/${order}`)).toContain('Malmö')
  await nextBatchWith(item!.id)
  await takeInRows('kits', `item_id,status,sent_on\n${item!.id},sent,2026-04-01\n`)
  expect((await postForm(path, address, { Cookie: person.Cookie })).headers.get('Location')).toContain('?fixed')
  expect(await open(person, `/fulfillment/orders/${order}`)).toContain('Malmö')
})

interface Batch {
  readonly id: string
  readonly state: string
  readonly items: readonly {
    readonly itemId: string
    readonly shipTo: Record<string, string>
    readonly candidateId: string
  }[]
  readonly stop: readonly { readonly itemId: string; readonly since: string; readonly reason: string }[]
}

async function call(path: string, method = 'POST'): Promise<Batch> {
  const answer = await visit(path, { method, headers: { Authorization: `Bearer ${token}` } })
  expect(answer.status).toBe(200)
  return answer.json<Batch>()
}

/** The batch that an item is on; others before it are confirmed. */
async function nextBatchWith(itemId: string): Promise<string> {
  for (let tries = 0; tries < 10; tries++) {
    const batch = await call('/api/v1/fulfillment/batches')
    if (batch.items.some((item) => item.itemId === itemId)) return batch.id
    expect(batch.id).not.toBeNull()
    await call(`/api/v1/fulfillment/batches/${batch.id}/confirm`)
  }
  throw new Error('It is on no batch')
}

describe('the printer', () => {
  test('gets the same items again until it confirms, each on one list', async () => {
    const person = await newPerson()
    const order = await ordered(person)
    const [item] = await itemsOf(person.id)
    const id = await nextBatchWith(item!.id)
    const both = await Promise.all([call('/api/v1/fulfillment/batches'), call('/api/v1/fulfillment/batches')])
    expect(both.map((batch) => batch.id)).toEqual([id, id])
    expect(both[0]).toEqual(both[1])
    const listed = both[0]!.items.find(({ itemId }) => itemId === item!.id)
    expect(listed).toMatchObject({ orderId: order, kit: 'CERT-PRINT', candidateId: person.id, isTracked: false })
    expect(listed!.shipTo).toMatchObject({ city: 'Lund', country: 'SE' })
    expect((await call(`/api/v1/fulfillment/batches/${id}/confirm`)).state).toBe('confirmed')
    expect((await call(`/api/v1/fulfillment/batches/${id}/confirm`)).state).toBe('confirmed')
    const after = await call('/api/v1/fulfillment/batches')
    expect(after.items.map(({ itemId }) => itemId)).not.toContain(item!.id)
    const reads = env.DB.prepare('select count(*) as n from record_reads where candidate_id = ?').bind(person.id)
    expect((await reads.first<{ n: number }>())!.n).toBeGreaterThan(0)
  })

  const adjust = (id: string, kind: string, key: string, on = today) =>
    sendFeed(
      token,
      feedName('adjustments'),
      `adjustment_id,candidate_id,certification,kind,on,months,reason\n${key}${id},${id},DECK,${kind},${on},,Audit\n`,
    )
  const statusIn = async (person: Person) => (await open(person, '/fulfillment')).replaceAll(/<[^>]+>/g, ' ')

  test('never gets what is suspended, and gets it once that ends', async () => {
    const person = await newPerson()
    await ordered(person)
    const [item] = await itemsOf(person.id)
    const open = await nextBatchWith(item!.id)
    await adjust(person.id, 'suspend', 'S')
    // It is taken out of the open list, and the list that is left is none.
    const get = (id: string) =>
      visit(`/api/v1/fulfillment/batches/${id}`, { headers: { Authorization: `Bearer ${token}` } })
    const left = await (await get(open)).json<Batch>()
    expect(left.items.map(({ itemId }) => itemId)).not.toContain(item!.id)
    const next = await call('/api/v1/fulfillment/batches')
    expect(next.items.map(({ itemId }) => itemId)).not.toContain(item!.id)
    expect(next.stop.map(({ itemId }) => itemId)).not.toContain(item!.id)
    expect(await statusIn(person)).toContain('On hold: suspended')
    await adjust(person.id, 'reinstate', 'R')
    expect(await nextBatchWith(item!.id)).toBeTruthy()
    expect(await statusIn(person)).toContain('Queued')
  })

  test('that confirms a list has nothing of what was revoked meanwhile, and is told to stop what it has', async () => {
    const [before, after] = [await newPerson(), await newPerson()]
    await ordered(before)
    await ordered(after)
    const [[early], [late]] = [await itemsOf(before.id), await itemsOf(after.id)]
    const list = await nextBatchWith(late!.id)
    await adjust(before.id, 'revoke', 'B')
    const confirmed = await call(`/api/v1/fulfillment/batches/${list}/confirm`)
    expect(confirmed.items.map(({ itemId }) => itemId)).not.toContain(early!.id)
    await adjust(after.id, 'revoke', 'A')
    const stopped = { itemId: late!.id, since: today, reason: 'revoked' }
    expect((await call('/api/v1/fulfillment/batches')).stop).toContainEqual(stopped)
    expect((await call('/api/v1/fulfillment/batches')).stop).toContainEqual(stopped)
    await sendFeed(token, feedName('kits'), `item_id,status\n${late!.id},cancelled\n`)
    expect((await call('/api/v1/fulfillment/batches')).stop).not.toContainEqual(stopped)
  })

  test('is told to stop what was never earned, and its person that it is held back', async () => {
    const person = await newPerson()
    await ordered(person)
    const [item] = await itemsOf(person.id)
    await call(`/api/v1/fulfillment/batches/${await nextBatchWith(item!.id)}/confirm`)
    const { results } = await env.DB.prepare("select key, content from facts where candidate_id = ? and kind = 'exams'")
      .bind(person.id)
      .all<{ key: string; content: string }>()
    const rows = results.map(({ key, content }) => {
      const { exam, takenOn } = JSON.parse(content) as { exam: string; takenOn: string }
      return `${key},${person.id},${exam},fail,${takenOn}\n`
    })
    await sendFeed(
      token,
      feedName('exams'),
      `registration_number,candidate_id,exam_code,grade,taken_on\n${rows.join('')}`,
    )
    const { stop } = await call('/api/v1/fulfillment/batches')
    expect(stop.find(({ itemId }) => itemId === item!.id)).toMatchObject({ reason: 'withdrawn' })
    expect(await statusIn(person)).toContain('On hold: no longer held')
    // Other tests may have left so many that these wait for a yes.
    await visit('/api/v1/emails/held/release', { method: 'POST', headers: { Authorization: `Bearer ${token}` } })
    const [address, subject] = [`${person.id}@example.com`, 'You no longer hold DECK']
    for (let rounds = 0; rounds < 30 && !(await mailsTo(address)).some((one) => one.subject === subject); rounds++) {
      await tellNews(env, neutral, new Date())
      await sendMails(env, neutral)
    }
    const mail = await mailTo(address, subject)
    expect(mail.text).toContain('We hold back the printed kit you ordered')
  })

  test('needs the scope for it', async () => {
    const weak = await newToken(['verify:read'])
    const headers = { Authorization: `Bearer ${weak}` }
    for (const path of ['', '/X', '/X/confirm'])
      expect(
        (await visit(`/api/v1/fulfillment/batches${path}`, { method: path === '/X' ? 'GET' : 'POST', headers })).status,
      ).toBe(403)
    const unknown = await visit('/api/v1/fulfillment/batches/X', { headers: { Authorization: `Bearer ${token}` } })
    expect(unknown.status).toBe(404)
  })

  test('brings statuses back in any order, twice', async () => {
    const person = await newPerson()
    await ordered(person)
    const [item] = await itemsOf(person.id)
    const header = 'item_id,status,sent_on,completed_on,carrier,tracking_number'
    const [early, late] = [feedName('kits'), feedName('kits')]
    const sent = `${header}\n${item!.id},sent,2026-05-02,,UPS,1Z999\n`
    const complete = `${header}\n${item!.id},complete,2026-05-02,2026-06-01,UPS,1Z999\n`
    expect(await sendFeed(token, late, complete)).toMatchObject({ accepted: 1, unmatched: 0 })
    expect(await sendFeed(token, early, sent)).toMatchObject({ unchanged: 0, superseded: 1 })
    await sendFeed(token, late, complete)
    expect((await itemsOf(person.id))[0]).toMatchObject({
      state: 'complete',
      sent_on: '2026-05-02',
      tracking_number: '1Z999',
    })
    const html = await open(person, '/fulfillment')
    for (const shown of ['May 2026', 'June 2026', 'Complete', 'href="https://www.ups.com/track?tracknum=1Z999"'])
      expect(html).toContain(shown)
    expect(html).toContain('Ask for it to be sent again')
    expect(await sendFeed(token, feedName('kits'), `item_id,status\nNOBODYS,sent\n`)).toMatchObject({ unmatched: 1 })
  })
})

describe('the history', () => {
  test('lists by month what was made, with its code, and what support can do', async () => {
    const person = await newPerson()
    await ordered(person)
    await env.DB.prepare("update items set queued_at = '2025-12-20T12:00:00.000Z' where candidate_id = ?")
      .bind(person.id)
      .run()
    const html = await open(person, '/fulfillment')
    for (const head of ['Name', 'Verification Code', 'Queued', 'Sent', 'Complete', 'Status'])
      expect(html).toContain(`<th scope="col">${head}</th>`)
    expect(html).toContain('Harbour Certified Network Deckhand (Certificate)')
    expect(html).toContain('December 2025')
    expect(html).toMatch(/n\/a/)
    const link = /href="(\/support\?topic=kit[^"]*)">Not arrived after 9 weeks\?/.exec(html)?.[1]
    const form = await open(person, link!.replaceAll('&amp;', '&'))
    expect(form).toMatch(/Not arrived: Harbour Certified Network Deckhand \(Certificate\), item \w{16}/)
  })

  test('and the claim are pages of one trip; orders stand under transactions', async () => {
    const person = await newPerson()
    const order = await ordered(person)
    await mailsTo(`${person.id}@example.com`)
    const pages = [claim, '/fulfillment', `/fulfillment/orders/${order}`, '/testing-history/transactions']
    for (const path of pages) {
      const trips = await countTrips(env.DB, async () => {
        expect((await visit(path, { headers: { Cookie: person.Cookie } })).status).toBe(200)
      })
      expect([path, trips]).toEqual([path, 1])
    }
    expect(await open(person, '/testing-history/transactions')).toMatch(new RegExp(`${order}[\\s\\S]*\\$0\\.00`))
  })
})

const people = howMany(40, 200)

test('of many people who claim at once nobody gets two and nobody none', async () => {
  const now = new Date().toISOString()
  const ids = Array.from({ length: people }, (_, at) => `HARB6${String(at).padStart(7, '0')}`)
  const sessions = await Promise.all(ids.map((id) => holderOfCcna(id, now)))
  await env.DB.batch(sessions.flatMap(({ writes }) => writes))
  const answers = await Promise.all(
    sessions.map(async ({ person }) => {
      const basket = await chosen(person)
      return Promise.all([confirm(person, basket), confirm(person, basket)])
    }),
  )
  expect(new Set(answers.flat().map(({ status }) => status))).toEqual(new Set([303]))
  const counted = env.DB.prepare(
    "select candidate_id, count(*) as n from items where candidate_id like 'HARB6%' group by 1",
  )
  const { results } = await counted.all<{ n: number }>()
  expect([results.length, new Set(results.map(({ n }) => n))]).toEqual([people, new Set([1])])
})
