import { describe, expect, test } from 'vitest'
import { adjust, credits, factsOf, grant, pass, type Telling } from '../../../../../test/support/standing/facts.ts'
import { judged } from './judged.ts'
import { nodesOf } from '../../../../../test/support/standing/judged.ts'
import { historyOf } from '../../../../../test/support/standing/notation.ts'
import { smallProgram } from '../../../../../test/support/standing/small-program.ts'

const on = (day: string, ...tellings: readonly Telling[]) => judged(factsOf(...tellings), day)
const held = grant('CCNA', '2022-01-01')

describe('A renewal extends', () => {
  const renewing = pass('350-701', '2022-06-01')

  test('what is active at its rank or below, to its own end', () => {
    const others = [
      held,
      grant('CCNP-ENT', '2022-01-02'),
      grant('CCIE-EI', '2022-01-03'),
      grant('SPEC-300-420', '2022-01-04'),
    ]
    const after = on('2022-06-01', ...others, grant('CCNP-SEC', '2022-01-05'), renewing)
    const last = (code: string) => after[code]?.history.at(-1)
    expect(last('CCNP-ENT')).toMatchObject({ event: 'renewed' })
    for (const code of ['CCNP-SEC', 'SPEC-300-420', 'CCNA'])
      expect(last(code)).toMatchObject({ event: 'extended', by: [{ certification: 'CCNP-ENT' }], until: '2025-06-01' })
    expect(last('CCIE-EI')).toMatchObject({ event: 'granted' })
  })

  test('nothing that is suspended, retired, for life, or takes no credits', () => {
    const told = [
      grant('CCNP-SEC', '2022-01-01'),
      grant('CCNA', '2022-01-01'),
      adjust('suspend', 'CCNA', '2022-02-01'),
      grant('CCENT', '2022-01-01'),
      pass('100-150', '2022-01-01'),
      grant('CSM', '2022-01-01'),
    ]
    const after = on('2022-06-01', ...told, renewing)
    expect(after['CCNP-SEC']?.expiresOn).toBe('2025-06-01')
    for (const code of ['CCNA', 'CCENT', 'CSM']) expect(after[code]).toMatchObject({ expiresOn: '2025-01-01' })
    expect(historyOf(after['CCST-NET'])).toEqual(['2022-01-01 earned'])
  })

  const program = smallProgram({
    SHORT: { validityMonths: 6, recertify: { exam: 'B' } },
    OWN: { validityMonths: 24, recertify: { exam: 'A' } },
    PLAIN: { validityMonths: 24, recertify: { exam: 'B' } },
    BELOW: { validityMonths: 24, recertify: { exam: 'B' } },
    ALONE: { level: 'mid', validityMonths: 24, acceptsCredits: false, recertify: { exam: 'A' } },
    TOP: { level: 'high', validityMonths: 12, recertify: { exam: 'A' } },
  })
  const small = (day: string, ...tellings: readonly Telling[]) => judged(factsOf(...tellings), day, program)
  const all = ['SHORT', 'OWN', 'PLAIN', 'TOP'].map((code) => grant(code, '2021-01-01', '2021-12-01'))

  test('no further than its own end, nor than a period of the extended one', () => {
    const after = small('2021-09-01', ...all, pass('A', '2021-09-01'))
    expect(after.TOP).toMatchObject({ activeOn: '2021-09-01', expiresOn: '2022-09-01' })
    expect(after.PLAIN).toMatchObject({ activeOn: '2021-09-01', expiresOn: '2022-09-01' })
    expect(after.SHORT).toMatchObject({ activeOn: '2021-09-01', expiresOn: '2022-03-01' })
  })

  test('and never takes away', () => {
    const later = [grant('TOP', '2021-01-01'), grant('PLAIN', '2021-01-01')]
    const after = small('2021-02-01', ...later, pass('A', '2021-02-01'))
    expect(after.PLAIN).toMatchObject({ activeOn: '2021-01-01', expiresOn: '2023-01-01' })
    expect(historyOf(after.PLAIN)).toEqual(['2021-01-01 granted'])
  })

  test('but where its own rule reaches further, that renews it, and what is renewed so extends nothing', () => {
    const after = small('2021-09-01', ...all, pass('A', '2021-09-01'))
    expect(after.OWN?.history.at(-1)).toMatchObject({ event: 'renewed', by: [{ attempt: '5' }], until: '2023-09-01' })
    // OWN alone would have extended PLAIN by two years.
    const alone = small('2021-09-01', ...all.slice(0, 3), pass('A', '2021-09-01'))
    expect(alone.PLAIN).toMatchObject({ expiresOn: '2023-09-01' })
    expect(after.PLAIN).toMatchObject({ expiresOn: '2022-09-01' })
  })

  test('once a day: what one has extended, another does not extend further', () => {
    const after = small('2021-09-01', ...all, grant('ALONE', '2021-01-01'), pass('A', '2021-09-01'))
    expect(after.ALONE).toMatchObject({ activeOn: '2021-09-01', expiresOn: '2023-09-01' })
    expect(after.PLAIN?.history.slice(1)).toMatchObject([{ event: 'extended', by: [{ certification: 'TOP' }] }])
    expect(after.PLAIN?.expiresOn).toBe('2022-09-01')
  })

  test('starts a cycle: what was gathered before is spent', () => {
    const told = [held, grant('CCNP-ENT', '2022-01-01'), credits(29, '2022-03-01'), pass('350-701', '2022-06-01')]
    expect(nodesOf(on('2022-05-31', ...told).CCNA)['1.2']?.have).toBe(29)
    expect(nodesOf(on('2022-06-01', ...told).CCNA)['1.2']?.have).toBe(0)
  })

  test('once a day: what was extended is not asked for its own renewal', () => {
    const told = [
      grant('CCNP-ENT', '2022-01-01'),
      grant('SPEC-300-420', '2022-01-01'),
      held,
      pass('350-701', '2022-06-01'),
    ]
    const after = on('2022-06-01', ...told)
    expect(historyOf(after['SPEC-300-420'])).toEqual(['2022-01-01 granted', '2022-06-01 extended'])
    expect(historyOf(after.CCNA)).toEqual(['2022-01-01 granted', '2022-06-01 extended'])
  })
})
