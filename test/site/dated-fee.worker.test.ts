import { expect, test } from 'vitest'
import { program as guild } from '../../src/programs/guild/index.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { siteOf, today, tomorrow, yesterday } from '../support/own-site.ts'

const euros = (whole: number) => ({ cents: whole * 100, currency: 'EUR' })

test.each([
  ['the day before', tomorrow, '€60.00'],
  ['on the day', today, '€72.00'],
  ['the day after', yesterday, '€72.00'],
])('a yearly fee from a day on: %s', async (_, from, fee) => {
  // In the zone whose days these are.
  const site = siteOf({ ...guild, timeZone: neutral.timeZone, fee: { price: [euros(60), { from, ...euros(72) }] } })
  expect(await site.read('/support', '')).toContain(`${fee} for all your certifications together.`)
})
