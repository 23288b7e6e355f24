import type { RetakePolicy } from './program.ts'

export const retakePolicies: readonly RetakePolicy[] = [
  { groups: ['ccst', 'cct', 'associate', 'professional'], afterFailDays: 5, afterPassDays: 180 },
  { groups: ['legacyCcieWritten'], from: '2005-05-01', until: '2014-08-01', afterFailDays: 5, afterPassDays: 180 },
  { groups: ['legacyCcieWritten'], from: '2014-08-02', until: '2020-02-23', afterFailDays: 15, maxInTwelveMonths: 4 },
  { groups: ['expertLab'], afterFailDays: 30 },
]
