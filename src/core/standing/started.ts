import type { Day } from '../calendar.ts'
import type { Fact, Facts } from './facts.ts'
import type { CertificationStanding, ProgressNode } from './standing.ts'

/** The day of the first fact that counted while a certification was in progress; `null` where it never was. */
export function startedOn(one: CertificationStanding, facts: Facts): Day | null {
  if (one.status === 'in-progress') return one.progress && firstDay(metFacts(one.progress.tree), facts)
  const first = one.history.find((line) => line.event === 'earned' || line.event === 'granted')
  if (first?.event !== 'earned') return null
  const day = firstDay(first.by, facts)
  return day !== null && day < first.on ? day : null
}

function metFacts(node: ProgressNode): readonly Fact[] {
  return node.children ? node.children.flatMap(metFacts) : node.met ? node.by : []
}

function firstDay(named: readonly Fact[], facts: Facts): Day | null {
  const days = named.flatMap((fact) => {
    if ('attempt' in fact) return facts.attempts.find((one) => one.registrationNumber === fact.attempt)?.takenOn ?? []
    if (!('credit' in fact)) return []
    return facts.credits.find((one) => one.externalId === fact.credit && one.source === fact.source)?.activeOn ?? []
  })
  return days.length > 0 ? days.reduce((first, day) => (day < first ? day : first)) : null
}
