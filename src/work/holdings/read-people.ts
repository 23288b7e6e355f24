import { type Aliases, aliasesIn } from '../../core/feeds/aliases.ts'
import type { Database } from '../../data/database.ts'
import { listAliasesAround } from '../../data/facts/aliases.ts'
import { listDecidingFactsOf } from '../../data/facts/facts.ts'
import { type FoundBy, type Read, readTogether } from '../../data/prepared.ts'

/**
 * What decides about some people, and what else is asked of them, in one trip. Where the records of two ids were merged,
 * both are read, in a second trip: `ids` are those that were.
 */
export async function readPeople<R extends Readonly<Record<string, Read<unknown>>>>(
  db: Database,
  candidateIds: readonly string[],
  readsOf: (ids: readonly string[]) => R,
): Promise<FoundBy<R> & { readonly ids: readonly string[]; readonly facts: FoundFacts; readonly aliases: Aliases }> {
  for (let ids = candidateIds; ;) {
    const { facts, pairs, ...found } = await readTogether(db, {
      ...readsOf(ids),
      facts: listDecidingFactsOf(db, ids),
      pairs: listAliasesAround(db, ids),
    })
    const all = [...new Set([...ids, ...pairs.flatMap(({ from, into }) => [from, into])])]
    if (all.length === new Set(ids).size) return { ...(found as FoundBy<R>), ids, facts, aliases: aliasesIn(facts) }
    ids = all
  }
}

type FoundFacts = Awaited<ReturnType<ReturnType<typeof listDecidingFactsOf>['execute']>>
