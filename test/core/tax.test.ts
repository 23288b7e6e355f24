import { describe, expect, test } from 'vitest'
import { taxOn, taxWithin } from '../../src/core/tax.ts'

const taxes = [
  { from: '2026-01-01', name: 'VAT', hundredths: 2100 },
  { from: '2020-01-01', name: 'VAT', hundredths: 1900 },
  { from: '2028-01-01', name: 'VAT', hundredths: 0 },
] as const

describe('the tax of a day', () => {
  test.each([
    ['2019-12-31', undefined],
    ['2020-01-01', 1900],
    ['2025-12-31', 1900],
    ['2026-01-01', 2100],
    ['2027-12-31', 2100],
    ['2028-01-01', undefined],
  ])('on %s', (day, hundredths) => {
    expect(taxOn(taxes, day)?.hundredths).toBe(hundredths)
    expect(taxOn([], day)).toBeUndefined()
  })

  test.each([
    [2500, 1250, 250],
    [1900, 1190, 190],
    [1900, 1, 0],
    [0, 1250, 0],
  ])('of %i hundredths within %i cents is %i', (hundredths, cents, tax) => {
    expect(taxWithin({ hundredths }, cents)).toBe(tax)
  })
})
