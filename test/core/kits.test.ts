import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { valueOn } from '../../src/core/dated.ts'
import { offersOf, totalOf } from '../../src/core/kits.ts'
import { isOverdue, orderAfter, orderStates, type OrderState, type PaymentState } from '../../src/core/orders.ts'
import { isRoman } from '../../src/core/shipping.ts'
import { type Tax, taxWithin } from '../../src/core/tax.ts'

const price = (cents: number) => ({ cents, currency: 'USD' })
const rules = {
  kits: [
    { code: 'PAPER', kind: 'certificate', levels: ['low', 'high'], initial: price(0), repeat: price(1500) },
    { code: 'BRASS', kind: 'plaque', levels: ['high'], initial: price(0), repeat: price(9500) },
    { code: 'OLD', kind: 'letter', levels: ['low'] },
    { code: 'PRAISE', kind: 'letter', levels: [], certifications: ['C'], initial: price(0) },
  ],
  certifications: [
    { code: 'A', level: 'low' },
    { code: 'B', level: 'high' },
    { code: 'C', level: 'high' },
  ],
  migrations: [{ on: '2026-01-01', from: 'A-OLD', to: 'A', automatic: true }],
} as const

const held = (certification: string, status: 'active' | 'expired' = 'active') => ({
  certification,
  status,
  since: '2025-01-01',
  until: '2027-01-01',
  firstEarnedOn: '2025-01-01',
  activeOn: '2025-01-01',
  expiresOn: '2027-01-01',
})

describe('what is offered', () => {
  const brief = (
    on: string,
    periods: ReturnType<typeof held>[],
    claimed: { kit: string; certification: string }[] = [],
  ) =>
    offersOf(rules, periods, claimed, on).map(
      ({ kit, certification, price: { cents } }) => `${kit} ${certification} ${cents}`,
    )

  test('is for what is active on the day, by its level; what has no price is not', () => {
    expect(brief('2026-06-01', [held('A'), held('B')])).toEqual(['PAPER A 0', 'PAPER B 0', 'BRASS B 0'])
    expect(brief('2027-01-01', [held('A')])).toEqual(['PAPER A 0'])
    expect(brief('2027-01-02', [held('A')])).toEqual([])
    expect(brief('2026-06-01', [held('A', 'expired')])).toEqual([])
  })

  test('costs its price once the first is claimed, also under an earlier name', () => {
    expect(brief('2026-06-01', [held('A')], [{ kit: 'PAPER', certification: 'A' }])).toEqual(['PAPER A 1500'])
    expect(brief('2026-06-01', [held('A')], [{ kit: 'PAPER', certification: 'A-OLD' }])).toEqual(['PAPER A 1500'])
    expect(brief('2026-06-01', [held('B')], [{ kit: 'PAPER', certification: 'B' }])).toEqual([
      'PAPER B 1500',
      'BRASS B 0',
    ])
  })

  test('is for certifications by their names too, and may be had once alone', () => {
    expect(brief('2026-06-01', [held('C')])).toEqual(['PAPER C 0', 'BRASS C 0', 'PRAISE C 0'])
    expect(brief('2026-06-01', [held('C')], [{ kit: 'PRAISE', certification: 'C' }])).toEqual([
      'PAPER C 0',
      'BRASS C 0',
    ])
    expect(brief('2027-01-02', [held('C')])).toEqual([])
  })

  test('adds up in one currency alone', () => {
    expect(totalOf([price(0), price(1200)])).toEqual(price(1200))
    expect(totalOf([price(1), { cents: 1, currency: 'EUR' }])).toBeUndefined()
  })
})

describe('an order', () => {
  const states = fc.constantFrom<PaymentState>('open', 'paid', 'closed', 'refunded')

  test('stands where the last true word of its provider puts it, however often and in which order words come', () => {
    fc.assert(
      fc.property(fc.array(states), states, (heard, last) => {
        const follow = (state: OrderState, payment: PaymentState) => orderAfter(state, payment) ?? state
        const after = [...heard, last].reduce<OrderState>(follow, 'placed')
        expect(orderStates).toContain(after)
        expect(follow(after, last)).toBe(after)
        if (heard.includes('refunded')) expect(after).toBe('refunded')
        else if (heard.includes('paid') && last !== 'refunded') expect(after).toBe('paid')
      }),
    )
  })

  test('is overdue a week after the longest that was said', () => {
    expect(isOverdue('queued', '2026-01-01', 8, '2026-03-04')).toBe(false)
    expect(isOverdue('sent', '2026-01-01', 8, '2026-03-05')).toBe(true)
    expect(isOverdue('complete', '2026-01-01', 8, '2027-01-01')).toBe(false)
  })
})

test('Roman letters are Latin ones, with marks; wide forms and other scripts are not', () => {
  for (const text of ['Kraków', 'Łódź', "O'Brien-Smith", 'c/o Flat #3 (rear), 2nd', 'Zoe\u0308', ''])
    expect([text, isRoman(text)]).toEqual([text, true])
  for (const text of ['東京', 'Москва', 'ＡＢＣ', 'Lund\u202e', '<b>', 'a\nb', 'αβ'])
    expect([text, isRoman(text)]).toEqual([text, false])
})

describe('the tax within a price, as all that has days', () => {
  const [none, old, now] = [
    { name: 'Tax', hundredths: 0 },
    { from: '2025-01-01', name: 'VAT', hundredths: 1900 },
    { from: '2026-07-01', name: 'VAT', hundredths: 2550 },
  ]

  test.each([
    ['before the first there is none', [old, now], '2024-12-31', undefined],
    ['from its day on', [old, now], '2025-01-01', old],
    ['until the day before the next', [old, now], '2026-06-30', old],
    ['from the day of the next on', [old, now], '2026-07-01', now],
    ['for ever after', [old, now], '2099-01-01', now],
    ['always, where it has no day', [none], '1999-01-01', none],
    ['without a day until the first with one', [none, old], '2024-12-31', none],
    ['nothing at all', [], '2026-01-01', undefined],
  ] as const)('%s', (_, taxes, day, expected) => {
    expect(valueOn<Tax>(taxes, day)).toEqual(expected)
  })

  test.each([
    [1500, 0, 0],
    [1500, 2500, 300],
    [1190, 1900, 190],
    [1500, 725, 101],
    [1, 10_000, 1],
    [0, 1900, 0],
  ])('of %i at %i hundredths of a percent is %i', (cents, hundredths, tax) => {
    expect(taxWithin({ name: 'VAT', hundredths }, cents)).toBe(tax)
  })
})
