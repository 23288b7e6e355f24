import { randomId } from '../../adapters/secrets.ts'
import { type HeldPair, withoutCode } from '../../core/codes.ts'
import type { Rulebook } from '../../core/standing/program.ts'
import type { HoldingRow } from '../../data/facts/holdings.ts'

/** A new code for everything that is, or was, active and has none: for life, whatever becomes of it. */
export function newCodes(program: Rulebook, holdings: readonly HoldingRow[], coded: readonly HeldPair[]) {
  const active = holdings.filter(({ status }) => status === 'active')
  return withoutCode(program.migrations, active, coded).map((pair) => ({ ...pair, code: randomId() }))
}
