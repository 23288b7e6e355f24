import { describe, expect, test } from 'vitest'
import {
  adjust,
  credits,
  factsOf,
  fail,
  grant,
  pass,
  type Telling,
} from '../../../../../test/support/standing/facts.ts'
import { judged } from './judged.ts'
import { nodesOf } from '../../../../../test/support/standing/judged.ts'
import { treeText } from '../../../../../test/support/standing/notation.ts'
import { smallProgram } from '../../../../../test/support/standing/small-program.ts'

const on = (day: string, ...tellings: readonly Telling[]) => judged(factsOf(...tellings), day)
const treeOf = (one: ReturnType<typeof on>[string]) => one?.progress && treeText(one.progress.tree)

describe('What is in progress', () => {
  test('has at least one exam passed that is live, and can be earned', () => {
    expect(Object.keys(on('2022-06-01', pass('350-401', '2022-01-01')))).toEqual([
      'CCIE-EI',
      'CCIE-WIRELESS',
      'CCNP-ENT',
      'SPEC-350-401',
    ])
    expect(Object.keys(on('2025-01-02', pass('350-401', '2022-01-01')))).toEqual(['SPEC-350-401'])
    expect(Object.keys(on('2022-06-01', fail('350-401', '2022-01-01')))).toEqual([])
  })

  test('is not what is not introduced yet, retired, or was ever held', () => {
    const wireless = (day: string) => Object.keys(on(day, pass('350-101', '2026-03-01')))
    expect(wireless('2026-03-18')).toEqual(['CCIE-WIRELESS'])
    expect(wireless('2026-03-19')).toEqual(['CCIE-WIRELESS', 'CCNP-WIRELESS', 'SPEC-350-101'])
    expect(on('2012-12-31', pass('350-040', '2012-01-01'))['CCIE-STORAGE']?.status).toBe('in-progress')
    expect(on('2013-01-02', pass('350-040', '2012-01-01'))['CCIE-STORAGE']).toBeUndefined()
    const ended = [grant('CCNP-ENT', '2021-01-01', '2021-02-01'), pass('350-401', '2022-01-01')]
    expect(on('2022-06-01', ...ended)['CCNP-ENT']?.status).toBe('expired')
  })

  test('has no days and no history, but the exams that count', () => {
    expect(on('2022-06-01', pass('300-410', '2022-01-01'))['CCNP-ENT']).toMatchObject({
      status: 'in-progress',
      firstEarnedOn: null,
      activeOn: null,
      expiresOn: null,
      history: [],
      progress: { goal: 'earn', tree: { children: [{ by: [] }, { by: [{ attempt: '1' }] }] } },
    })
  })

  test('is not begun by holding another certification, nor by points, nor by one exam where it takes two', () => {
    const program = smallProgram({
      BASE: { earn: { exam: 'A' } },
      NEXT: {
        earn: { all: [{ certification: 'BASE' }, { credits: 1 }, { examIn: ['B', 'C'], count: 2 }, { exam: 'D' }] },
      },
    })
    const begun = (...more: Telling[]) => {
      const facts = factsOf(grant('BASE', '2021-01-01'), credits(5, '2021-02-01'), pass('B', '2021-02-01'), ...more)
      return judged(facts, '2021-03-01', program).NEXT?.status
    }
    expect(begun()).toBeUndefined()
    expect(begun(pass('C', '2021-02-02'))).toBe('in-progress')
    expect(begun(pass('D', '2021-02-02'))).toBe('in-progress')
  })
})

describe('A tree', () => {
  test('counts exams up to the number asked for, and points beyond it', () => {
    const held = [grant('CCNP-ENT', '2021-01-01', '2031-01-01'), grant('CCNA', '2021-01-01', '2031-01-01')]
    const much = [pass('300-410', '2021-02-01'), pass('300-415', '2021-03-01'), pass('300-420', '2021-04-01')]
    const tree = treeOf(on('2021-06-01', ...held, ...much, credits(90.5, '2021-05-01'))['CCNP-ENT'])
    expect(tree).toBe('any 1/1+ (examIn 0/1, examIn 2/2+, all 2/2+ (credits 90.5/40+, examIn 1/1+), credits 90.5/80+)')
  })

  test('names for each node what it has: the newest exams, the oldest points', () => {
    const told = [
      grant('CCNP-ENT', '2021-01-01', '2031-01-01'),
      pass('300-410', '2021-02-01'),
      pass('300-415', '2021-03-01'),
      pass('300-410', '2021-04-01'),
      credits(30, '2021-05-01'),
      credits(30, '2021-05-02'),
      credits(30, '2021-05-03'),
    ]
    const nodes = nodesOf(on('2021-06-01', ...told)['CCNP-ENT'])
    const points = ['5', '6', '7'].map((credit) => ({ credit, source: 'Academy' }))
    expect(nodes['1.1']).toMatchObject({ met: false, by: [] })
    expect(nodes['1.2']).toMatchObject({ met: true, by: [{ attempt: '4' }, { attempt: '3' }] })
    expect(nodes['1.3.1']?.by).toEqual(points.slice(0, 2))
    expect(nodes['1.3']?.by).toEqual([...points.slice(0, 2), { attempt: '4' }])
    expect(nodes['1.4']?.by).toEqual(points)
    expect(nodes['1']?.by).toEqual(nodes['1.2']?.by)
  })

  test('names a fact once, though two of its leaves need it', () => {
    const program = smallProgram({ X: { earn: { all: [{ exam: 'A' }, { examIn: ['A', 'B'], count: 2 }] } } })
    const earned = judged(factsOf(pass('A', '2021-01-01'), pass('B', '2021-02-01')), '2021-02-01', program).X
    expect(earned?.status).toBe('active')
    expect(earned?.history[0]?.by.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))).toEqual([
      { attempt: '1' },
      { attempt: '2' },
    ])
  })

  test('shows the exams and certifications its leaves name', () => {
    const nodes = nodesOf(on('2016-06-01', pass('210-260', '2016-01-01'))['CCNA-SEC'])
    expect(nodes['1.1']).toMatchObject({ kind: 'examIn', exams: ['640-553', '640-554', '210-260'] })
    expect(nodes['1.2']).toMatchObject({ kind: 'certification', certifications: ['CCENT', 'CCNA-RS'] })
    const said = ['number', 'kind', 'have', 'need', 'met', 'by']
    expect(Object.keys(nodes['1']!)).toEqual([...said, 'children'])
    expect(Object.keys(nodes['1.1']!)).toEqual([...said, 'exams'])
    expect(Object.keys(nodes['1.2']!)).toEqual([...said, 'certifications'])
    const leaf = nodesOf(on('2022-02-01', grant('CCNA', '2022-01-01')).CCNA)['1.2']
    expect(Object.keys(leaf!)).toEqual([...said, 'towards'])
  })

  test('never meets what is recorded elsewhere', () => {
    const told = [grant('CCDE', '2015-01-01', '2018-01-01'), pass('BOARD-CCAR', '2016-01-01')]
    expect(treeOf(on('2016-06-01', ...told).CCAR)).toBe('all 2/3 (certification 1/1+, activity 0/1, exam 1/1+)')
  })

  test('shows points that work elsewhere, unmet, and towards what', () => {
    const told = [grant('CCNA', '2022-01-01'), grant('CCNP-SEC', '2022-01-01'), credits(35, '2022-02-01')]
    const leaf = (day: string, ...more: Telling[]) => nodesOf(on(day, ...told, ...more).CCNA)['1.2']
    expect(leaf('2022-03-01')).toMatchObject({ have: 35, need: 30, met: false, towards: ['CCNP-SEC'] })
    const lifted = leaf('2022-03-01', adjust('suspend', 'CCNP-SEC', '2022-02-15'))
    expect(lifted).toMatchObject({ have: 35, met: true, towards: ['CCNA'] })
    expect(leaf('2022-03-01', adjust('suspend', 'all', '2022-02-15'))).toMatchObject({
      have: 35,
      met: false,
      towards: [],
    })
  })
})

describe('Progress', () => {
  const expert = grant('CCIE-RS', '2015-03-15')

  test('asks by the regime of the day, or of the last day of what policy has suspended', () => {
    expect(treeOf(on('2016-01-01', expert)['CCIE-RS'])).toBe('examIn 0/1')
    expect(treeOf(on('2017-06-01', expert)['CCIE-RS'])).toBe('examIn 0/1')
    const now = on('2020-03-01', grant('CCIE-EI', '2019-01-01'))['CCIE-EI']
    expect(treeOf(now)).toMatch(/^any 0\/1 \(examIn 0\/1, all 0\/2 /)
  })

  test('has the goal of renewal while it is held, and of earning after', () => {
    const goals = ['2016-01-01', '2017-06-01', '2018-06-01'].map((day) => on(day, expert)['CCIE-RS']?.progress?.goal)
    expect(goals).toEqual(['recertify', 'recertify', 'earn'])
    const staff = [grant('CCNA', '2022-01-01'), adjust('suspend', 'CCNA', '2022-02-01')]
    expect(on('2022-03-01', ...staff).CCNA?.progress?.goal).toBe('recertify')
    expect(on('2022-03-01', ...staff, adjust('revoke', 'CCNA', '2022-02-15')).CCNA?.progress?.goal).toBe('earn')
  })

  test('says from which day on evidence counts', () => {
    const after = (day: string, ...tellings: Telling[]) => on(day, ...tellings).CCNA?.progress?.after
    const told = [grant('CCNA', '2022-01-01'), adjust('revoke', 'CCNA', '2022-06-01'), pass('200-301', '2022-07-01')]
    expect(after('2022-02-01', ...told)).toBe('2022-01-01')
    expect(after('2022-06-01', ...told)).toBe('2022-06-01')
    expect(after('2022-07-01', ...told)).toBe('2022-07-01')
    expect(after('2025-07-02', ...told)).toBe('2022-06-01')
    expect(after('2025-07-02', grant('CCNA', '2022-01-01'))).toBeNull()
    expect(on('2022-02-01', pass('350-401', '2022-01-01'))['CCNP-ENT']?.progress?.after).toBeNull()
    // The cycle of a grant to what is held begins on its day; that of an extension and a renewal too.
    expect(after('2022-03-01', told[0]!, grant('CCNA', '2022-03-01'))).toBe('2022-03-01')
    expect(after('2022-03-01', told[0]!, grant('CCNP-ENT', '2022-01-02'), pass('350-701', '2022-03-01'))).toBe(
      '2022-03-01',
    )
    expect(after('2022-03-01', told[0]!, pass('200-901', '2022-03-01'))).toBe('2022-03-01')
  })

  test.each<[string, string, string, Telling[]]>([
    ['is retired', 'CCENT', '2020-03-01', [grant('CCENT', '2020-01-01')]],
    ['is retired and ended', 'CCENT', '2023-03-01', [grant('CCENT', '2020-01-01')]],
    ['never ends', 'CCST-NET', '2025-08-01', [pass('100-150', '2025-07-14')]],
    ['has no rule to renew it', 'CCAR', '2016-01-01', [grant('CCAR', '2015-01-01')]],
    ['has no rule to earn it', 'CCIP', '2009-01-01', [grant('CCIP', '2005-01-01')]],
  ])('is nothing where a certification %s', (_what, code, day, tellings) => {
    expect(on(day, ...tellings)[code]).toMatchObject({ code, progress: null })
  })
})

test('Certifications are listed from the highest rank down, then as in the catalogue, by the name of the day', () => {
  const told = ['CCNA-AUTO', 'CCNP-SEC', 'CCNA', 'SPEC-350-401', 'CCIE-EI', 'CCNP-ENT'].map((code) =>
    grant(code, '2025-01-01'),
  )
  const codes = ['CCIE-EI', 'CCNP-ENT', 'CCNP-SEC', 'SPEC-350-401', 'CCNA', 'CCNA-AUTO']
  expect(Object.keys(on('2026-02-03', ...told))).toEqual(codes)
  const names = (day: string) => on(day, ...told)['CCNA-AUTO']?.name
  expect(['2026-02-02', '2026-02-03'].map(names)).toEqual(['Cisco Certified DevNet Associate', 'CCNA Automation'])
})

test('A name counts from its first day to its last', () => {
  const names = [
    { name: 'First', until: '2021-03-31' },
    { name: 'Second', from: '2021-04-01', until: '2021-04-30' },
    { name: 'Third', from: '2021-05-01' },
  ]
  const program = smallProgram({ X: { name: 'Third', names } })
  const named = (day: string) => judged(factsOf(grant('X', '2021-01-01')), day, program).X?.name
  expect(['2021-03-31', '2021-04-01', '2021-04-30', '2021-05-01'].map(named)).toEqual([
    'First',
    'Second',
    'Second',
    'Third',
  ])
})
