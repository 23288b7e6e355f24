import type { Credit } from '../../../src/core/standing/facts.ts'
import { leaf } from '../../../src/core/standing/kinds/node.ts'
import type { RuleKind } from '../../../src/core/standing/program.ts'
import type { Evidence } from '../../../src/core/standing/rule.ts'
import { yearlyCapWords } from './words.ts'

/** So many points, of one category at most so many a calendar year: `{"cappedByYear": 30}`. */
export function yearlyCapKind(category: string, most: number): RuleKind {
  const counted = (evidence: Evidence) => underCap(evidence.credits(), category, most)
  const sum = (evidence: Evidence) => counted(evidence).reduce((total, one) => total + one.hundredths, 0)
  return {
    kind: 'cappedByYear',
    words: yearlyCapWords(category, most),
    claims: (rule) => 'cappedByYear' in rule,
    problem: ({ cappedByYear }) => (Number(cappedByYear) > 0 ? undefined : 'asks for no number of points'),
    compile: (rule) =>
      leaf({
        kind: 'cappedByYear',
        rule,
        need: Number(rule.cappedByYear),
        usesCredits: true,
        have: (evidence) => sum(evidence) / 100,
        isMet: (evidence) => evidence.creditsWork && sum(evidence) >= Number(rule.cappedByYear) * 100,
        by: (evidence) =>
          counted(evidence).flatMap(({ credit, hundredths }) =>
            hundredths > 0 ? [{ credit: credit.externalId, source: credit.source }] : [],
          ),
      }),
  }
}

/** What of each credit, oldest first, fits under the cap of its year. */
function underCap(credits: readonly Credit[], category: string, most: number) {
  const room = new Map<string, number>()
  return credits.map((credit) => {
    if (credit.category !== category) return { credit, hundredths: credit.hundredths }
    const year = credit.activeOn.slice(0, 4)
    const left = room.get(year) ?? most * 100
    const hundredths = Math.min(left, credit.hundredths)
    room.set(year, left - hundredths)
    return { credit, hundredths }
  })
}
