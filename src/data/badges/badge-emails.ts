import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { named, prepareRow } from '../prepared.ts'
import { badgeEmails } from './schema-badge-emails.ts'
import { accounts } from '../people/schema-people.ts'

const choiceOf = prepareRow((db) =>
  db
    .select(named({ answer: badgeEmails.answer, answeredAt: badgeEmails.answeredAt }))
    .from(badgeEmails)
    .where(eq(badgeEmails.candidateId, sql.placeholder('candidateId'))),
)

/** What a candidate has said to their email address on badges; no row where they were never asked. */
export function findBadgeEmailChoice(db: Database, candidateId: string) {
  return choiceOf(db, { candidateId })
}

const wantedBy = prepareRow((db) =>
  db
    .select(named({ address: accounts.provedEmail, seed: badgeEmails.seed }))
    .from(badgeEmails)
    .innerJoin(accounts, eq(accounts.candidateId, badgeEmails.candidateId))
    .where(
      and(
        eq(badgeEmails.candidateId, sql.placeholder('candidateId')),
        eq(badgeEmails.answer, 'yes'),
        isNotNull(accounts.provedEmail),
      ),
    ),
)

/** The proved address of somebody who wants it on their badges, and what its salts come from; else no row. */
export function findEmailForBadges(db: Database, candidateId: string) {
  return wantedBy(db, { candidateId })
}

export interface BadgeEmailChoice {
  readonly answer: 'yes' | 'no'
  readonly answeredAt: string
  readonly seed: string
}

/** The same answer again changes nothing, its moment neither. */
export function chooseBadgeEmail(db: Database, candidateId: string, choice: BadgeEmailChoice) {
  return db
    .insert(badgeEmails)
    .values({ candidateId, ...choice })
    .onConflictDoUpdate({
      target: badgeEmails.candidateId,
      set: { answer: sql`excluded.answer`, answeredAt: sql`excluded.answered_at`, seed: sql`excluded.seed` },
      setWhere: sql`${badgeEmails.answer} <> excluded.answer`,
    })
}
