import { missingHundredths, type RuleWords, wordsOfPoints } from '../../words.ts'

export const cycleCreditsWords = wordsOfPoints(({ need }) => [{ credits: need * 100 }, ' in this cycle'])

export const yearCreditsWords: RuleWords = wordsOfPoints(
  ({ need, year, until }) => [
    { credits: need * 100 },
    ...(until === undefined ? [' a year'] : [` in year ${year}, which ends on `, { day: until }]),
  ],
  (node) => [
    `${missingHundredths(node) / 100} more in year ${node.year ?? 1}`,
    ...(node.until === undefined ? [] : [' by ', { day: node.decidesOn ?? node.until }]),
  ],
)

export const yearlyFeeWords: RuleWords = {
  title: ({ years = [] }) => [years.length > 0 ? `the yearly fee of ${years.join(' and ')}` : 'the yearly fee'],
  evidence: 'none',
  lead: {
    met: ['No fee is overdue.'],
    notMet: ({ years = [] }) => [
      `The fee of ${years.join(' and ')} is overdue. The certification is active again on the day it is paid.`,
    ],
  },
}
