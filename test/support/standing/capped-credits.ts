import type { Credit } from '../../../src/core/standing/facts.ts'
import { leaf } from '../../../src/core/standing/kinds/node.ts'
import type { RuleKind } from '../../../src/core/standing/program.ts'
import type { Evidence, Rule } from '../../../src/core/standing/rule.ts'
import { wordsOfPoints } from '../../../src/core/standing/words.ts'

/** So many live points, of each capped category no more than its cap: `{"cappedCredits": 50, "caps": {"webinar": 10}}`. */
export const cappedCreditsKind: RuleKind = {
  kind: 'cappedCredits',
  words: wordsOfPoints(({ need }) => [{ credits: need * 100 }]),
  claims: (rule) => 'cappedCredits' in rule,
  problem(rule) {
    if (typeof rule.cappedCredits !== 'number' || rule.cappedCredits <= 0) return 'asks for no number of points'
    const odd = Object.entries(capsOf(rule)).find(([, cap]) => !(cap >= 0))
    return odd && `caps ${odd[0]} at no number of points`
  },
  compile(rule) {
    const need = Number(rule.cappedCredits)
    const counted = (evidence: Evidence) => countUnderCaps(evidence.credits(), capsOf(rule))
    const sum = (evidence: Evidence) => counted(evidence).reduce((total, one) => total + one.hundredths, 0)
    return leaf({
      kind: 'cappedCredits',
      rule,
      need,
      usesCredits: true,
      have: (evidence) => sum(evidence) / 100,
      isMet: (evidence) => evidence.creditsWork && sum(evidence) >= Math.round(need * 100),
      by(evidence) {
        let missing = evidence.creditsWork ? Math.round(need * 100) : Infinity
        const needed = counted(evidence).filter(({ hundredths }) => {
          const isNeeded = missing > 0 && hundredths > 0
          missing -= hundredths
          return isNeeded
        })
        return needed.map(({ credit }) => ({ credit: credit.externalId, source: credit.source }))
      },
    })
  },
}

function capsOf(rule: Rule): Readonly<Record<string, number>> {
  return (rule.caps ?? {}) as Record<string, number>
}

/** What of each credit, oldest first, still fits under the cap of its category. */
function countUnderCaps(credits: readonly Credit[], caps: Readonly<Record<string, number>>) {
  const room = new Map(Object.entries(caps).map(([category, cap]) => [category, cap * 100]))
  return credits.map((credit) => {
    const category = credit.category ?? ''
    const left = room.get(category)
    const hundredths = Math.min(credit.hundredths, left ?? Infinity)
    if (left !== undefined) room.set(category, left - hundredths)
    return { credit, hundredths }
  })
}
