import { expect, test } from 'vitest'
import { startedOn } from '../../../../core/standing/started.ts'
import { credits, factsOf, fail, grant, pass, type Telling } from '../../../../../test/support/standing/facts.ts'
import { judged } from './judged.ts'
import { smallProgram } from '../../../../../test/support/standing/small-program.ts'

const core = pass('350-401', '2021-03-01')
const concentration = pass('300-410', '2021-05-01')

test.each<[string, string, Telling[], string | null]>([
  ['is in progress: by its first exam that counts', 'CCNP-ENT', [core], '2021-03-01'],
  [
    'is in progress, with older exams that no longer count',
    'CCNP-ENT',
    [pass('300-410', '2018-02-28'), core],
    '2021-03-01',
  ],
  ['was earned by several exams: by the first of them', 'CCNP-ENT', [concentration, core], '2021-03-01'],
  [
    'was earned on its introduction',
    'CCNP-ENT',
    [pass('350-401', '2017-08-01'), pass('300-410', '2018-01-01')],
    '2017-08-01',
  ],
  ['has ended', 'CCNA-RS', [pass('200-105', '2016-01-01'), pass('100-105', '2016-03-01')], '2016-01-01'],
  [
    'was earned by one exam, after a fail',
    'CCNA',
    [fail('200-301', '2021-01-01'), pass('200-301', '2021-05-01')],
    null,
  ],
  ['was earned by two exams of one day', 'CCNP-ENT', [core, pass('300-410', '2021-03-01')], null],
  ['was granted', 'CCNP-ENT', [core, grant('CCNP-ENT', '2021-04-01')], null],
])('It started where a certification %s', (_what, code, tellings, day) => {
  const facts = factsOf(...tellings)
  expect(startedOn(judged(facts, '2021-07-01')[code]!, facts)).toBe(day)
})

test('Points that count begin it too', () => {
  const program = smallProgram({
    BASE: {},
    NEXT: { earn: { all: [{ exam: 'A' }, { credits: 5 }, { certification: 'BASE' }] } },
  })
  const other = credits(5, '2020-01-01', { externalId: '3', source: 'Elsewhere' })
  const told = [other, grant('BASE', '2021-01-01', '2021-05-30'), credits(5, '2021-02-01'), pass('A', '2021-06-01')]
  const facts = factsOf(...told)
  expect(startedOn(judged(facts, '2021-06-01', program).NEXT!, facts)).toBe('2021-02-01')
  const earned = factsOf(...told, grant('BASE', '2021-07-01'))
  expect(startedOn(judged(earned, '2021-07-01', program).NEXT!, earned)).toBe('2021-02-01')
})

test('What was earned by its last exam of a renewed career keeps its first start', () => {
  const facts = factsOf(core, concentration, pass('350-701', '2022-05-01'))
  const one = judged(facts, '2022-06-01')['CCNP-ENT']!
  expect(one.history).toHaveLength(2)
  expect(startedOn(one, facts)).toBe('2021-03-01')
})

test('What was earned by nothing but another certification was never in progress', () => {
  const program = smallProgram({ BASE: {}, NEXT: { earn: { certification: 'BASE' } } })
  const facts = factsOf(grant('BASE', '2021-01-01'))
  const one = judged(facts, '2021-02-01', program).NEXT!
  expect(one.history).toMatchObject([{ on: '2021-01-01', event: 'earned', by: [{ certification: 'BASE' }] }])
  expect(startedOn(one, facts)).toBeNull()
})
