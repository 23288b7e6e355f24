import { describe, expect, test } from 'vitest'
import { type FeedKind, readRow } from '../../../src/core/feeds/kinds.ts'
import type { FeedFact } from '../../../src/core/feeds/row.ts'
import { program as neutral } from '../../programs/neutral/index.ts'
import { feedRulesOf } from '../../../src/program/feed-rules.ts'

type Fields = Readonly<Record<string, string>>

const rules = feedRulesOf(neutral, '2026-11-24')
const candidate_id = 'HARB10000000'

const sound = {
  candidates: {
    candidate_id,
    last_name: 'Doe',
    email: 'doe@example.com',
    first_name: 'Ada',
    vue_testing_id: '226754252',
  },
  exams: { registration_number: 'n7dnt508', candidate_id, exam_code: '200-301', grade: 'pass', taken_on: '2023-02-01' },
  creq: {
    external_id: '9001',
    candidate_id,
    name: 'Talk',
    provider_name: 'Live',
    points: '2.5',
    active_on: '2023-03-01',
  },
  grants: { grant_id: '1', candidate_id, certification: 'DECK', granted_on: '2019-12-08', reason: 'By hand' },
  adjustments: {
    adjustment_id: '7',
    candidate_id,
    certification: '',
    kind: 'revoke',
    on: '2022-05-01',
    reason: 'Appeal',
  },
  agreements: { candidate_id, agreement: 'CCA', version: 'V9', accepted_on: '2006-06-20' },
  certificates: {
    verification_code: '15kdeq4k1bv1133h',
    candidate_id,
    certification: 'DECK',
    issued_on: '2019-12-08',
  },
  kits: { item_id: 'K-1', status: 'sent' },
  fees: { payment_id: 'P-1', candidate_id, year: '2026', paid_on: '2026-01-05', amount: '85.00', currency: 'EUR' },
} satisfies Record<FeedKind, Fields>

function problemsOf(kind: FeedKind, changes: Fields) {
  const reading = readRow(kind, { ...sound[kind], ...changes }, rules)
  return 'problems' in reading ? reading.problems : []
}

function factOf(kind: FeedKind, changes: Fields = {}): FeedFact {
  const reading = readRow(kind, { ...sound[kind], ...changes }, rules)
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  return reading.fact
}

describe('A sound row is read', () => {
  test.each<[FeedKind, string, object]>([
    [
      'candidates',
      candidate_id,
      { first_name: 'Ada', last_name: 'Doe', email: 'doe@example.com', vue_testing_id: '226754252' },
    ],
    ['exams', 'n7dnt508', { exam: '200-301', grade: 'pass', takenOn: '2023-02-01' }],
    [
      'creq',
      `${neutral.credits.defaultSource}\n9001`,
      {
        source: neutral.credits.defaultSource,
        externalId: '9001',
        name: 'Talk',
        providerName: 'Live',
        hundredths: 250,
        activeOn: '2023-03-01',
      },
    ],
    ['grants', '1', { certification: 'DECK', grantedOn: '2019-12-08', reason: 'By hand' }],
    ['adjustments', '7', { certification: '', kind: 'revoke', on: '2022-05-01', reason: 'Appeal' }],
    ['agreements', `${candidate_id}\nCCA\nV9`, { agreement: 'CCA', version: 'V9', acceptedOn: '2006-06-20' }],
    ['fees', 'P-1', { year: 2026, paidOn: '2026-01-05', amount: '85.00', currency: 'EUR' }],
  ])('of %s', (kind, key, content) => {
    expect(factOf(kind)).toMatchObject({ key, candidateId: candidate_id, content })
    expect(Object.keys(factOf(kind).content)).toHaveLength(Object.keys(content).length)
  })

  test('with what may be left out', () => {
    expect(
      factOf('creq', { source: 'Partner', expires_on: '2023-03-01', category: 'CLIVE', review: 'approved' }),
    ).toMatchObject({
      key: 'Partner\n9001',
      content: { source: 'Partner', expiresOn: '2023-03-01', category: 'CLIVE', review: 'approved' },
    })
    expect(factOf('grants', { expires_on: '2019-12-08' }).content).toMatchObject({ expiresOn: '2019-12-08' })
    const months = { kind: 'extend', months: '60', certification: 'DECK' }
    expect(factOf('adjustments', months).content).toMatchObject({ kind: 'extend', months: 60, certification: 'DECK' })
    expect(factOf('adjustments', { ...months, months: '1' }).content).toMatchObject({ months: 1 })
  })

  test('column by column: what its file lacks is not said, and what is empty is said to be empty', () => {
    const person = { candidate_id, phone: '', city: 'Porto' }
    const reading = readRow('candidates', person, rules)
    expect(reading).toMatchObject({ fact: { content: { phone: '', city: 'Porto' }, isWhole: 0 } })
    expect(Object.keys('fact' in reading ? reading.fact.content : {})).toEqual(['phone', 'city'])
    expect(factOf('grants', { expires_on: '' })).toMatchObject({ isWhole: 1 })
    expect(factOf('grants', { expires_on: '' }).content).not.toHaveProperty('expiresOn')
    expect(factOf('grants')).toMatchObject({ isWhole: 0 })
    expect(factOf('creq', { review: '' }).content).toMatchObject({ review: 'n/a' })
    expect(factOf('creq').content).not.toHaveProperty('review')
  })

  test('without the spaces around its fields, and without columns that are not its own', () => {
    expect(
      factOf('exams', { exam_code: ' 200-301 ', registration_number: '\tn7dnt508', colour: 'x'.repeat(900) }),
    ).toEqual(factOf('exams'))
    expect(factOf('adjustments', { months: 'many' }).content).not.toHaveProperty('months')
  })

  test('with what looks like a formula, a markup or two lines left as it is', () => {
    for (const name of ['=cmd|calc', '<b>bold</b>', 'two\nlines', 'A "quoted", name', 'x'.repeat(500)])
      expect(factOf('creq', { name }).content).toMatchObject({ name })
  })

  test('with ids of seven or eight digits, days up to the last that has begun, and points up to 1000', () => {
    expect(factOf('exams', { candidate_id: 'HARB1234567' }).candidateId).toBe('HARB1234567')
    expect(factOf('exams', { taken_on: '2026-11-24' }).content).toMatchObject({ takenOn: '2026-11-24' })
    expect(factOf('creq', { points: '1000' }).content).toMatchObject({ hundredths: 100_000 })
    expect(factOf('creq', { points: '0.01' }).content).toMatchObject({ hundredths: 1 })
  })
})

/** What a spreadsheet may spoil: the column of each kind's key. */
const keys = [
  ['exams', 'registration_number'],
  ['creq', 'external_id'],
  ['grants', 'grant_id'],
  ['adjustments', 'adjustment_id'],
  ['fees', 'payment_id'],
  ['kits', 'item_id'],
] as const satisfies [FeedKind, string][]

test.each([
  '12E4',
  '4E8',
  '12345E67',
  'E+08',
  '1E2E3',
  'B5-1',
  '400000007',
  'n7dnt508',
  '20261112',
  '0',
  '-1',
  '2026-13-12',
  '12-11-26',
  '1.2.3',
  '2026-0001',
  'MAY-26',
  'A-2026-11-12',
  '2026-11-12-1',
  '99-Nov',
  '2026-11',
  '12-10045',
  '1-12026',
  '4512-01-05',
  '1-2-3',
  '12/2026',
  'Nov',
  'DUP-1',
  'May 12345',
])('%s may be a key', (text) => {
  for (const [kind, column] of keys) expect(problemsOf(kind, { [column]: text })).toEqual([])
})

test('a version of an agreement may be called by a day', () => {
  expect(problemsOf('agreements', { version: '2026-11-12' })).toEqual([])
})

describe('A result is taken in, with a notice,', () => {
  const noticesOf = (exam_code: string, taken_on: string, examTolerance = rules.examTolerance) => {
    const reading = readRow('exams', { ...sound.exams, exam_code, taken_on }, { ...rules, examTolerance })
    return 'notices' in reading ? reading.notices : reading.problems
  }

  test.each([
    ['on the first day of its exam', '200-301', '2020-02-24', []],
    ['on the last day of its exam', '100-490', '2025-02-09', []],
    ['after it', '100-490', '2025-02-10', ['Results of exam 100-490 are dated after its last day, 2025-02-09']],
    [
      'a little after it',
      '100-490',
      '2025-03-11',
      ['Results of exam 100-490 are dated after its last day, 2025-02-09'],
    ],
    ['long after', '100-490', '2025-03-12', ['Results of exam 100-490 are dated long after its last day, 2025-02-09']],
    [
      'before, by a few days',
      '200-301',
      '2020-02-14',
      ['Results of exam 200-301 are dated before its first day, 2020-02-24'],
    ],
    [
      'before a day that is only about right',
      '200-201',
      '2001-01-01',
      ['Results of exam 200-201 are dated before its first day, 2020-05-29'],
    ],
  ])('%s', (_, exam, day, notices) => {
    expect(noticesOf(exam, day, { before: 10, after: 30 })).toEqual(notices)
  })

  test('and is rejected where it is dated earlier than the program tolerates', () => {
    expect(noticesOf('200-301', '2020-02-13', { before: 10, after: 30 })).toMatchObject([{ column: 'taken_on' }])
    expect(noticesOf('200-301', '2020-02-23')).toMatchObject([{ column: 'taken_on' }])
    expect(noticesOf('200-201', '1979-12-31')).toHaveLength(1)
  })
})

test('a grant may end after 50 years to the day', () => {
  expect(factOf('grants', { expires_on: '2069-12-08' }).content).toMatchObject({ expiresOn: '2069-12-08' })
})

test('a name in the wrong column is told where it goes', () => {
  expect(problemsOf('candidates', { last_name: '', first_name: 'Pelé' })).toEqual([
    {
      column: 'last_name',
      message: 'This field must not be empty. Put the name of a person who has only one here, not in first_name.',
    },
  ])
  expect(problemsOf('candidates', { last_name: '', first_name: '' })).toEqual([
    { column: 'last_name', message: 'This field must not be empty.' },
  ])
})

describe('A row is rejected at its column, with a sentence', () => {
  const notADay = 'is not a day of the calendar written as YYYY-MM-DD.'
  const badPoints = 'is not a number above 0 and up to 1000 with at most two decimal places.'
  const long = 'x'.repeat(501)

  test.each<[FeedKind, string, string, string]>([
    ['exams', 'candidate_id', 'HARB1', '“HARB1” is not a candidate id such as HARB10000000.'],
    ['exams', 'candidate_id', 'HARB123456', '“HARB123456” is not a candidate id such as HARB10000000.'],
    ['exams', 'candidate_id', 'HARB123456789', '“HARB123456789” is not a candidate id such as HARB10000000.'],
    ['grants', 'candidate_id', 'harb10000000', '“harb10000000” is not a candidate id such as HARB10000000.'],
    ['agreements', 'candidate_id', 'XHARB10000000', '“XHARB10000000” is not a candidate id such as HARB10000000.'],
    ['fees', 'year', '26', '“26” is not a year such as 2026.'],
    ['fees', 'amount', '1.234,50', '“1.234,50” is not an amount such as 85 or 85.00.'],
    ['fees', 'currency', 'euro', '“euro” is not a currency code such as EUR.'],
    ['exams', 'exam_code', '999-999', '“999-999” is not the code of an exam of this program.'],
    ['exams', 'grade', 'maybe', '“maybe” is none of pass, fail.'],
    ['exams', 'grade', 'PASS', '“PASS” is none of pass, fail.'],
    ['exams', 'taken_on', '2023-02-30', `“2023-02-30” ${notADay}`],
    ['exams', 'taken_on', '02/01/2023', `“02/01/2023” ${notADay}`],
    ['exams', 'taken_on', '2099-01-01', '2099-01-01 lies in the future.'],
    ['exams', 'taken_on', '2026-11-25', '2026-11-25 lies in the future.'],
    ['exams', 'taken_on', '1979-12-31', '1979-12-31 is before 1980-01-01, the earliest day that is taken.'],
    ['exams', 'taken_on', '2020-02-23', '2020-02-23 is before exam 200-301 was introduced, which was on 2020-02-24.'],
    ['creq', 'active_on', '1979-12-31', '1979-12-31 is before 1980-01-01, the earliest day that is taken.'],
    ['creq', 'expires_on', '0202-03-01', '0202-03-01 is before 1980-01-01, the earliest day that is taken.'],
    ['kits', 'sent_on', '1970-01-01', '1970-01-01 is before 1980-01-01, the earliest day that is taken.'],
    ['grants', 'expires_on', '2069-12-09', '2069-12-09 is more than 50 years after granted_on, which is 2019-12-08.'],
    ['creq', 'active_on', '2026-11-25', '2026-11-25 lies in the future.'],
    ['grants', 'granted_on', '2026-11-25', '2026-11-25 lies in the future.'],
    ['adjustments', 'on', '2026-11-25', '2026-11-25 lies in the future.'],
    ['agreements', 'accepted_on', '2026-11-25', '2026-11-25 lies in the future.'],
    ['creq', 'points', '0', `“0” ${badPoints}`],
    ['creq', 'points', '-4', `“-4” ${badPoints}`],
    ['creq', 'points', '1e9', `“1e9” ${badPoints}`],
    ['creq', 'points', '2.505', `“2.505” ${badPoints}`],
    ['creq', 'points', '1000.01', `“1000.01” ${badPoints}`],
    ['creq', 'points', '1,5', `“1,5” ${badPoints}`],
    ['creq', 'expires_on', '2023-02-28', '2023-02-28 is before active_on, which is 2023-03-01.'],
    ['creq', 'expires_on', '2023-02-30', `“2023-02-30” ${notADay}`],
    ['creq', 'review', 'open', '“open” is none of n/a, pending, approved, rejected.'],
    ['grants', 'expires_on', '2019-12-07', '2019-12-07 is before granted_on, which is 2019-12-08.'],
    ['grants', 'certification', 'CCNX', '“CCNX” is not the code of a certification of this program.'],
    ['grants', 'certification', '', 'This field must not be empty.'],
    ['adjustments', 'certification', 'CCNX', '“CCNX” is not the code of a certification of this program.'],
    ['adjustments', 'kind', 'forget', '“forget” is none of extend, revoke, suspend, reinstate.'],
    ['candidates', 'email', 'doe', '“doe” is not an email address such as name@example.com.'],
    ...[
      'd oe@example.com',
      'a@b',
      '"Foo"<foo@example.com>',
      'a@example.com,b',
      'a@example.com;',
      'n/a@n/a',
      'mailto:a@example.com',
    ].map((text): [FeedKind, string, string, string] => {
      return ['candidates', 'email', text, `“${text}” is not an email address such as name@example.com.`]
    }),
    ['candidates', 'first_name', long, 'This field has 501 characters; at most 500 are taken.'],
    ['candidates', 'vue_testing_id', long, 'This field has 501 characters; at most 500 are taken.'],
    ['creq', 'category', long, 'This field has 501 characters; at most 500 are taken.'],
    ['grants', 'reason', long, 'This field has 501 characters; at most 500 are taken.'],
  ])('%s %s: %s', (kind, column, text, message) => {
    expect(problemsOf(kind, { [column]: text })).toEqual([{ column, message }])
  })

  test.each([
    '4.30E+08',
    '4,3e+8',
    '1.0E10',
    '1e+22',
    '-4.3E+08',
    '1.23457E-05',
    '2026-11-12',
    '2026/11/12',
    '2026-1-5',
    '12.11.2026',
    '11/12/2026',
    '1/5/26',
    '12-11-2026',
    '31.12.1999',
    '2026-11-12 00:00:00',
    '2026-11-12T00:00:00Z',
    '11/12/2026 0:00',
    '11/12/2026 12:00 AM',
    '12-Nov',
    'Nov-26',
    '12-Nov-26',
    '12 November 2026',
    'Nov 12, 2026',
    '12. Nov',
  ])('the key %s, which a spreadsheet has spoiled', (text) => {
    for (const [kind, column] of keys) {
      const [problem, ...others] = problemsOf(kind, { [column]: text })
      expect([kind, problem?.column, others]).toEqual([kind, column, []])
      expect(problem?.message).toMatch(
        /^“.+” is a (number|date).* spreadsheet.* as text and enter the keys as they were\.$/,
      )
    }
  })

  test.each(['', '0', '61', '6.5', '-6', 'six', '006'])('an extension by %j months', (months) => {
    const problems = problemsOf('adjustments', { kind: 'extend', months })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ column: 'months' })
    expect(problems[0]!.message).toMatch(months ? /is not a whole number from 1 to 60\.$/ : /must not be empty\.$/)
  })

  test.each(
    Object.entries(sound).flatMap(([kind, fields]) =>
      Object.keys(fields)
        .filter((column) => !['first_name', 'vue_testing_id'].includes(column))
        .filter((column) => kind !== 'adjustments' || column !== 'certification')
        .map((column) => [kind as FeedKind, column] as const),
    ),
  )('%s without its %s', (kind, column) => {
    const only = column === 'last_name' ? ' Put the name of a person who has only one here, not in first_name.' : ''
    const empty = { column, message: `This field must not be empty.${only}` }
    expect(problemsOf(kind, { [column]: '' })).toEqual([empty])
    expect(problemsOf(kind, { [column]: ' \t' })).toEqual([empty])
  })

  test('for everything that is wrong with it at once', () => {
    const problems = problemsOf('exams', {
      candidate_id: 'HARB1',
      exam_code: '',
      grade: 'maybe',
      taken_on: '2023-02-30',
    })
    expect(problems.map((problem) => problem.column)).toEqual(['candidate_id', 'exam_code', 'grade', 'taken_on'])
    for (const { message } of problems) expect(message).toMatch(/^\S.*\.$/)
  })

  test('without repeating more of it than a sentence can hold', () => {
    expect(problemsOf('exams', { exam_code: '9'.repeat(100) })[0]!.message).toBe(
      `“${'9'.repeat(40)}…” is not the code of an exam of this program.`,
    )
    expect(problemsOf('exams', { exam_code: '9'.repeat(40) })[0]!.message).toBe(
      `“${'9'.repeat(40)}” is not the code of an exam of this program.`,
    )
  })
})
