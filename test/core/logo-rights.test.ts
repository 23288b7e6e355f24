import { expect, test } from 'vitest'
import { logosAllowed } from '../../src/core/logo-rights.ts'

const marks = [
  { code: '10Y', certifications: ['X', 'Y'], years: 10 },
  { code: '15Y', certifications: ['X', 'Y'], years: 15 },
]
const period = (
  certification: string,
  status: 'active' | 'suspended' | 'expired',
  firstEarnedOn: string,
  since: string,
  until: string | null,
) => ({
  certification,
  status,
  firstEarnedOn,
  activeOn: since,
  since,
  until,
  expiresOn: until,
})

test.each([
  ['what is active', [period('A', 'active', '2020-01-01', '2020-01-01', null)], '2026-01-01', ['A']],
  ['not what is over', [period('A', 'expired', '2020-01-01', '2023-01-01', null)], '2026-01-01', []],
  ['not what is suspended', [period('A', 'suspended', '2020-01-01', '2023-01-01', null)], '2026-01-01', []],
  ['not what is to come', [period('A', 'active', '2027-01-01', '2027-01-01', null)], '2026-01-01', []],
  ['until its last day', [period('A', 'active', '2020-01-01', '2020-01-01', '2026-01-01')], '2026-01-01', ['A']],
  ['ten years on the day', [period('X', 'active', '2016-01-01', '2016-01-01', null)], '2026-01-01', ['X', '10Y']],
  ['not a day before', [period('X', 'active', '2016-01-02', '2016-01-02', null)], '2026-01-01', ['X']],
  [
    'years since the first, even another and over',
    [period('Y', 'expired', '2010-01-01', '2013-01-01', null), period('X', 'active', '2020-01-01', '2020-01-01', null)],
    '2026-01-01',
    ['X', '10Y', '15Y'],
  ],
  ['no years where none is active', [period('Y', 'expired', '2010-01-01', '2013-01-01', null)], '2026-01-01', []],
])('logos: %s', (_, periods, on, codes) => {
  expect(logosAllowed(periods, marks, on)).toEqual(codes)
})
