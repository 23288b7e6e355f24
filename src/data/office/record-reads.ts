import { sql } from 'drizzle-orm'
import { colleagues } from '../colleagues/schema-colleagues.ts'
import type { Database } from '../database.ts'
import { insertSelect } from '../insert-select.ts'
import { candidates } from '../people/schema-people.ts'
import { named, prepareRows } from '../prepared.ts'
import { operatorTokens, recordReads } from '../schema-operators.ts'

const readsOf = prepareRows((db) =>
  db
    .select({
      ...named({ readAt: recordReads.readAt, colleagueId: recordReads.colleagueId, page: recordReads.page }),
      by: sql<
        string | null
      >`coalesce((select ${colleagues.name} from ${colleagues} where ${colleagues.id} = ${recordReads.colleagueId}),
        (select ${operatorTokens.name} from ${operatorTokens} where ${operatorTokens.id} = ${recordReads.tokenId}))`.as(
        'by',
      ),
      total: sql<number>`count(*) over ()`.as('total'),
    })
    .from(recordReads)
    .where(sql`${recordReads.candidateId} = ${sql.placeholder('candidateId')}`)
    .orderBy(sql`${recordReads.readAt} desc`)
    .limit(sql.placeholder('most')),
)

/** Who read a person's record last: colleagues and programs. */
export function listReadsOf(db: Database, id: string, most: number) {
  return readsOf(db, { candidateId: id, most })
}

export interface ColleagueRead {
  readonly candidateId: string
  readonly colleagueId: string
  readonly readAt: string
  /** The page of the site, where they saw one as the person sees it. */
  readonly page?: string
}

/** Leaves a trace where the person can see it. */
export function noteColleagueRead(db: Database, { candidateId: id, colleagueId, readAt, page }: ColleagueRead) {
  return insertSelect(
    db,
    recordReads,
    { candidateId: id, tokenId: '', readAt, colleagueId, page: page ?? null },
    sql`from ${candidates} where ${candidates.id} = ${id}`,
  )
}
