import type { Facts } from '../../../src/core/standing/facts.ts'

/** The same facts in another order, about a third of them twice; which order and which of them, the seed says. */
export function shuffled(facts: Facts, seed: number): Facts {
  let state = seed % 2 ** 32
  const next = () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32)
  const mix = <T>(list: readonly T[]): T[] =>
    list
      .flatMap((one) => (next() % 3 === 0 ? [one, structuredClone(one)] : [one]))
      .map((one) => ({ one, place: next() }))
      .sort((a, b) => a.place - b.place)
      .map(({ one }) => one)
  return {
    attempts: mix(facts.attempts),
    credits: mix(facts.credits),
    grants: mix(facts.grants),
    adjustments: mix(facts.adjustments),
    ...(facts.fees && { fees: mix(facts.fees) }),
    ...(facts.bans && { bans: mix(facts.bans) }),
  }
}
