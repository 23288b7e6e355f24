import { type Aliases, personOf } from '../../core/feeds/aliases.ts'
import type { IncomingRow } from '../../core/feeds/version.ts'
import type { Database } from '../../data/database.ts'
import { listAliasesAround } from '../../data/facts/aliases.ts'

/** All ids of the people with these ids, and which lead to which. */
export async function idsOfPeople(db: Database, named: readonly string[]) {
  for (let all = named; ;) {
    const pairs = await listAliasesAround(db, all).execute()
    const more = [...new Set([...all, ...pairs.flatMap(({ from, into }) => [from, into])])]
    if (more.length === all.length) return { all, aliases: new Map(pairs.map(({ from, into }) => [from, into])) }
    all = more
  }
}

/** Of those named, the people to work out now: one that the file names by several ids, with the first of these. */
export function peopleOf(named: readonly string[], rows: readonly IncomingRow[], aliases: Aliases): string[] {
  if (aliases.size === 0) return [...named]
  const firsts = new Map<string, string>()
  for (const candidateId of rows.map(({ fact }) => fact.candidateId).sort()) {
    const person = personOf(aliases, candidateId)
    if (!firsts.has(person)) firsts.set(person, candidateId)
  }
  return named.flatMap((candidateId) => {
    const person = personOf(aliases, candidateId)
    return firsts.get(person) === candidateId ? [person] : []
  })
}
