import { type CompiledCertification, downwardsOn, rankOn } from './compile.ts'
import { type Holding, isHeld } from './holding.ts'
import { isIntroduced, isRetired, regimeOn } from './regime.ts'
import { countsTowardsHighest, rankOfCredits, takesCredits } from './renew.ts'
import type { Evidence, RuleNode } from './rule.ts'
import type { Progress, ProgressNode } from './standing.ts'
import { evidenceAfter, evidenceFor, type Walk } from './walk-state.ts'

/** The certifications that credits count towards at the end of the day; none where there is none. */
export interface CreditsTowards {
  readonly codes: readonly string[]
}

export function creditsTowards(walk: Walk): CreditsTowards {
  const rank = countsTowardsHighest(walk) ? rankOfCredits(walk) : undefined
  const codes = [...walk.holdings.values()]
    .filter((holding) => takesCredits(walk, holding))
    .filter((holding) => rank === undefined || rankOn(holding.certification, walk.day) === rank)
    .map((holding) => holding.certification)
    .sort(downwardsOn(walk.day))
    .map((certification) => certification.code)
  return { codes }
}

/** How far a held certification is towards renewal, or an ended one towards being earned again. */
export function progressOf(walk: Walk, holding: Holding, towards: CreditsTowards): Progress | null {
  const { certification } = holding
  if (isRetired(certification, walk.day)) return null
  if (!isHeld(holding)) return progressToEarn(walk, certification, holding, towards)
  if (holding.expiresOn === null) return null
  if (holding.cycle) {
    const evidence = evidenceFor(walk, holding, true)
    const tree = describe(certification.always.recertify!, '1', evidence, { codes: [certification.code] })
    return { goal: 'recertify', after: holding.cycle.start, tree }
  }
  const regime = regimeOn(certification, holding.state === 'policy' ? holding.expiresOn : walk.day)
  if (!regime.recertify) return null
  const evidence = evidenceFor(walk, holding, towards.codes.includes(certification.code))
  return { goal: 'recertify', after: holding.cycleStart, tree: describe(regime.recertify, '1', evidence, towards) }
}

export function progressToEarn(
  walk: Walk,
  certification: CompiledCertification,
  holding: Holding | undefined,
  towards: CreditsTowards,
): Progress | null {
  if (!certification.earn) return null
  const evidence = evidenceAfter(walk, holding?.earnsAfter ?? '')
  return {
    goal: 'earn',
    after: holding?.earnsAfter || null,
    tree: describe(certification.earn, '1', evidence, towards),
  }
}

/** Never held, can be earned, and an exam of its rule is passed: from the highest rank down. */
export function inProgress(walk: Walk): CompiledCertification[] {
  const touched = new Set<CompiledCertification>()
  for (const exam of walk.ledger.examsPassed())
    for (const certification of walk.program.earnedByExam.get(exam) ?? []) touched.add(certification)
  const evidence = evidenceAfter(walk, '')
  return [...touched]
    .filter((one) => !walk.holdings.has(one.code) && isIntroduced(one, walk.day) && !isRetired(one, walk.day))
    .filter((one) => hasMetExam(one.earn!, evidence))
    .sort(downwardsOn(walk.day))
}

function hasMetExam(node: RuleNode, evidence: Evidence): boolean {
  if (node.children.length > 0) return node.children.some((child) => hasMetExam(child, evidence))
  return node.exams.size > 0 && node.isMet(evidence)
}

/** A rule as a tree, with what of the evidence meets it. */
export function describe(node: RuleNode, number: string, evidence: Evidence, towards: CreditsTowards): ProgressNode {
  const leaf = node.children.length === 0
  return {
    number,
    kind: node.kind,
    have: node.have(evidence),
    need: node.need,
    met: node.isMet(evidence),
    by: leaf || node.isMet(evidence) ? node.by(evidence) : [],
    ...(leaf && node.exams.size > 0 ? { exams: [...node.exams] } : {}),
    ...(leaf && node.certifications.size > 0 ? { certifications: [...node.certifications] } : {}),
    ...(leaf && node.usesCredits ? { towards: towards.codes } : {}),
    ...node.tells?.(evidence),
    ...(leaf
      ? {}
      : { children: node.children.map((child, at) => describe(child, `${number}.${at + 1}`, evidence, towards)) }),
  }
}
