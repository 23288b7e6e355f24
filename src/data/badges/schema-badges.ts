import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { badgeEndings } from '../../core/badges.ts'

/** The badges that were given: for life, whatever becomes of what they are for. */
export const badges = sqliteTable(
  'badges',
  {
    /** In the order they were given; it decides which status list one is on. */
    number: integer().primaryKey(),
    id: text().notNull(),
    candidateId: text().notNull(),
    /** The id it was given under, where that record was merged with the candidate's. */
    formerId: text().notNull().default(''),
    /** As it was when the badge was given; what it has become since is the same badge's. */
    certification: text().notNull(),
    list: integer().notNull(),
    /** Its place on the list, by chance. */
    place: integer().notNull(),
    /** The hash of what it says, and since when it says that: a newer one counts. */
    says: text(),
    saysSince: text(),
    /** The latest end that was ever signed for it, written before the file leaves; `noEnd` where it had none. */
    signedUntil: text(),
    /** How often its certification had been revoked when it was last signed. */
    revocations: integer().notNull().default(0),
    /** By the record it is to be revoked for good: since when that is known, why, and what brought it about. */
    endingSince: text(),
    endingFor: text({ enum: badgeEndings }),
    endingCause: text(),
    /** Revoked for good: neither of these is ever changed or cleared. */
    revokedAt: text(),
    revokedFor: text({ enum: badgeEndings }),
  },
  (table) => [
    uniqueIndex('badges_by_id').on(table.id),
    index('badges_by_candidate').on(table.candidateId, table.certification),
    // One badge in force per certification and record; the next one only after it is revoked.
    uniqueIndex('badges_in_force_once')
      .on(table.candidateId, table.certification, table.formerId)
      .where(sql`revoked_at is null`),
    uniqueIndex('badges_by_place').on(table.list, table.place),
    index('badges_revoked')
      .on(table.list, table.place)
      .where(sql`revoked_at is not null`),
    index('badges_ending')
      .on(table.endingCause)
      .where(sql`ending_since is not null and revoked_at is null`),
  ],
)
