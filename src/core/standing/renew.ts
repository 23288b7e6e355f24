import { addMonths, type Day, earlierEnd, endsLater } from '../calendar.ts'
import { rankOn } from './compile.ts'
import type { Fact } from './facts.ts'
import { type Holding, isActive, note } from './holding.ts'
import { endOfPeriod, isRetired, regimeOn, validityOn } from './regime.ts'
import type { Evidence, RuleNode } from './rule.ts'
import { evidenceFor, isTouchedToday, type Walk } from './walk-state.ts'

/** Step 3: what meets its recertification rule today is renewed, and extends what stands at its rank or below. */
export function renew(walk: Walk): void {
  if (!walk.isTurningDay && walk.examsPassedToday.length === 0 && !walk.creditsCountedToday) return
  const all = walk.holdings.downwards(walk.day)
  let rank: { readonly value: number | undefined } | undefined
  // Fixed before anything is renewed today, and worked out only where a rule is asked at all.
  const creditRank = () => (rank ??= { value: rankOfCredits(walk) }).value
  for (const holding of all) {
    if (!isRenewable(walk, holding)) continue
    const renewal = ownRenewal(walk, holding, holding.expiresOn, creditRank)
    if (!renewal) continue
    apply(walk, holding, renewal)
    const by = [{ certification: holding.certification.code }]
    if (walk.program.rulebook.renewalExtends === 'nothing') continue
    for (const other of all) if (isRenewable(walk, other)) extendBy(walk, holding, other, by, creditRank)
  }
}

/** The rank towards which credits count today: the highest that is active, not retired, and renewable by credits. */
export function rankOfCredits(walk: Walk): number | undefined {
  let rank: number | undefined
  for (const holding of walk.holdings.downwards(walk.day)) {
    if (!takesCredits(walk, holding)) continue
    const own = rankOn(holding.certification, walk.day)
    if (rank === undefined || own > rank) rank = own
  }
  return rank
}

export function countsTowardsHighest({ program }: Walk): boolean {
  return (program.rulebook.creditPolicy?.count ?? 'towards-highest') === 'towards-highest'
}

export function takesCredits(walk: Walk, holding: Holding): boolean {
  const { certification } = holding
  if (holding.cycle || !isActive(holding) || isRetired(certification, walk.day)) return false
  return regimeOn(certification, walk.day).recertify?.usesCredits ?? false
}

interface Renewal {
  readonly expiresOn: Day | null
  readonly cycleStart: Day
  readonly carriedOver: number
  by(): readonly Fact[]
}

/** How its own rule renews a certification today, if it does, and to a later end than `beyond`. */
function ownRenewal(
  walk: Walk,
  holding: Holding,
  beyond: Day | null,
  creditRank: () => number | undefined,
): Renewal | undefined {
  const { certification, expiresOn: before } = holding
  const regimeDay = holding.state === 'policy' ? before! : walk.day
  const { recertify: rule, anchor } = regimeOn(certification, regimeDay)
  if (!rule || !(walk.isTurningDay || isTouchedToday(walk, rule))) return undefined

  const cycleStart = anchor === 'previousExpiry' ? before! : walk.day
  const months = validityOn(certification, regimeDay)
  const expiresOn = months === null ? null : addMonths(cycleStart, months)
  if (!endsLater(expiresOn, before) || !endsLater(expiresOn, beyond)) return undefined

  const creditsWork =
    rule.usesCredits && (!countsTowardsHighest(walk) || rankOn(certification, walk.day) === creditRank())
  const evidence = evidenceFor(walk, holding, creditsWork)
  if (!rule.isMet(evidence)) return undefined
  return { expiresOn, cycleStart, carriedOver: carriedOver(walk, rule, evidence), by: () => rule.by(evidence) }
}

/** Points over what the rule needed, where the program lets them count again. */
function carriedOver(walk: Walk, rule: RuleNode, evidence: Evidence): number {
  const { carryOver } = walk.program.rulebook.creditPolicy ?? {}
  const met = carryOver === undefined ? undefined : metCredits(rule, evidence)
  if (carryOver === undefined || !met) return 0
  return Math.min(carryOver === 'all' ? Infinity : carryOver * 100, evidence.hundredths() - met.need * 100)
}

function metCredits(rule: RuleNode, evidence: Evidence): RuleNode | undefined {
  if (rule.kind === 'credits') return rule.isMet(evidence) ? rule : undefined
  for (const child of rule.children) {
    const found = metCredits(child, evidence)
    if (found) return found
  }
  return undefined
}

function apply(walk: Walk, holding: Holding, renewal: Renewal): void {
  const by = renewal.by()
  if (holding.state === 'policy') walk.enabledToday.add(holding.certification.code)
  holding.state = 'active'
  holding.suspendedUntil = null
  holding.expiresOn = renewal.expiresOn
  holding.cycleStart = renewal.cycleStart
  holding.creditsAfter = undefined
  holding.carriedIn = renewal.carriedOver
  holding.activeOn = walk.day
  holding.renewedAt = walk.count
  note(holding, walk.day, 'renewed', by)
}

/** Moves the end of another certification along, or lets its own rule do so where that reaches further. */
function extendBy(
  walk: Walk,
  renewed: Holding,
  other: Holding,
  by: readonly Fact[],
  creditRank: () => number | undefined,
): void {
  const { certification } = other
  const isHigher = rankOn(certification, walk.day) > rankOn(renewed.certification, walk.day)
  if (other.state !== 'active' || isHigher || !certification.acceptsExtension) return
  const reach = earlierEnd(renewed.expiresOn, endOfPeriod(certification, walk.day))
  const own = ownRenewal(walk, other, reach, creditRank)
  if (own) return apply(walk, other, own)
  if (!endsLater(reach, other.expiresOn)) return
  other.expiresOn = reach
  other.activeOn = walk.day
  other.cycleStart = walk.day
  other.creditsAfter = undefined
  other.carriedIn = 0
  other.renewedAt = walk.count
  note(other, walk.day, 'extended', by)
}

/** Active or suspended by policy and by no ban, not retired, with an end, and not renewed or extended today already. */
function isRenewable(walk: Walk, holding: Holding): boolean {
  if (holding.cycle || holding.isBanned || holding.renewedAt === walk.count) return false
  if (holding.state !== 'active' && holding.state !== 'policy') return false
  return holding.expiresOn !== null && !isRetired(holding.certification, walk.day)
}
