import { expect, test } from 'vitest'
import { axisWords, guidesFor, spread } from '../../src/ui/office/chart-scale.ts'

test.each([0, 1, 3, 7, 99, 100, 1_234, 34_590, 2_000_000])(
  'a scale to %i has one to three round guides',
  (greatest) => {
    const { top, guides } = guidesFor(greatest)
    expect(guides.length).toBeGreaterThan(0)
    expect(guides.length).toBeLessThan(4)
    expect(top).toBeGreaterThanOrEqual(greatest)
    expect(top).toBeGreaterThanOrEqual(guides.at(-1)!)
    for (const guide of guides) expect(String(guide)).toMatch(/^[1-9]0*$|^[1-9]5?0+$/)
  },
)

test('axes have short numbers', () => {
  expect([0, 500, 1_000, 20_000, 1_500_000].map(axisWords)).toEqual(['0', '500', '1,000', '20k', '1.5M'])
})

test('names stay apart, in their order, and above the axis', () => {
  expect(spread([10, 12, 100], { apart: 15, lowest: 100 })).toEqual([10, 25, 100])
  expect(spread([98, 97, 99], { apart: 15, lowest: 100 })).toEqual([85, 70, 100])
  expect(spread([], { apart: 15, lowest: 100 })).toEqual([])
})
