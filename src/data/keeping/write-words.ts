import { gt, sql } from 'drizzle-orm'
import { wordsOf } from '../../core/activities.ts'
import { activityWords } from '../facts/activity-words.ts'
import { activities } from '../facts/schema-facts.ts'
import { type Database, rows } from '../database.ts'
import { insertSelect } from '../insert-select.ts'

/** Writes the full text of the next activities, which backups leave out; returns the last one, or undefined at the end. */
export async function writeWordsAgain(db: Database, after: number, most: number): Promise<number | undefined> {
  const found = await db.select().from(activities).where(gt(activities.id, after)).orderBy(activities.id).limit(most)
  const words = rows(found.map((one) => [one.id, wordsOf(one).join(' ')]))
  if (found.length > 0)
    await db.batch([
      db.delete(activityWords).where(sql`rowid in (select value ->> 0 from json_each(${words}))`),
      insertSelect(
        db,
        activityWords,
        { rowid: sql`value ->> 0`, words: sql`value ->> 1` },
        sql`from json_each(${words})`,
      ),
    ])
  return found.length < most ? undefined : found.at(-1)!.id
}
