import { describe, expect, test } from 'vitest'
import { becomeOf, codeOf, isGuessable, readCode, withoutCode } from '../../src/core/codes.ts'
import { verify } from '../../src/core/verification.ts'

describe('a code as it is typed', () => {
  test.each([
    ['V7L4P3MC', ['V7L4P3MC', 'V7L4P3MC']],
    [' v7l4 p3mc-9xkd 2t6h ', ['V7L4P3MC9XKD2T6H', 'V7L4P3MC9XKD2T6H']],
    ['VO7I4P3MC', ['VO7I4P3MC', 'V0714P3MC']],
    ['Certificate 0DXF PJV0 8HT6 DF51', ['0DXFPJV08HT6DF51', '0DXFPJV08HT6DF51']],
    ['certificate:0dxf-pjv0-8ht6-df51.', ['0DXFPJV08HT6DF51', '0DXFPJV08HT6DF51']],
    ['Verification code: 0DXFPJV08HT6DF51', ['0DXFPJV08HT6DF51', '0DXFPJV08HT6DF51']],
    ['Certificate no. 0DXFPJV08HT6DF51', ['0DXFPJV08HT6DF51', '0DXFPJV08HT6DF51']],
    ['“0DXFPJV08HT6DF51”.', ['0DXFPJV08HT6DF51', '0DXFPJV08HT6DF51']],
    ['(0DXFPJV08HT6DF51)', ['0DXFPJV08HT6DF51', '0DXFPJV08HT6DF51']],
    ['https://here.invalid/verify/0DXFPJV08HT6DF51?on=2026-01-01', ['0DXFPJV08HT6DF51', '0DXFPJV08HT6DF51']],
    ['here.invalid/verify/0dxf%20pjv0%208ht6%20df51', ['0DXFPJV08HT6DF51', '0DXFPJV08HT6DF51']],
    ['https://here.invalid/verify?on=&code=0DXF+PJV0+8HT6+DF51', ['0DXFPJV08HT6DF51', '0DXFPJV08HT6DF51']],
    ['０ＤＸＦ　ＰＪＶ０ ８ＨＴ６ ＤＦ５１', ['0DXFPJV08HT6DF51', '0DXFPJV08HT6DF51']],
    ['0DXF\u00adPJV0\u200b8HT6\u2060DF51\ufeff', ['0DXFPJV08HT6DF51', '0DXFPJV08HT6DF51']],
    ['0DXF\u2011PJV0\u22128HT6\u2013DF51', ['0DXFPJV08HT6DF51', '0DXFPJV08HT6DF51']],
    // A code that begins like a label, and a label with nothing behind it that could be a code.
    ['CERTIFICATE123', ['CERTIFICATE123', 'CERT1F1CATE123']],
    ['code 1234567', ['CODE1234567', 'C0DE1234567']],
    ['Certificate', ['CERTIFICATE', 'CERT1F1CATE']],
    ['https://here.invalid/verify/%E0%A4%A', undefined],
    ['short', undefined],
    ['x'.repeat(33), undefined],
    ['V7L4P3M’', undefined],
    ['V7L4.P3MC', undefined],
    ['', undefined],
  ])('%j is %j', (typed, code) => {
    expect(readCode(typed)).toEqual(code)
  })

  test('under twelve signs can be guessed', () => {
    expect([8, 11, 12, 16].map((length) => isGuessable('B'.repeat(length)))).toEqual([true, true, false, false])
  })
})

const migrations = [
  { from: 'OLD', to: 'MID', on: '2020-02-24', automatic: true },
  { from: 'MID', to: 'NEW', on: '2024-01-01', automatic: true },
  { from: 'OTHER', to: 'NEW', on: '2020-01-01', automatic: false },
]

test.each([
  ['OLD', '2019-01-01', 'OLD'],
  ['OLD', '2020-02-24', 'MID'],
  ['OLD', '2025-01-01', 'NEW'],
  ['OTHER', '2025-01-01', 'OTHER'],
])('%s is by %s %s', (given, on, now) => {
  expect(becomeOf(migrations, given, on)).toBe(now)
})

describe('a code is given', () => {
  const held = (certification: string, since: string) => ({ candidateId: 'A', certification, since })
  test.each([
    ['for each thing held', [held('OTHER', '2018-01-01'), held('OLD', '2019-01-01')], [], ['OTHER', 'OLD']],
    ['once for what was renamed', [held('MID', '2020-02-24'), held('OLD', '2019-01-01')], [], ['OLD']],
    ['not where there is one', [held('OLD', '2019-01-01')], [held('OLD', '')], []],
    ['not for what something coded became', [held('NEW', '2024-01-01')], [held('OLD', '')], []],
    ['although what came later has one', [held('OLD', '2019-01-01')], [held('NEW', '')], ['OLD']],
    [
      'although somebody else has one',
      [held('OLD', '2019-01-01')],
      [{ candidateId: 'B', certification: 'OLD' }],
      ['OLD'],
    ],
  ])('%s', (_, all, coded, given) => {
    expect(withoutCode(migrations, all, coded).map(({ certification }) => certification)).toEqual(given)
  })

  test('and is found again under what the thing became', () => {
    const codes = [
      { code: 'X', certification: 'OLD', origin: 'own' as const },
      { code: 'Y', certification: 'NEW', origin: 'imported' as const },
    ]
    expect([
      codeOf(migrations, codes, 'NEW'),
      codeOf(migrations, codes, 'OLD'),
      codeOf(migrations, codes, 'Z'),
    ]).toEqual(['X', 'X', undefined])
  })
})

describe('verification', () => {
  const period = (status: 'active' | 'suspended' | 'expired' | 'revoked', since: string, until: string | null) => ({
    certification: 'MID',
    since,
    until,
    status,
    firstEarnedOn: '2019-01-01',
    activeOn: since,
    expiresOn: '2023-02-24',
  })
  const periods = [
    { ...period('active', '2019-01-01', '2020-02-23'), certification: 'OLD' },
    period('active', '2020-02-24', '2021-12-31'),
    period('active', '2022-01-01', '2022-05-31'),
    period('suspended', '2022-06-01', '2022-07-31'),
    period('active', '2022-08-01', '2023-02-24'),
    period('expired', '2023-02-25', null),
  ]
  test.each([
    ['2018-12-31', 'not-held', false, null],
    ['2019-01-01', 'active', true, '2019-01-01'],
    ['2020-02-23', 'active', true, '2019-01-01'],
    ['2020-02-24', 'active', true, '2020-02-24'],
    ['2022-03-01', 'active', true, '2020-02-24'],
    ['2022-06-01', 'suspended', false, '2022-06-01'],
    ['2022-08-01', 'active', true, '2022-08-01'],
    ['2023-02-24', 'active', true, '2022-08-01'],
    ['2023-02-25', 'expired', false, '2023-02-25'],
  ] as const)('on %s says %s', (on, status, valid, since) => {
    expect(verify(migrations.slice(0, 1), 'OLD', periods, on)).toMatchObject({ status, valid, since, on })
  })
})
