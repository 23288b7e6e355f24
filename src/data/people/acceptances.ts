import { sql } from 'drizzle-orm'
import type { Acceptance } from '../../core/agreements.ts'
import type { Database } from '../database.ts'
import { named, prepareRows } from '../prepared.ts'
import { acceptances } from './schema-people.ts'

const acceptancesOf = prepareRows((db) =>
  db
    .select(
      named({
        agreement: acceptances.agreement,
        version: acceptances.version,
        textHash: acceptances.textHash,
        acceptedAt: acceptances.acceptedAt,
      }),
    )
    .from(acceptances)
    .where(sql`${acceptances.candidateId} = ${sql.placeholder('candidateId')}`)
    .orderBy(acceptances.acceptedAt),
)

/** What a candidate has accepted on the site, the oldest first. */
export function listAcceptances(db: Database, candidateId: string) {
  return acceptancesOf(db, { candidateId })
}

/** Keeps the first time a version is accepted; again changes nothing. */
export function accept(db: Database, candidateId: string, acceptance: Acceptance) {
  return db
    .insert(acceptances)
    .values({ candidateId, ...acceptance })
    .onConflictDoNothing()
}
