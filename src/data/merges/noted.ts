import { sql } from 'drizzle-orm'
import { type Database, rows, type Statement } from '../database.ts'
import { activities, codes } from '../facts/schema-facts.ts'
import { named, prepareRows } from '../prepared.ts'
import type { Merge } from './move-rows.ts'
import { mergedRows } from './schema-merges.ts'

const notedCodes = prepareRows((db) =>
  db
    .select(named({ key: mergedRows.key }))
    .from(mergedRows)
    .where(sql`${mergedRows.mergeId} = ${sql.placeholder('id')} and ${mergedRows.what} = 'codes'`),
)

/** The verification codes that a merge has moved. */
export async function listNoted(db: Database, id: string): Promise<{ readonly codes: ReadonlySet<string> }> {
  const found = await notedCodes(db, { id }).execute()
  return { codes: new Set(found.map(({ key }) => (JSON.parse(key) as [string])[0])) }
}

/** The old record's activities are the person's. */
export function moveActivities(db: Database, { from, into }: Merge): Statement {
  return db
    .update(activities)
    .set({ candidateId: into })
    .where(sql`${activities.candidateId} = ${from}`)
}

/** What is listed of facts that are the old record's own: also of those that came after the merge. */
export function giveBackListed(
  db: Database,
  { from, into }: Merge,
  own: { readonly activities: readonly string[]; readonly codes: readonly string[] },
): Statement[] {
  return [
    db
      .update(activities)
      .set({ candidateId: from })
      .where(
        sql`${activities.candidateId} = ${into} and ${activities.key} in (select value from json_each(${rows(own.activities)}))`,
      ),
    db
      .update(codes)
      .set({ candidateId: from })
      .where(
        sql`${codes.candidateId} = ${into} and ${codes.origin} = 'imported'
          and ${codes.code} in (select value from json_each(${rows(own.codes)}))`,
      ),
  ]
}
