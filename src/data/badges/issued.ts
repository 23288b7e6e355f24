import { sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { insertSelect } from '../insert-select.ts'
import { named, prepareRow } from '../prepared.ts'
import { isErased } from '../people/erasures.ts'
import { learnerRecords } from '../transcripts/schema-learner-records.ts'
import { transcriptOf } from '../transcripts/shared-transcripts.ts'
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

const issuedBy = prepareRow((db) =>
  db
    .select(named({ sha256: issuedCredentials.sha256 }))
    .from(issuedCredentials)
    .where(
      sql`${issuedCredentials.kind} = ${sql.placeholder('kind')} and ${issuedCredentials.about} = ${sql.placeholder('about')}
        and ${issuedCredentials.sha256} = ${sql.placeholder('sha256')}`,
    ),
)

/** Whether this very badge was signed here; no row where it was not. */
export function findIssuedBadge(db: Database, about: string, sha256: string) {
  return issuedBy(db, { kind: 'badge', about, sha256 })
}

const token = sql.placeholder('token')

/** The transcript that a link is, or was, of. */
const transcriptAt = sql`coalesce((select transcript_id from ${learnerRecords} where token = ${token} limit 1),
  ${transcriptOf(token)})`

const recordIssuedBy = prepareRow((db) =>
  db
    .select(named({ sha256: issuedCredentials.sha256 }))
    .from(issuedCredentials)
    .where(
      sql`${issuedCredentials.kind} = 'record' and ${issuedCredentials.about} = ${transcriptAt}
        and ${issuedCredentials.sha256} = ${sql.placeholder('sha256')}`,
    ),
)

/** Whether this very learner record was signed here for a link of its transcript; no row where it was not. */
export function findIssuedRecord(db: Database, token: string, sha256: string) {
  return recordIssuedBy(db, { token, sha256 })
}

const erasedRecordBy = prepareRow((db) =>
  db
    .select(named({ candidateId: issuedCredentials.candidateId }))
    .from(issuedCredentials)
    .where(
      sql`${issuedCredentials.kind} = 'record' and ${issuedCredentials.about} = ${transcriptAt}
        and ${isErased(sql`issued_credentials.candidate_id`)}`,
    )
    .limit(1),
)

/** A learner record of a link whose holder is erased. */
export function findErasedRecord(db: Database, token: string) {
  return erasedRecordBy(db, { token })
}
