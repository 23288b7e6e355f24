import { describe, expect, test } from 'vitest'
import { type KeptFact, recordOf } from '../../src/core/record.ts'
import { adjust, credits, factsOf, grant, pass, type Telling } from '../support/standing/facts.ts'
import { type Arrival, factsIn, keep } from '../support/standing/kept.ts'

const [may, june, july] = ['2026-05-01', '2026-06-01', '2026-07-01'].map((day) => `${day}T12:00:00.000Z`) as [
  string,
  string,
  string,
]

/** One fact, always the first told. */
const kept = (telling: Telling, arrival: Arrival) => keep(factsOf(telling), arrival)
const passes = (versions: readonly KeptFact[], known?: string, who = 'C') =>
  recordOf(who, versions, 36, known).attempts.map((one) => `${one.exam} ${one.takenOn}`)

describe('A record', () => {
  test('gives back what was kept, with where it came from', () => {
    const facts = factsOf(
      pass('200-301', '2021-04-01'),
      credits(2.5, '2021-05-01', { category: 'CLIVE' }),
      grant('DECK', '2021-06-01', '2022-06-01'),
      adjust('extend', 'DECK', '2021-07-01', 6),
      adjust('suspend', 'all', '2021-08-01'),
    )
    const record = recordOf('C', keep(facts, { recordedAt: may }), 36)
    expect(factsIn(record)).toEqual(facts)
    expect(record.attempts[0]).toMatchObject({ recordedAt: may, file: 'exams.csv', line: 2 })
    expect(record.agreements).toEqual([])
  })

  test('ends a credit after the months of the program, unless its end was told', () => {
    const versions = keep(factsOf(credits(5, '2024-02-29'), credits(5, '2024-02-29', { expiresOn: '2024-12-31' })), {
      recordedAt: may,
    })
    const untold = versions.map((version, at) => {
      const { expiresOn, ...content } = JSON.parse(version.content) as { expiresOn: string }
      return at === 0
        ? { ...version, content: JSON.stringify(content) }
        : { ...version, content: JSON.stringify({ ...content, expiresOn }) }
    })
    const ends = (months: number) => recordOf('C', untold, months).credits.map((credit) => credit.expiresOn)
    expect(ends(36)).toEqual(['2027-02-28', '2024-12-31'])
    expect(ends(12)).toEqual(['2025-02-28', '2024-12-31'])
  })

  test('holds agreements', () => {
    const content = { agreement: 'CCA', version: 'V9', acceptedOn: '2006-06-20' }
    const version = {
      kind: 'agreements',
      key: 'C\nCCA\nV9',
      candidateId: 'C',
      content: JSON.stringify(content),
    } as const
    const arrival = { made: may, recordedAt: may, file: 'agreements.csv', line: 7 }
    expect(recordOf('C', [{ ...version, ...arrival }], 36).agreements).toEqual([
      { ...content, recordedAt: may, file: 'agreements.csv', line: 7 },
    ])
  })

  test('is empty for somebody nothing was told of', () => {
    expect(recordOf('D', kept(pass('200-301', '2021-04-01'), { recordedAt: may }), 36)).toEqual({
      attempts: [],
      credits: [],
      grants: [],
      adjustments: [],
      agreements: [],
    })
  })
})

describe('Of several versions', () => {
  const first = kept(pass('200-301', '2021-04-01'), { recordedAt: may })
  const corrected = kept(pass('200-301', '2021-04-02'), { recordedAt: june })
  const older = kept(pass('200-301', '2021-04-03'), { recordedAt: july, made: '2026-04-01T12:00:00.000Z' })

  test('the one made last stands, in whatever order they are kept', () => {
    for (const versions of [
      [first, corrected, older],
      [older, corrected, first],
      [corrected, older, first],
    ])
      expect(passes(versions.flat())).toEqual(['200-301 2021-04-02'])
  })

  test('those told later are left out of what was known, to the millisecond', () => {
    const all = [...older, ...corrected, ...first]
    expect(passes(all, '2026-05-01T11:59:59.999Z')).toEqual([])
    expect(passes(all, may)).toEqual(['200-301 2021-04-01'])
    expect(passes(all, '2026-06-01T11:59:59.999Z')).toEqual(['200-301 2021-04-01'])
    expect(passes(all, june)).toEqual(['200-301 2021-04-02'])
    expect(passes(all, july)).toEqual(['200-301 2021-04-02'])
  })

  test('an older one is seen from its arrival, where nothing newer had come', () => {
    expect(
      passes([...older, ...kept(pass('200-301', '2021-04-04'), { recordedAt: '2026-08-01T12:00:00.000Z' })], july),
    ).toEqual(['200-301 2021-04-03'])
  })

  test('one that moves to another candidate leaves the first, from when it was known', () => {
    const moved = kept(pass('200-301', '2021-04-01'), { recordedAt: june, candidateId: 'D' })
    const back = kept(pass('200-301', '2021-04-01'), { recordedAt: july })
    const all = [...first, ...moved, ...back]
    const owners = (known: string) => ['C', 'D'].filter((who) => passes(all, known, who).length > 0)
    expect([may, june, july].map(owners)).toEqual([['C'], ['D'], ['C']])
    expect(passes([...first, ...moved])).toEqual([])
  })

  test('a fact is corrected when something else was seen before it, from the moment of the correction', () => {
    const correctedAt = (versions: readonly KeptFact[], known?: string) =>
      recordOf('C', versions, 36, known).attempts.map((one) => one.correctedAt)
    expect(correctedAt(first)).toEqual([undefined])
    expect(correctedAt([...first, ...corrected])).toEqual([june])
    expect(correctedAt([...corrected, ...first, ...older])).toEqual([june])
    expect(correctedAt([...first, ...corrected], may)).toEqual([undefined])
    // What came too late was never seen: nobody saw it change.
    expect(correctedAt([...corrected, ...older])).toEqual([undefined])
  })

  test('facts of different kinds under one key are different facts', () => {
    const versions = [
      ...kept(grant('DECK', '2021-04-01'), { recordedAt: may }),
      ...kept(adjust('revoke', 'DECK', '2022-04-01'), { recordedAt: june }),
    ]
    const record = recordOf('C', versions, 36)
    expect([record.grants.length, record.adjustments.length]).toEqual([1, 1])
  })

  test('credits of different sources under one id are different facts', () => {
    const versions = ['Academy', 'Partner'].flatMap((source) =>
      kept(credits(5, '2021-04-01', { source }), { recordedAt: may }),
    )
    expect(recordOf('C', versions, 36).credits.map((credit) => credit.source)).toEqual(['Academy', 'Partner'])
  })
})
