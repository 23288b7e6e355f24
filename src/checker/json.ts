import { mostDepth, mostThings } from './limits.ts'
import { Unreadable } from './result.ts'

export type Thing = Readonly<Record<string, unknown>>

/** Anything read of a stranger's JSON, as what is wanted of it or nothing. */
export function thingOf(value: unknown): Thing | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Thing) : undefined
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** One or several, as a list; nothing is none, also within a list. */
export function listOf(value: unknown): readonly unknown[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return list.filter((one) => one !== undefined && one !== null)
}

export function textsOf(value: unknown): readonly string[] {
  return listOf(value).flatMap((one) => textOf(one) ?? [])
}

/** Those of one or several that are things. */
export function thingsOf(value: unknown): readonly Thing[] {
  return listOf(value).flatMap((one): Thing[] => {
    const thing = thingOf(one)
    return thing ? [thing] : []
  })
}

/** Those of one or several that are things, each whole: what is said of one id in several pieces is said of one thing. */
export function wholesOf(value: unknown): readonly Thing[] {
  const wholes = new Map<unknown, Thing>()
  for (const piece of thingsOf(value)) {
    const known = wholes.get(piece.id ?? piece) ?? {}
    const names = new Set([...Object.keys(known), ...Object.keys(piece)])
    const said = [...names].map((name) => [name, [...listOf(known[name]), ...listOf(piece[name])]])
    wholes.set(piece.id ?? piece, Object.fromEntries(said) as Thing)
  }
  return [...wholes.values()]
}

/** Words by which a credential ends. */
export const decisive = ['validUntil', 'expirationDate', 'credentialStatus'] as const

/** What is meant where the same may be written several times, since once or twice is signed alike; nothing where two are. */
export function onlyOf(value: unknown): unknown {
  const [first, ...others] = new Set(listOf(value))
  return others.length === 0 ? first : undefined
}

/** The id of something that may stand as its id alone, or in several pieces. */
export function idOf(value: unknown): string | undefined {
  return textOf(onlyOf(listOf(value).map((one) => textOf(one) ?? textOf(thingOf(one)?.id))))
}

/** JSON of a size and depth that can be looked through. */
export function parseJson(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Unreadable('This reads like JSON, but it is broken off or changed. Get the file from its holder again.')
  }
  if (countThings(value, 0) > mostThings) throw new Unreadable(tooMuch)
  return value
}

const tooMuch = 'This has far more in it than a credential has. It was not looked through.'

function countThings(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return 1
  if (depth > mostDepth) throw new Unreadable(tooMuch)
  let count = 1
  for (const one of Object.values(value)) {
    count += countThings(one, depth + 1)
    if (count > mostThings) return count
  }
  return count
}
