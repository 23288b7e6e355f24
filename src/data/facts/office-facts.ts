import { and, eq, isNull, sql } from 'drizzle-orm'
import type { FactKind } from '../../core/feeds/kinds.ts'
import type { KeptFact } from '../../core/record.ts'
import { type Database, rows, type Statement } from '../database.ts'
import { named, prepareRows } from '../prepared.ts'
import { abortWhere } from './records.ts'
import { facts } from './schema-facts.ts'

/** Writes what the office says of a fact. */
export function addOfficeFacts(db: Database, written: readonly KeptFact[]): Statement[] {
  return written.map(({ kind, key, made, candidateId, content, isWhole, recordedAt, file, line, office }) => {
    const origin = { importId: '', file, line, office: office ?? null }
    return db
      .insert(facts)
      .values({ kind, key, made, candidateId, content, isWhole: isWhole ?? 1, recordedAt, ...origin })
  })
}

type Place = Pick<KeptFact, 'kind' | 'key' | 'made'>

function isAt({ kind, key, made }: Place) {
  return and(eq(facts.kind, kind), eq(facts.key, key), eq(facts.made, made), eq(facts.importId, ''))
}

/** From a moment on what the office wrote does not count; it stays for what was known before. */
export function endOfficeFacts(db: Database, ended: readonly Place[], at: string): Statement[] {
  return ended.map((place) =>
    db
      .update(facts)
      .set({ endedAt: at, takenBack: 2, disagreesAt: null })
      .where(and(isAt(place), isNull(facts.endedAt))),
  )
}

/** Aborts the batch where one of these was ended meanwhile. */
export function guardOpen(db: Database, ended: readonly Place[]): Statement[] {
  return ended.map((place) =>
    abortWhere(db, sql`from ${facts} where ${isAt(place)} and ${facts.endedAt} is not null limit 1`),
  )
}

/** Notes of what the office decided whether files say otherwise by now. */
export function noteDisagreements(
  db: Database,
  kind: FactKind,
  judged: readonly (Pick<KeptFact, 'key' | 'made'> & { readonly disagrees: boolean })[],
  at: string,
) {
  const values = rows(judged.map(({ key, made, disagrees }) => [kind, key, made, disagrees ? 1 : 0]))
  return db
    .update(facts)
    .set({ disagreesAt: sql`case when judged.value ->> 3 then coalesce(${facts.disagreesAt}, ${at}) end` })
    .from(sql`json_each(${values}) as judged`)
    .where(
      sql`${facts.kind} = judged.value ->> 0 and ${facts.key} = judged.value ->> 1 and ${facts.made} = judged.value ->> 2`,
    )
}

/** "Keep ours": what files say now is from here on what they said when the office decided. */
export function keepDecision(db: Database, place: Place, content: string) {
  return db
    .update(facts)
    .set({ content, disagreesAt: null })
    .where(and(isAt(place), isNull(facts.endedAt)))
}

const disagreeing = prepareRows((db) =>
  db
    .select({
      ...named({ key: facts.key, made: facts.made, candidateId: facts.candidateId }),
      kind: sql<FactKind>`${facts.kind}`.as('kind'),
      since: sql<string>`${facts.disagreesAt}`.as('since'),
    })
    .from(facts)
    .where(sql`${facts.disagreesAt} > ''`)
    .orderBy(facts.disagreesAt)
    .limit(sql.placeholder('most')),
)

/** What the office decided and files say otherwise of by now, the oldest disagreement first. */
export function listDisagreements(db: Database, most: number) {
  return disagreeing(db, { most })
}
