import type { Fact } from '../../facts.ts'
import type { RuleKind } from '../../program.ts'
import { carried, leaf } from '../node.ts'
import { creditsWords } from './words.ts'

/** That many live points. Where credits work towards another certification, they show here and are not enough. */
export const creditsKind: RuleKind = {
  kind: 'credits',
  words: creditsWords,
  claims: (rule) => 'credits' in rule && Object.keys(rule).length === 1,
  problem(rule) {
    return typeof rule.credits === 'number' && rule.credits > 0 ? undefined : 'asks for no number of points'
  },
  compile(rule) {
    const need = Number(rule.credits)
    const hundredths = Math.round(need * 100)
    return leaf({
      kind: 'credits',
      rule,
      need,
      usesCredits: true,
      have: (evidence) => evidence.hundredths() / 100,
      tells: (evidence) => carried(evidence.carriedIn),
      isMet: (evidence) => evidence.creditsWork && evidence.hundredths() >= hundredths,
      by: (evidence) => {
        const needed: Fact[] = []
        const enough = evidence.creditsWork ? hundredths : Infinity
        let sum = evidence.carriedIn
        for (const credit of evidence.credits()) {
          if (sum >= enough) break
          sum += credit.hundredths
          needed.push({ credit: credit.externalId, source: credit.source })
        }
        return needed
      },
    })
  },
}
