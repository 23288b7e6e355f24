import { and, eq, sql } from 'drizzle-orm'
import { issuedCredentials } from '../badges/schema-issued.ts'
import type { Database } from '../database.ts'
import { forgetBadgesIn, revokeRecordsOf } from './learner-records.ts'
import { shareProofs, transcripts, transcriptShares } from './schema-transcripts.ts'

function own(candidateId: string, id: string) {
  return and(eq(transcripts.id, id), eq(transcripts.candidateId, candidateId))
}

function isOwn(candidateId: string, id: string) {
  return sql`exists (select 1 from ${transcripts} where id = ${id} and candidate_id = ${candidateId})`
}

/** Enables one again; what was revoked meanwhile stays revoked. */
export function enableTranscript(db: Database, candidateId: string, id: string) {
  return db.update(transcripts).set({ isDisabled: 0 }).where(own(candidateId, id)).returning({ id: transcripts.id })
}

/** Disables one, and revokes the learner records of it that were given out. */
export async function disableTranscript(db: Database, candidateId: string, id: string, at: string) {
  const [disabled] = await db.batch([
    db.update(transcripts).set({ isDisabled: 1 }).where(own(candidateId, id)).returning({ id: transcripts.id }),
    revokeRecordsOf(db, id, at, isOwn(candidateId, id)),
  ])
  return disabled
}

/** What is over with a transcript: its tokens, and whether a learner record was ever signed of it. */
interface DeletedTranscript {
  readonly tokens: readonly string[]
  readonly hasRecord: boolean
}

/**
 * Deletes one with everybody's links to it, and revokes its learner records; nothing where it is not theirs. That it was
 * seen stays known to its owner.
 */
export async function deleteTranscript(
  db: Database,
  candidateId: string,
  id: string,
  at: string,
): Promise<DeletedTranscript | undefined> {
  const ofIt = and(eq(transcriptShares.transcriptId, id), eq(transcriptShares.candidateId, candidateId))
  const isTheirs = isOwn(candidateId, id)
  const [, , signed, , shares, gone] = await db.batch([
    revokeRecordsOf(db, id, at, isTheirs),
    forgetBadgesIn(db, id, isTheirs),
    db
      .select({ about: issuedCredentials.about })
      .from(issuedCredentials)
      .where(and(eq(issuedCredentials.kind, 'record'), eq(issuedCredentials.about, id)))
      .limit(1),
    db
      .delete(shareProofs)
      .where(
        sql`${shareProofs.shareId} in (select id from ${transcriptShares} where transcript_id = ${id} and candidate_id = ${candidateId})`,
      ),
    db.delete(transcriptShares).where(ofIt).returning({ id: transcriptShares.id }),
    db.delete(transcripts).where(own(candidateId, id)).returning({ id: transcripts.id }),
  ])
  if (gone.length === 0) return undefined
  return { tokens: [...gone, ...shares].map((one) => one.id), hasRecord: signed.length > 0 }
}
