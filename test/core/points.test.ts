import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hundredthsOf } from '../../src/core/feeds/kinds/creq.ts'

test.each([
  ['5', 500],
  ['2.5', 250],
  ['2.05', 205],
  ['0.01', 1],
  ['0.1', 10],
  ['0.29', 29],
  ['1.10', 110],
  ['007', 700],
  ['1000', 100_000],
  ['0', 0],
  ['0.00', 0],
])('%s are %d hundredths', (text, hundredths) => {
  expect(hundredthsOf(text)).toBe(hundredths)
})

test.each([
  '',
  ' ',
  '.5',
  '5.',
  '2.505',
  '-4',
  '+4',
  '1e3',
  '1,5',
  '1 000',
  '0x10',
  'NaN',
  'Infinity',
  '5 points',
  '٣',
  '12345678',
  '5\n',
])('%j is no plain decimal with at most two places', (text) => {
  expect(hundredthsOf(text)).toBeUndefined()
})

test('Whatever is written with two places is read exactly', () => {
  const property = fc.property(fc.nat({ max: 999_999_999 }), (hundredths) => {
    const text = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`
    expect(hundredthsOf(text)).toBe(hundredths)
    expect(hundredthsOf(text.replace(/0$/, ''))).toBe(hundredths)
  })
  fc.assert(property, { seed: 20_261_123, numRuns: 200 })
})
