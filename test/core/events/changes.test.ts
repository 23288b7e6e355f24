import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changesBetween, kindOf } from '../../../src/core/events/changes.ts'
import type { ChangeEvent, Held } from '../../../src/core/events/event.ts'
import { netEvents } from '../../../src/core/events/net-events.ts'
import type { HoldingPeriod } from '../../../src/core/standing/holdings.ts'

const on = '2026-06-01'
const held = (status: Held['status'], expiresOn: string | null = '2027-01-01', activeOn = '2024-01-01'): Held => ({
  status,
  firstEarnedOn: '2024-01-01',
  activeOn,
  expiresOn,
})
const active = held('active')

describe('what a step is to a person', () => {
  test.each<[string, Held | null, Held | null, string | undefined]>([
    ['nothing, and nothing', null, null, undefined],
    ['the first of it', null, active, 'earned'],
    ['that it had run out long ago', null, held('expired'), undefined],
    ['that it is suspended, as the first of it', null, held('suspended'), 'suspended'],
    ['that it was revoked, as the first of it', null, held('revoked'), 'revoked'],
    ['no change', active, active, undefined],
    ['a later end', active, held('active', '2028-01-01'), 'renewed'],
    ['no end any more', active, held('active', null), 'renewed'],
    ['an earlier end', active, held('active', '2026-12-31'), 'ends-earlier'],
    ['an end where there was none', held('active', null), active, 'ends-earlier'],
    ['an end so early that it is over', active, held('expired', '2026-01-01'), 'ends-earlier'],
    ['its end', active, held('expired'), 'expired'],
    ['its end while suspended', held('suspended'), held('expired'), 'expired'],
    ['a suspension', active, held('suspended'), 'suspended'],
    ['a suspension of what had run out', held('expired'), held('suspended'), 'suspended'],
    ['a later end while suspended', held('suspended'), held('suspended', '2028-01-01'), 'renewed'],
    ['the end of a suspension', held('suspended'), active, 'lifted'],
    ['a renewal that ends a suspension', held('suspended'), held('active', '2028-01-01', '2026-05-01'), 'renewed'],
    ['a revocation', active, held('revoked'), 'revoked'],
    ['a revocation, still', held('revoked'), held('revoked'), undefined],
    ['a revocation that is taken back', held('revoked'), active, 'lifted'],
    ['held again after a revocation', held('revoked'), held('active', '2029-05-01', '2026-05-01'), 'earned'],
    [
      'held again after it ran out',
      held('expired', '2026-01-01'),
      held('active', '2029-05-01', '2026-05-01'),
      'earned',
    ],
    [
      'a renewal that arrives late',
      held('expired', '2026-01-01'),
      held('active', '2029-01-01', '2025-12-01'),
      'renewed',
    ],
    ['taken back', active, null, 'no-longer-held'],
    ['taken back after it ran out', held('expired'), null, 'no-longer-held'],
  ])('%s', (_, was, is, kind) => {
    expect(kindOf(was, is)).toBe(kind)
  })
})

const period = (certification: string, since: string, until: string | null, more: Held): HoldingPeriod => ({
  certification,
  since,
  until,
  ...more,
})

test('a certification that is renamed on the day is the same one', () => {
  const migrations = [{ from: 'A', to: 'B', on, automatic: true }]
  const periods = [period('A', '2024-01-01', '2026-05-31', active), period('B', on, null, active)]
  expect(changesBetween(migrations, { periods, on: '2026-05-31' }, { periods, on })).toEqual([])
  expect(changesBetween([], { periods, on: '2026-05-31' }, { periods, on }).map(({ kind }) => kind)).toEqual([
    'no-longer-held',
    'earned',
  ])
})

const someHeld = fc.record({
  status: fc.constantFrom('active', 'suspended', 'expired', 'revoked'),
  firstEarnedOn: fc.constant('2024-01-01'),
  activeOn: fc.constantFrom('2024-01-01', '2025-07-01', '2026-05-01'),
  expiresOn: fc.constantFrom(null, '2026-01-01', '2027-01-01', '2028-01-01'),
})
const maybeHeld = fc.option(someHeld, { nil: null })

describe('several events in a row', () => {
  const events = (states: readonly (Held | null)[]): ChangeEvent[] =>
    states.slice(1).flatMap((is, at) => {
      const was = states[at] ?? null
      const kind = kindOf(was, is)
      return kind ? [{ kind, certification: 'A', was, is, reasons: [{ by: 'staff' }] }] : []
    })

  test('come to nothing where the last undoes the first', () => {
    fc.assert(
      fc.property(fc.array(maybeHeld, { minLength: 1, maxLength: 5 }), (states) => {
        const all = events([...states, states[0]!])
        const isSeen = all.length > 0 && JSON.stringify(all[0]!.was) === JSON.stringify(all.at(-1)!.is)
        if (isSeen) expect(netEvents(all)).toEqual([])
      }),
    )
  })

  test('come to one at most, that says what became of the first state', () => {
    fc.assert(
      fc.property(fc.array(maybeHeld, { minLength: 2, maxLength: 6 }), (states) => {
        const all = events(states)
        const net = netEvents(all)
        expect(net.length).toBeLessThanOrEqual(1)
        if (net[0]) expect(net[0]).toMatchObject({ was: all[0]!.was, is: all.at(-1)!.is })
      }),
    )
  })

  test('of an activity leave what was said last', () => {
    const credit = { activity: 'LIVE 1', name: 'Talk', hundredths: 500 }
    const said = ['credit-refused', 'credit-approved'] as const
    expect(netEvents(said.map((kind) => ({ kind, ...credit })))).toEqual([{ kind: 'credit-approved', ...credit }])
  })
})
