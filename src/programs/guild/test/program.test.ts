import { expect, test } from 'vitest'
import { feedRulesOf } from '../../../program/feed-rules.ts'
import { problemsOf } from '../../../program/problems.ts'
import { cycleCreditsWords } from '../../../core/standing/kinds/cycle/words.ts'
import { recordsOf } from './demo-records.ts'
import { demoLogins } from '../demo/cast.ts'
import { program } from '../index.ts'

test('the guild is sound', () => {
  expect(problemsOf(program)).toEqual([])
})

test('it takes no orders, and takes fees', () => {
  expect(feedRulesOf(program, '2026-11-30')).toMatchObject({ hasKits: false, hasFees: true })
})

test.each(['2026-11-30', '2027-01-15', '2027-02-10', '2028-02-29'])(
  'on %s each of the demo stands elsewhere in the law',
  (today) => {
    const standings = recordsOf(today)
    const of = (name: string) => standings.get(demoLogins.find((one) => one.name === name)!.candidateId)!
    const statusOf = (name: string, code: string) => of(name).find((one) => one.code === code)?.status
    expect([statusOf('Inês', 'GSA'), statusOf('Inês', 'GSP')]).toEqual(['active', 'in-progress'])
    expect(of('Tomás').find((one) => one.code === 'GSA')).toMatchObject({
      status: 'suspended',
      decidesOn: expect.any(String) as string,
    })
    expect([statusOf('Rita', 'GSA'), statusOf('Rita', 'GSP')]).toEqual(['suspended', 'suspended'])
    expect(statusOf('Hugo', 'GSA')).toBe('suspended')
    expect(of('Hugo').find((one) => one.code === 'GSA')).not.toHaveProperty('decidesOn')
    expect([statusOf('Marta', 'GSF'), statusOf('Marta', 'GSP')]).toEqual(['active', 'active'])
    expect(
      of('Marta')
        .find((one) => one.code === 'GSF')
        ?.history.map(({ event }) => event),
    ).toEqual(['earned', 'renewed'])
    expect(statusOf('Nuno', 'GSA')).toBe('expired')
  },
)

test('points that went over are said where they count, since no activity shows them', () => {
  const marta = demoLogins.find((one) => one.name === 'Marta')!.candidateId
  const fellow = recordsOf('2026-11-30')
    .get(marta)!
    .find((one) => one.code === 'GSF')!
  const [total] = fellow.progress!.tree.children!
  expect(total).toMatchObject({ kind: 'cycleCredits', have: 24, carriedIn: 14 })
  const { lead } = cycleCreditsWords
  expect('counted' in lead && lead.counted(total!)).toEqual(['24 points, 14 of them carried over, count'])
})
