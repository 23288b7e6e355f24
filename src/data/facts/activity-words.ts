import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { sql } from 'drizzle-orm'
import type { Database } from '../database.ts'

/** Full text (FTS5) without the text itself; made by hand in migration 0004, as drizzle-kit knows no virtual tables. */
export const activityWords = sqliteTable('activity_words', { rowid: integer().primaryKey(), words: text().notNull() })

/** So many pages of the index are written in one step. */
const pagesAtOnce = 500

/**
 * Merges some segments of the full-text index: deleted words stay in them until they are merged. The first step
 * starts with all segments. Returns false when nothing is left to merge.
 */
export async function mergeWords(db: Database, isFirst: boolean): Promise<boolean> {
  const pages = sql.raw(String(isFirst ? -pagesAtOnce : pagesAtOnce))
  const changes = sql`select total_changes() as so_far`
  const [before, , after] = await db.batch([
    db.all<{ so_far: number }>(changes),
    db.run(sql`insert into activity_words (activity_words, rank) values ('merge', ${pages})`),
    db.all<{ so_far: number }>(changes),
  ])
  // The command itself counts as one.
  return after[0]!.so_far - before[0]!.so_far > 1
}
