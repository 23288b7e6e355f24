import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { TemplateName } from '../../core/mail-templates.ts'
import type { Database } from '../database.ts'
import { abortWhere } from '../facts/records.ts'
import { outbox } from '../mail/schema-mail.ts'
import { accounts, candidates } from '../people/schema-people.ts'
import { badges } from './schema-badges.ts'
import { endedKeys, issuedCredentials } from './schema-issued.ts'

/** A key whose holders are told, and by which mail. */
export interface EndedKey {
  readonly id: string
  readonly made: string
  readonly ended: string
  readonly template: TemplateName
}

/** How far the telling has come for each of these keys; no row where it has not begun. */
export function listEndedKeys(db: Database, ids: readonly string[]) {
  return db
    .select()
    .from(endedKeys)
    .where(inArray(endedKeys.keyId, [...ids]))
}

/**
 * A page of all badges after a candidate, person by person, and whether files of the key are about. Of a badge that was
 * signed before hashes were noted, nobody knows by which key: any that there was by then may be meant.
 */
export function listBadgesSignedBy(db: Database, key: EndedKey, after: string, most: number) {
  const ofBadge = sql`from ${issuedCredentials} where ${issuedCredentials.kind} = 'badge' and ${issuedCredentials.about} = ${badges.id}`
  const firstNoted = sql`(select signed_at from ${issuedCredentials}
    where rowid = (select min(rowid) from ${issuedCredentials}))`
  return db
    .select({
      id: badges.id,
      candidateId: badges.candidateId,
      certification: badges.certification,
      signedUntil: badges.signedUntil,
      revocations: badges.revocations,
      revokedAt: badges.revokedAt,
      revokedFor: badges.revokedFor,
      recipient: sql<string | null>`coalesce(${accounts.provedEmail}, ${candidates.email})`,
      isMeant: sql<number>`${badges.says} is not null
        and (exists (select 1 ${ofBadge} and ${issuedCredentials.keyId} = ${key.id})
          or not exists (select 1 ${ofBadge}) and ${key.made} < coalesce(${firstNoted}, '9'))
        and not exists (select 1 from ${outbox} where ${outbox.candidateId} = ${badges.candidateId}
          and ${outbox.template} = ${key.template} and ${outbox.createdAt} > ${key.ended})`,
    })
    .from(badges)
    .leftJoin(candidates, eq(candidates.id, badges.candidateId))
    .leftJoin(accounts, eq(accounts.candidateId, badges.candidateId))
    .where(gt(badges.candidateId, after))
    .orderBy(asc(badges.candidateId), asc(badges.certification), asc(badges.number))
    .limit(most)
}

/** Mails of a template that wait to be sent, at most so many of them. */
export function listWaiting(db: Database, template: TemplateName, most: number) {
  return db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.template, template), sql`${outbox.state} = 'waiting'`))
    .limit(most)
}

/** Aborts the batch it is part of where somebody else has gone on from there. */
export function guardTold(db: Database, keyId: string, told: string) {
  const own = sql`from ${endedKeys} where ${endedKeys.keyId} = ${keyId}`
  return abortWhere(
    db,
    sql`where coalesce((select told ${own}), '') <> ${told}
      or exists (select 1 ${own} and ${endedKeys.doneAt} is not null)`,
  )
}

export function noteTold(db: Database, keyId: string, told: string, doneAt: string | null) {
  return db
    .insert(endedKeys)
    .values({ keyId, told, doneAt })
    .onConflictDoUpdate({ target: endedKeys.keyId, set: { told, doneAt } })
}
