import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { addMonths } from '../../src/core/calendar.ts'
import { officeOfTests, pageOf } from '../support/office.ts'
import { today } from '../support/own-site.ts'
import { newCandidate } from '../support/site.ts'
import { countTrips } from '../support/trips.ts'

const { signedIn } = officeOfTests()

interface Told {
  readonly on: string
  readonly figures: readonly { readonly id: string; readonly head: string[]; readonly rows: (number | string)[][] }[]
}

test('the figures move as facts arrive, on the day that is asked for', async () => {
  const office = await signedIn(['figures'])
  const peopleOn = async (on: string) => {
    const { figures } = await office.json<Told>(`/office/figures?on=${on}&figure=holders`)
    return Number(figures[0]!.rows.find(([name]) => name === 'people with any')!.at(-1))
  }
  const [now, then] = [await peopleOn(today), await peopleOn(addMonths(today, -10))]
  await newCandidate({ '200-301': addMonths(today, -3) })
  expect([await peopleOn(today), await peopleOn(addMonths(today, -10))]).toEqual([now + 1, then])
  expect(await peopleOn(addMonths(today, 400))).toBeLessThan(now + 1)
})

test('each figure is a picture, a table, a file and JSON', async () => {
  const office = await signedIn(['figures'])
  const { figures } = await office.json<Told>('/office/figures')
  expect(figures.map(({ id }) => id)).toEqual([
    'holders',
    'changes',
    'ending',
    'pass-rates',
    'kits',
    'sign-ins',
    'certifications',
  ])
  const html = await pageOf(office.get('/office/figures'))
  for (const { id, head, rows } of figures) {
    expect(html).toContain(`aria-labelledby="${id}"`)
    const answer = await office.get(`/office/figures?figure=${id}&format=csv`)
    expect(answer.headers.get('Content-Disposition')).toBe(`attachment; filename="${id}.csv"`)
    expect((await answer.text()).trim().split('\r\n')).toHaveLength(rows.length + 1)
    expect(rows.every((row) => row.length === head.length)).toBe(true)
  }
  expect(html).toContain('<svg class="chart"')
  expect((await office.get('/office/figures?figure=secrets')).status).toBe(404)
})

test('a day that is none is said beside the field, and today is shown', async () => {
  const office = await signedIn(['owner'])
  const html = await pageOf(office.get('/office/figures?on=tomorrow'))
  expect(html).toContain('Enter a day like')
  expect((await office.json<Told>('/office/figures?on=tomorrow')).on).toBe(today)
})

test('names nobody, and takes one trip', async () => {
  const office = await signedIn(['figures'])
  const id = await newCandidate({ '200-301': today })
  for (const path of ['/office/figures', '/office/figures?format=json', '/office/figures?format=csv'])
    expect(await (await office.get(path)).text()).not.toContain(id)
  expect(await countTrips(env.DB, async () => void (await office.get('/office/figures')))).toBe(1)
})
