import { sql } from 'drizzle-orm'
import type { JournalEntry } from '../../core/journal.ts'
import { badges } from '../badges/schema-badges.ts'
import { colleagueRoles, colleagues } from '../colleagues/schema-colleagues.ts'
import type { Database, Statement } from '../database.ts'
import { codes, holdings } from '../facts/schema-facts.ts'
import { insertSelect } from '../insert-select.ts'
import type { ErasedState } from '../people/erased-state.ts'
import { erasures } from '../people/schema-erasures.ts'
import { answers, candidates } from '../people/schema-people.ts'
import { operatorTokens } from '../schema-operators.ts'
import { learnerRecords } from '../transcripts/schema-learner-records.ts'
import { transcripts, transcriptShares } from '../transcripts/schema-transcripts.ts'

/** An erased person, as in the journal. */
export type JournalErasure = ErasedState & { readonly candidateId: string; readonly at: string }

/**
 * Writes down an erased person as the journal has them: an id without a name, with what answers for codes and badges. It
 * goes before their rows in a backup, which must not count.
 */
export function replayErasure(db: Database, { candidateId, at, ...state }: JournalErasure): Statement[] {
  const marker = {
    candidateId,
    state: 'running' as const,
    reason: 'other' as const,
    askedAt: at,
    askedBy: '',
    factsVersion: 0,
    approvedAt: at,
    step: 'rows' as const,
  }
  return [
    db
      .insert(erasures)
      .values(marker)
      .onConflictDoUpdate({
        target: erasures.candidateId,
        set: { state: 'running', approvedAt: at, step: 'rows', cursor: '' },
        setWhere: sql`${erasures.state} <> 'done'`,
      }),
    db
      .insert(candidates)
      .values({ id: candidateId, made: '', lastName: '', email: '', outsideIds: {} })
      .onConflictDoNothing(),
    ...state.holdings.map((row) => db.insert(holdings).values(row).onConflictDoNothing()),
    ...state.codes.map((row) => db.insert(codes).values(row).onConflictDoNothing()),
    ...state.badges.map((row) => db.insert(badges).values(row).onConflictDoNothing()),
    ...state.answers.map((row) => db.insert(answers).values(row).onConflictDoNothing()),
  ]
}

/** Applies revocations, ends and refusals again, after the rows of a backup. */
export function replayEntry(db: Database, { kind, about, at, detail }: JournalEntry): Statement[] {
  const text = (name: string) => String(detail[name] ?? '')
  const number = (name: string) => Number(detail[name])
  switch (kind) {
    case 'badge-revoked': {
      const place = { number: number('number'), list: number('list'), place: number('place') }
      const whose = { candidateId: text('candidate_id'), certification: text('certification') }
      const revoked = { revokedAt: at, revokedFor: text('revoked_for') as 'revoked' }
      return [
        db
          .insert(badges)
          .values({ id: about, ...place, ...whose, ...revoked })
          .onConflictDoNothing(),
        db
          .update(badges)
          .set(revoked)
          .where(sql`${badges.id} = ${about} and ${badges.revokedAt} is null`),
      ]
    }
    case 'record-revoked': {
      const place = { number: number('number'), list: number('list'), place: number('place') }
      const row = { token: about, transcriptId: text('transcript_id'), shows: [], revokedAt: at, ...place }
      return [
        db.insert(learnerRecords).values(row).onConflictDoNothing(),
        db
          .update(learnerRecords)
          .set({ revokedAt: at })
          .where(
            sql`${learnerRecords.list} = ${place.list} and ${learnerRecords.place} = ${place.place} and ${learnerRecords.revokedAt} is null`,
          ),
      ]
    }
    case 'said-no': {
      const row = { candidateId: about, question: text('question'), answer: 'no', answeredAt: at } as const
      return [insertSelect(db, answers, row, sql`where true`).onConflictDoNothing()]
    }
    case 'token-revoked':
      return [
        db
          .update(operatorTokens)
          .set({ revokedAt: at })
          .where(sql`${operatorTokens.id} = ${about} and ${operatorTokens.revokedAt} is null`),
      ]
    case 'share-ended':
      return [
        db
          .update(transcriptShares)
          .set({ endedAt: at })
          .where(sql`${transcriptShares.id} = ${about} and ${transcriptShares.endedAt} is null`),
      ]
    case 'transcript-ended':
      return [
        db
          .update(transcripts)
          .set({ isDisabled: 1 })
          .where(sql`${transcripts.id} = ${about}`),
      ]
    case 'colleague-ended':
      return [
        db
          .update(colleagueRoles)
          .set({ endedAt: at })
          .where(sql`${colleagueRoles.colleagueId} = ${about} and ${colleagueRoles.endedAt} is null`),
        db
          .update(colleagues)
          .set({ endedAt: at })
          .where(sql`${colleagues.id} = ${about} and ${colleagues.endedAt} is null`),
      ]
  }
}
