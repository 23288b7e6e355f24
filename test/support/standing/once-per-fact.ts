import type { Facts } from '../../../src/core/standing/facts.ts'

/** Each fact once, by its identity. */
export function oncePerFact(facts: Facts): Facts {
  const once = <T>(list: readonly T[], identity: (one: T) => string) => [
    ...new Map(list.map((one) => [identity(one), one])).values(),
  ]
  return {
    attempts: once(facts.attempts, (one) => one.registrationNumber),
    credits: once(facts.credits, (one) => `${one.source}\n${one.externalId}`),
    grants: once(facts.grants, (one) => one.id),
    adjustments: once(facts.adjustments, (one) => one.id),
    bans: once(facts.bans ?? [], (one) => one.id),
    fees: once(facts.fees ?? [], (one) => one.id),
  }
}
