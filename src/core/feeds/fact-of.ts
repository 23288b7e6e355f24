import { byMade, contentText, foldVersions, type Told } from './fold-versions.ts'

/** What the office decided about a fact, beside what files say of it. */
export type OfficeDecision = 'withdraw' | 'attach' | 'correct'

/** A version of a file, or what the office decided: that outranks every file, whenever it comes. */
export interface Sayable extends Told {
  readonly office?: OfficeDecision | null
}

/** The content of what the office decided: what files said of the fact by then, and what columns it sets. */
export interface DecidedContent {
  readonly was: Pick<Told, 'candidateId' | 'content'> | null
  readonly set?: Readonly<Record<string, string | number>>
}

/**
 * What a fact comes to: what files say, column by column, and over it what the office decided, in the order in which it
 * did. Nothing where no version is left, or the office withdrew it.
 */
export function factOf<V extends Sayable>(versions: readonly V[]): V | undefined {
  const decided = versions.filter(({ office }) => office)
  if (decided.length === 0) return foldVersions(versions)
  const fact = foldVersions(versions.filter(({ office }) => !office))
  if (!fact || decided.some(({ office }) => office === 'withdraw')) return undefined
  return decided.toSorted(byMade).reduce(decide, fact)
}

/** What files alone say of a fact. */
export function toldOf<V extends Sayable>(versions: readonly V[]): V | undefined {
  return foldVersions(versions.filter(({ office }) => !office))
}

/** Whether files say otherwise by now than when the office decided. */
export function disagrees(decided: Sayable, told: Told | undefined): boolean {
  const { was } = JSON.parse(decided.content) as DecidedContent
  return was?.candidateId !== told?.candidateId || was?.content !== told?.content
}

/** The content of a decision, as files say the fact now. */
export function decidedContent(told: Told | undefined, set?: DecidedContent['set']): string {
  const was = told ? { candidateId: told.candidateId, content: told.content } : null
  return JSON.stringify({ was, ...(set && { set }) } satisfies DecidedContent)
}

function decide<V extends Sayable>(fact: V, decided: V): V {
  if (decided.office === 'attach') return { ...fact, candidateId: decided.candidateId }
  const { set = {} } = JSON.parse(decided.content) as DecidedContent
  const columns = { ...(JSON.parse(fact.content) as Record<string, string | number>), ...set }
  const filled = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== ''))
  return { ...fact, content: contentText(filled), isWhole: 1 }
}
