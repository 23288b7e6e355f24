import type { Day } from './calendar.ts'
import type { Migration } from './standing/program.ts'
import { bareCode } from './typed-code.ts'

/** Under 60 bits a code can be guessed by somebody patient: it is never answered in bulk. */
const shortest = 12

/**
 * A code as somebody has typed or pasted it: as written, in capitals and without its label, spaces and hyphens; and with
 * what is easily mistaken put right. Nothing where it cannot be a code.
 */
export function readCode(typed: string): readonly [asWritten: string, forgiven: string] | undefined {
  const code = bareCode(typed)
  return code === undefined ? undefined : [code, code.replaceAll('O', '0').replaceAll('I', '1')]
}

export function isGuessable(code: string): boolean {
  return code.length < shortest
}

/** What a certification has become by a day: a rename, or an automatic migration, keeps code and first day. */
export function becomeOf(migrations: readonly Migration[], certification: string, on: Day): string {
  const next = migrations.find((one) => one.automatic && one.from === certification && one.on <= on)
  return next ? becomeOf(migrations, next.to, on) : certification
}

export interface HeldPair {
  readonly candidateId: string
  readonly certification: string
}

/** What is held and has no code yet, neither of its own nor from what it was before. */
export function withoutCode(
  migrations: readonly Migration[],
  held: readonly (HeldPair & { readonly since: Day })[],
  coded: readonly HeldPair[],
): HeldPair[] {
  const has = new Set(coded.flatMap((pair) => lineOf(migrations, pair)))
  const missing: HeldPair[] = []
  for (const { candidateId, certification } of held.toSorted((a, b) => (a.since < b.since ? -1 : 1))) {
    const pair = { candidateId, certification }
    if (has.has(keyOf(pair))) continue
    missing.push(pair)
    for (const key of lineOf(migrations, pair)) has.add(key)
  }
  return missing
}

/** A certification, and everything it becomes. */
function lineOf(migrations: readonly Migration[], pair: HeldPair): string[] {
  const next = migrations.find((one) => one.automatic && one.from === pair.certification)
  return [keyOf(pair), ...(next ? lineOf(migrations, { ...pair, certification: next.to }) : [])]
}

function keyOf({ candidateId, certification }: HeldPair): string {
  return `${candidateId} ${certification}`
}

/** The code by which somebody's certification is checked: its own, or that of what it was before. */
export function codeOf(
  migrations: readonly Migration[],
  codes: readonly { readonly code: string; readonly certification: string; readonly origin: 'own' | 'imported' }[],
  certification: string,
): string | undefined {
  const own = codes.filter(({ origin }) => origin === 'own')
  const direct = own.find((one) => one.certification === certification)
  const before = own.find((one) => becomeOf(migrations, one.certification, endOfTime) === certification)
  return (direct ?? before)?.code
}

const endOfTime: Day = '9999-12-31'
