import { sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { insertSelect } from '../insert-select.ts'
import type { BadgeRow } from './badges.ts'
import { badges } from './schema-badges.ts'
import { issuedCredentials } from './schema-issued.ts'

export type IssuedCredential = typeof issuedCredentials.$inferInsert

/**
 * Notes a credential that is about to be given out, once. With `words`, which the same batch notes of its badge, only
 * where they were noted: else it says something other than the badge, and is not given out.
 */
export function noteIssued(db: Database, issued: IssuedCredential, words?: Pick<BadgeRow, 'says' | 'saysSince'>) {
  const areNoted = words
    ? sql`exists (select 1 from ${badges} where ${badges.id} = ${issued.about}
        and ${badges.says} = ${words.says} and ${badges.saysSince} = ${words.saysSince})`
    : sql`true`
  return insertSelect(db, issuedCredentials, issued, sql`where ${areNoted}`).onConflictDoNothing()
}
