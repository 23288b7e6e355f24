import { sql } from 'drizzle-orm'

/** What follows the data of a mail that waits, column by column: for the inserts that select their rows. */
export function waitingSince(at: string) {
  return sql`'waiting', ${at}, 0, ${at}, null, null, null, null, null, null, null`
}
