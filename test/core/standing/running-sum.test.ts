import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RunningSum } from '../../../src/core/standing/running-sum.ts'

test('A running sum is the sum of the tail, after every change', () => {
  const change = fc.record({ index: fc.nat({ max: 19 }), amount: fc.integer({ min: -100_000, max: 100_000 }) })
  const property = fc.property(
    fc.integer({ min: 1, max: 20 }),
    fc.array(change, { maxLength: 30 }),
    (length, changes) => {
      const sum = new RunningSum(length)
      const row = Array.from({ length }, () => 0)
      const tail = (from: number) => row.slice(from).reduce((total, one) => total + one, 0)
      for (const { index, amount } of [{ index: 0, amount: 0 }, ...changes]) {
        sum.add(index % length, amount)
        row[index % length]! += amount
        for (let from = 0; from <= length; from++) expect(sum.from(from)).toBe(tail(from))
      }
    },
  )
  fc.assert(property, { seed: 20_261_123, numRuns: 150 })
})

test('Of nothing it is nothing', () => {
  expect(new RunningSum(0).from(0)).toBe(0)
})
