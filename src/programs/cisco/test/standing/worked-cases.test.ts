import { describe, expect, test } from 'vitest'
import { readRow } from '../../../../core/feeds/kinds.ts'
import { recordOf } from '../../../../core/record.ts'
import { noFacts } from '../../../../core/standing/facts.ts'
import { program as defaultProgram } from '../../index.ts'
import { feedRulesOf } from '../../../../program/feed-rules.ts'
import { adjust, credits, factsOf, fail, grant, pass } from '../../../../../test/support/standing/facts.ts'
import { judged } from './judged.ts'
import { nodesOf } from '../../../../../test/support/standing/judged.ts'
import { keep } from '../../../../../test/support/standing/kept.ts'
import { historyOf } from '../../../../../test/support/standing/notation.ts'

describe('An exam', () => {
  test('T1: earns for 36 months, the last day included', () => {
    const facts = factsOf(pass('200-301', '2021-04-01'))
    expect(judged(facts, '2024-04-01').CCNA).toMatchObject({
      status: 'active',
      firstEarnedOn: '2021-04-01',
      activeOn: '2021-04-01',
      expiresOn: '2024-04-01',
      history: [{ on: '2021-04-01', event: 'earned', by: [{ attempt: '1' }] }],
    })
    const after = judged(facts, '2024-04-02').CCNA
    expect(after).toMatchObject({ status: 'expired', expiresOn: '2024-04-01' })
    expect(historyOf(after)).toEqual(['2021-04-01 earned', '2024-04-02 expired'])
  })

  test('T4: is live to the same day three years on; a fail counts for nothing', () => {
    const facts = factsOf(pass('350-001', '2007-02-21'), fail('350-001', '2006-06-20'))
    expect(judged(facts, '2010-02-21')['CCIE-RS']).toMatchObject({
      status: 'in-progress',
      progress: {
        goal: 'earn',
        tree: { have: 1, need: 2, by: [], children: [{ by: [{ attempt: '1' }] }, { have: 0 }] },
      },
    })
    expect(judged(facts, '2010-02-22')).toEqual({})
    expect(judged(factsOf(fail('350-001', '2006-06-20')), '2006-12-31')).toEqual({})
  })

  test('T13: does not count for a lab that is passed more than 36 months later', () => {
    const core = pass('350-401', '2021-01-10')
    expect(judged(factsOf(core, pass('LAB-CCIE-EI', '2024-01-11')), '2024-02-01')['CCIE-EI']?.status).toBe(
      'in-progress',
    )
    expect(judged(factsOf(core, pass('LAB-CCIE-EI', '2024-01-10')), '2024-02-01')['CCIE-EI']).toMatchObject({
      status: 'active',
      expiresOn: '2027-01-10',
    })
  })

  test('T14: on a leap day earns to the end of February', () => {
    expect(judged(factsOf(pass('200-301', '2024-02-29')), '2024-03-01').CCNA?.expiresOn).toBe('2027-02-28')
  })

  test('T10: earns for life or for 60 months, as its day says', () => {
    const facts = factsOf(pass('100-150', '2025-07-14'), pass('100-160', '2025-07-15'))
    const held = judged(facts, '2026-06-01')
    expect(held['CCST-NET']).toMatchObject({ status: 'active', expiresOn: null, progress: null })
    expect(historyOf(held['CCST-NET'])).toEqual(['2025-07-14 earned'])
    expect(held['CCST-CYB']).toMatchObject({ status: 'active', expiresOn: '2030-07-15' })
  })

  test('T11: earns a certification that later goes by another name', () => {
    const facts = factsOf(pass('350-901', '2025-01-01'), pass('300-435', '2025-01-10'))
    expect(judged(facts, '2026-02-02')['CCNP-AUTO']?.name).toBe('Cisco Certified DevNet Professional')
    expect(judged(facts, '2026-02-03')['CCNP-AUTO']).toMatchObject({
      name: 'CCNP Automation',
      status: 'active',
      firstEarnedOn: '2025-01-10',
      expiresOn: '2028-01-10',
    })
  })

  test('T12: renews what asks for one, and with a second one what asks for two; the rest is extended', () => {
    const facts = factsOf(
      pass('200-301', '2021-02-01'),
      pass('350-401', '2021-06-01'),
      pass('300-410', '2021-06-01'),
      pass('300-715', '2022-05-01'),
      pass('300-420', '2022-06-01'),
    )
    const lastLine = (on: string, code: string) => judged(facts, on)[code]?.history.at(-1)
    const first = (code: string) => lastLine('2022-05-31', code)
    expect(first('SPEC-300-715')).toMatchObject({ on: '2022-05-01', event: 'earned', by: [{ attempt: '4' }] })
    expect(first('SPEC-350-401')).toMatchObject({ on: '2022-05-01', event: 'renewed', by: [{ attempt: '4' }] })
    const bySpecialist = { on: '2022-05-01', event: 'extended', by: [{ certification: 'SPEC-350-401' }] }
    expect(first('CCNA')).toMatchObject({ ...bySpecialist, until: '2025-05-01' })
    expect(first('CCNP-ENT')).toMatchObject({ on: '2021-06-01', event: 'earned' })

    const second = (code: string) => lastLine('2022-06-01', code)
    const both = [{ attempt: '5' }, { attempt: '4' }]
    expect(second('CCNP-ENT')).toMatchObject({ on: '2022-06-01', event: 'renewed', by: both, until: '2025-06-01' })
    expect(second('SPEC-300-420')).toMatchObject({ on: '2022-06-01', event: 'earned', by: [{ attempt: '5' }] })
    const byProfessional = { on: '2022-06-01', event: 'extended', by: [{ certification: 'CCNP-ENT' }] }
    for (const code of ['CCNA', 'SPEC-350-401', 'SPEC-300-410', 'SPEC-300-715'])
      expect(second(code)).toMatchObject({ ...byProfessional, until: '2025-06-01' })
  })
})

describe('A grant', () => {
  test('T2: has its own date, which a new name keeps', () => {
    const facts = factsOf(grant('CCNA-RS', '2019-12-08'), grant('CCENT', '2019-12-09'))
    const before = judged(facts, '2020-01-05')
    expect(before['CCNA-RS']).toMatchObject({ status: 'active', expiresOn: '2022-12-08' })
    expect(before.CCENT).toMatchObject({ status: 'active', expiresOn: '2022-12-09' })
    expect(before.CCNA).toBeUndefined()

    const after = judged(facts, '2020-12-01')
    expect(Object.keys(after)).toEqual(['CCNA', 'CCENT'])
    expect(after.CCNA).toMatchObject({
      status: 'active',
      firstEarnedOn: '2019-12-08',
      activeOn: '2019-12-08',
      expiresOn: '2022-12-08',
    })
    expect(historyOf(after.CCNA)).toEqual(['2019-12-08 granted', '2020-02-24 renamed'])
    expect(after.CCENT).toMatchObject({ status: 'active', expiresOn: '2022-12-09' })
  })
})

describe('Credits', () => {
  test('T3: expire 36 months after their active day where the feed does not say', () => {
    const row = {
      external_id: '1462600',
      candidate_id: 'CSCO10000000',
      name: 'Activity',
      provider_name: 'Provider',
      points: '5',
      active_on: '2020-02-01',
    }
    const reading = readRow('creq', row, feedRulesOf(defaultProgram, '2020-02-24'))
    if (!('fact' in reading)) throw new Error('The row was rejected')
    const { key, candidateId, content } = reading.fact
    const arrival = { made: '2020-02-14T20:05:00.000Z', recordedAt: '2020-02-24T08:00:00.000Z' }
    const version = { kind: 'creq', key, candidateId, content: JSON.stringify(content), ...arrival } as const
    const { credits } = recordOf('CSCO10000000', [{ ...version, file: 'creq.csv', line: 2 }], 36)
    expect(credits).toMatchObject([{ hundredths: 500, activeOn: '2020-02-01', expiresOn: '2023-02-01' }])
  })

  test('T5: show on the progress screen as far as they go', () => {
    const facts = factsOf(pass('200-301', '2021-04-01'), credits(5, '2021-09-01'), credits(5, '2022-01-15'))
    const nodes = nodesOf(judged(facts, '2022-02-01').CCNA)
    expect(Object.keys(nodes)).toEqual(['1', '1.1', '1.2'])
    expect(nodes['1']).toMatchObject({ kind: 'any', have: 0, need: 1, met: false })
    expect(nodes['1.1']).toMatchObject({ kind: 'examIn', have: 0, need: 1, met: false })
    expect(nodes['1.2']).toMatchObject({ kind: 'credits', have: 10, need: 30, met: false, towards: ['CCNA'] })
  })

  test('T8: renew on the day the last needed point is earned', () => {
    const facts = factsOf(
      pass('350-401', '2020-11-01'),
      pass('LAB-CCIE-EI', '2020-12-01'),
      credits(64, '2022-01-10'),
      credits(56, '2022-02-10'),
    )
    expect(judged(facts, '2022-02-09')['CCIE-EI']).toMatchObject({ activeOn: '2020-12-01', expiresOn: '2023-12-01' })
    const after = judged(facts, '2022-02-10')['CCIE-EI']
    expect(after).toMatchObject({ status: 'active', activeOn: '2022-02-10', expiresOn: '2025-02-10' })
    const by = ['3', '4'].map((credit) => ({ credit, source: 'Academy' }))
    expect(after?.history.at(-1)).toMatchObject({ on: '2022-02-10', event: 'renewed', by })
  })

  test('T9: that are told late count on their own day, but not in what was known before', () => {
    const on = '2026-05-20'
    const versions = [
      ...keep(factsOf(grant('CCNP-ENT', '2023-05-01')), { recordedAt: '2023-05-02T10:00:00.000Z' }),
      ...keep(factsOf(credits(80, '2026-04-20')), { recordedAt: '2026-05-10T10:00:00.000Z' }),
    ]
    const known = (day: string) => judged(recordOf('C', versions, 36, `${day}T23:59:59.999Z`), on)['CCNP-ENT']
    expect(known('2026-05-05')).toMatchObject({ status: 'expired', expiresOn: '2026-05-01' })
    expect(known('2026-05-10')).toMatchObject({ status: 'active', activeOn: '2026-04-20', expiresOn: '2029-04-20' })
    expect(historyOf(known('2026-05-10'))).toEqual(['2023-05-01 granted', '2026-04-20 renewed'])
  })

  test('T15: are pooled towards the highest rank, which extends the rest when it is enough', () => {
    const held = [grant('CCNP-ENT', '2021-06-01'), grant('CCNA', '2021-07-01')]
    const few = judged(factsOf(...held, credits(30, '2022-01-10')), '2022-06-01')
    expect(historyOf(few['CCNP-ENT'])).toEqual(['2021-06-01 granted'])
    expect(historyOf(few.CCNA)).toEqual(['2021-07-01 granted'])

    const facts = factsOf(...held, credits(30, '2022-01-10'), credits(30, '2022-02-10'), credits(20, '2022-03-10'))
    const enough = judged(facts, '2022-06-01')
    expect(enough['CCNP-ENT']).toMatchObject({ activeOn: '2022-03-10', expiresOn: '2025-03-10' })
    expect(enough['CCNP-ENT']?.history.at(-1)).toMatchObject({ on: '2022-03-10', event: 'renewed' })
    const by = [{ certification: 'CCNP-ENT' }]
    expect(enough.CCNA?.history.at(-1)).toMatchObject({ on: '2022-03-10', event: 'extended', by, until: '2025-03-10' })
  })

  test('T19: renew the next in rank when the highest, towards which they were pooled, runs out', () => {
    const facts = factsOf(
      grant('CCIE-EI', '2021-01-01'),
      grant('CCNP-ENT', '2021-06-01'),
      credits(60, '2022-05-01'),
      credits(40, '2023-05-01'),
    )
    expect(judged(facts, '2024-01-01')['CCNP-ENT']).toMatchObject({ activeOn: '2021-06-01', expiresOn: '2024-06-01' })
    const after = judged(facts, '2024-01-02')
    expect(after['CCIE-EI']).toMatchObject({ status: 'expired', expiresOn: '2024-01-01' })
    expect(after['CCNP-ENT']).toMatchObject({ status: 'active', activeOn: '2024-01-02', expiresOn: '2027-01-02' })
    expect(after['CCNP-ENT']?.history.at(-1)?.event).toBe('renewed')
  })
})

describe('Under the old policy of experts', () => {
  const granted = grant('CCIE-RS', '2015-03-15')

  test('T6: one renewal a cycle counts from expiry to expiry', () => {
    const twice = [granted, pass('400-101', '2015-07-01'), pass('400-101', '2016-07-01')]
    const one = judged(factsOf(...twice), '2016-12-31')['CCIE-RS']
    expect(one).toMatchObject({ status: 'active', activeOn: '2015-07-01', expiresOn: '2019-03-15' })
    expect(historyOf(one)).toEqual(['2015-03-15 granted', '2015-07-01 renewed'])
    expect(nodesOf(one)['1']).toMatchObject({ have: 0, met: false })
    expect(one?.progress?.after).toBe('2017-03-15')

    const next = (day: string) => judged(factsOf(...twice, pass('400-101', day)), day)['CCIE-RS']?.expiresOn
    expect(next('2017-03-15')).toBe('2019-03-15')
    expect(next('2017-03-16')).toBe('2021-03-15')
  })

  test('T7: what runs out is suspended for a year and can be renewed as if it had not', () => {
    const nothing = (on: string) => judged(factsOf(granted), on)['CCIE-RS']
    expect(nothing('2017-03-15')?.status).toBe('active')
    expect(nothing('2017-03-16')).toMatchObject({ status: 'suspended', expiresOn: '2017-03-15' })
    expect(nothing('2018-03-15')?.status).toBe('suspended')
    expect(nothing('2018-03-16')?.status).toBe('expired')
    const toTheEnd = ['2015-03-15 granted', '2017-03-16 suspended', '2018-03-16 expired']
    expect(historyOf(nothing('2018-03-16'))).toEqual(toTheEnd)

    const inTime = judged(factsOf(granted, pass('400-101', '2017-09-01')), '2018-06-01')['CCIE-RS']
    expect(inTime).toMatchObject({ status: 'active', activeOn: '2017-09-01', expiresOn: '2019-03-15' })
    expect(historyOf(inTime)).toEqual(['2015-03-15 granted', '2017-03-16 suspended', '2017-09-01 renewed'])
  })
})

describe('Staff', () => {
  test('T20: may extend beyond what a pass would renew to; a later touch renews by the pass', () => {
    const told = [
      grant('CCNA', '2024-01-01', '2027-01-01'),
      adjust('extend', 'CCNA', '2024-01-15', 6),
      pass('350-401', '2024-02-01'),
    ]
    const before = judged(factsOf(...told), '2024-12-31').CCNA
    expect(before).toMatchObject({ activeOn: '2024-01-01', expiresOn: '2027-07-01' })
    expect(historyOf(before)).toEqual(['2024-01-01 granted', '2024-01-15 adjusted'])
    expect(nodesOf(before)['1.1']).toMatchObject({ met: true, by: [{ attempt: '3' }] })

    const after = judged(factsOf(...told, credits(5, '2024-08-01')), '2024-12-31').CCNA
    expect(after).toMatchObject({ activeOn: '2024-08-01', expiresOn: '2027-08-01' })
    expect(after?.history.at(-1)).toMatchObject({ on: '2024-08-01', event: 'renewed', by: [{ attempt: '3' }] })
  })

  test('T21: may suspend and reinstate, and what was passed meanwhile renews on the day of the reinstatement', () => {
    const facts = factsOf(
      grant('CCNA', '2022-01-01'),
      adjust('suspend', 'CCNA', '2023-01-01'),
      pass('200-301', '2023-06-01'),
      adjust('reinstate', 'CCNA', '2023-07-01'),
    )
    expect(judged(facts, '2022-12-31').CCNA?.status).toBe('active')
    for (const day of ['2023-01-01', '2023-06-01', '2023-06-30'])
      expect(judged(facts, day).CCNA).toMatchObject({ status: 'suspended', expiresOn: '2025-01-01' })
    const after = judged(facts, '2023-07-01').CCNA
    expect(after).toMatchObject({ status: 'active', activeOn: '2023-07-01', expiresOn: '2026-07-01' })
    expect(historyOf(after).slice(-2)).toEqual(['2023-07-01 reinstated', '2023-07-01 renewed'])
  })

  test('T22: may revoke, and only a later pass earns again', () => {
    const facts = factsOf(
      pass('200-301', '2021-05-01'),
      adjust('revoke', 'CCNA', '2022-05-01'),
      pass('200-301', '2022-09-01'),
    )
    for (const day of ['2022-05-01', '2022-08-31'])
      expect(judged(facts, day).CCNA).toMatchObject({ status: 'revoked', expiresOn: '2024-05-01' })
    const again = judged(facts, '2022-09-01').CCNA
    expect(again).toMatchObject({
      status: 'active',
      firstEarnedOn: '2021-05-01',
      activeOn: '2022-09-01',
      expiresOn: '2025-09-01',
    })
    expect(historyOf(again)).toEqual(['2021-05-01 earned', '2022-05-01 revoked', '2022-09-01 earned'])
  })
})

test('Nobody holds anything without facts', () => {
  expect(judged(noFacts, '2026-11-23')).toEqual({})
})
