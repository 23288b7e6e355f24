import type { Fact } from '../../facts.ts'
import type { RuleWords } from '../../words.ts'
import type { RuleKind } from '../../program.ts'
import type { Evidence } from '../../rule.ts'
import { carried, leaf } from '../node.ts'
import { cycleCreditsWords, yearCreditsWords, yearlyFeeWords } from './words.ts'

/** That many points in the whole of the cycle. */
export const cycleCreditsKind: RuleKind = pointsKind('cycleCredits', false, cycleCreditsWords)

/** That many points in the year of the cycle. */
export const yearCreditsKind: RuleKind = pointsKind('yearCredits', true, yearCreditsWords)

/** No fee of a calendar year is late. */
export const yearlyFeeKind: RuleKind = {
  kind: 'yearlyFee',
  words: yearlyFeeWords,
  claims: (rule) => 'yearlyFee' in rule,
  problem: () => undefined,
  compile: (rule) =>
    leaf({
      kind: 'yearlyFee',
      rule,
      need: 1,
      have: ({ cycle }) => (cycle && cycle.feesOwed.length > 0 ? 0 : 1),
      by: () => [],
      tells: ({ cycle }) => ({ years: cycle?.feesOwed ?? [] }),
    }),
}

function pointsKind(kind: 'cycleCredits' | 'yearCredits', ofYear: boolean, words: RuleWords): RuleKind {
  const have = ({ cycle }: Evidence) => (cycle ? (ofYear ? cycle.ofYear() : cycle.total()) : 0)
  return {
    kind,
    words,
    claims: (rule) => kind in rule,
    problem: (rule) => (Number(rule[kind]) > 0 ? undefined : 'asks for no number of points'),
    compile: (rule) =>
      leaf({
        kind,
        rule,
        need: Number(rule[kind]),
        usesCredits: true,
        have: (evidence) => have(evidence) / 100,
        isMet: (evidence) => have(evidence) >= Math.round(Number(rule[kind]) * 100),
        by: ({ cycle }) => (cycle?.credits(ofYear) ?? []).map(named),
        tells: ({ cycle }: Evidence) => {
          if (!cycle) return {}
          if (!ofYear) return carried(cycle.carriedIn)
          return { year: cycle.year, until: cycle.yearUntil, ...(cycle.decidesOn && { decidesOn: cycle.decidesOn }) }
        },
      }),
  }
}

function named({ externalId, source }: { readonly externalId: string; readonly source: string }): Fact {
  return { credit: externalId, source }
}
