import { addMonths, type Day, earlierEnd, endsLater } from '../calendar.ts'
import type { Fact } from './facts.ts'
import { type Holding, note } from './holding.ts'
import { endOfPeriod, isRetired, regimeOn, validityOn } from './regime.ts'
import { evidenceAfter, heldDownwards, isTouchedToday, type Walk } from './walk-state.ts'

/** Step 3: what meets its recertification rule today is renewed, and extends what stands at its rank or below. */
export function renew(walk: Walk): void {
  if (!walk.isTurningDay && walk.examsPassedToday.size === 0 && !walk.creditsCountedToday) return
  const rank = rankOfCredits(walk)
  const held = heldDownwards(walk)
  for (const holding of held) {
    const renewal = ownRenewal(walk, holding, rank)
    if (!renewal) continue
    apply(walk, holding, renewal)
    for (const other of held) if (other !== holding) extendBy(walk, holding, other, rank)
  }
}

/** The rank towards which credits count today: the highest that is active, not retired, and renewable by credits. */
export function rankOfCredits(walk: Walk): number | undefined {
  let rank: number | undefined
  for (const holding of walk.holdings.values()) {
    if (!takesCredits(walk, holding)) continue
    if (rank === undefined || holding.certification.rank > rank) rank = holding.certification.rank
  }
  return rank
}

export function takesCredits(walk: Walk, holding: Holding): boolean {
  const { certification } = holding
  if (holding.state !== 'active' || isRetired(certification, walk.day)) return false
  return regimeOn(certification, walk.day).recertify?.usesCredits ?? false
}

interface Renewal {
  readonly expiresOn: Day | null
  readonly cycleStart: Day
  by(): readonly Fact[]
}

/** How its own rule renews a certification today, if it does. */
function ownRenewal(walk: Walk, holding: Holding, creditRank: number | undefined): Renewal | undefined {
  const { certification } = holding
  const before = holding.expiresOn
  if (!isRenewable(walk, holding) || before === null) return undefined
  const regimeDay = holding.state === 'policy' ? before : walk.day
  const regime = regimeOn(certification, regimeDay)
  const rule = regime.recertify
  if (!rule || !(walk.isTurningDay || isTouchedToday(walk, rule))) return undefined

  const fromPrevious = regime.anchor === 'previousExpiry'
  const months = validityOn(certification, regimeDay)
  const expiresOn = months === null ? null : addMonths(fromPrevious ? before : walk.day, months)
  if (!endsLater(expiresOn, before)) return undefined

  const evidence = evidenceAfter(walk, holding.cycleStart, certification.rank === creditRank)
  if (!rule.isMet(evidence)) return undefined
  return { expiresOn, cycleStart: fromPrevious ? before : walk.day, by: () => rule.by(evidence) }
}

function apply(walk: Walk, holding: Holding, renewal: Renewal): void {
  const by = renewal.by()
  if (holding.state === 'policy') walk.enabledToday.add(holding.certification.code)
  holding.state = 'active'
  holding.suspendedUntil = null
  holding.expiresOn = renewal.expiresOn
  holding.cycleStart = renewal.cycleStart
  holding.activeOn = walk.day
  holding.renewedOn = walk.day
  note(holding, walk.day, 'renewed', by)
}

/** Moves the end of another certification along, or lets its own rule do so where that reaches further. */
function extendBy(walk: Walk, renewed: Holding, other: Holding, creditRank: number | undefined): void {
  if (other.state !== 'active' || other.certification.rank > renewed.certification.rank) return
  if (!other.certification.acceptsExtension || !isRenewable(walk, other)) return
  const reach = earlierEnd(renewed.expiresOn, endOfPeriod(other.certification, walk.day))
  const own = ownRenewal(walk, other, creditRank)
  if (own && endsLater(own.expiresOn, reach)) return apply(walk, other, own)
  if (!endsLater(reach, other.expiresOn)) return
  other.expiresOn = reach
  other.activeOn = walk.day
  other.cycleStart = walk.day
  other.renewedOn = walk.day
  note(other, walk.day, 'extended', [{ certification: renewed.certification.code }])
}

/** Active or suspended by policy, not retired, with an end, and not renewed or extended today already. */
function isRenewable(walk: Walk, holding: Holding): boolean {
  if (holding.state !== 'active' && holding.state !== 'policy') return false
  return holding.expiresOn !== null && holding.renewedOn !== walk.day && !isRetired(holding.certification, walk.day)
}
