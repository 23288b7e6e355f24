import { lt, sql } from 'drizzle-orm'
import type { Database, Statement } from '../database.ts'
import { abortWhere } from '../facts/records.ts'
import { insertSelect } from '../insert-select.ts'
import { outbox, links } from '../mail/schema-mail.ts'
import { accounts } from '../people/schema-people.ts'
import { named, prepareRow } from '../prepared.ts'
import { type SpentLink, spentLink } from '../sign-in/links.ts'
import { sessionHolds } from '../sign-in/sessions.ts'
import { mergeProofs } from './schema-merges.ts'

export type ProvedBy = (typeof mergeProofs.$inferSelect)['provedBy']

/** Who proves, in which session. */
interface Prover {
  readonly candidateId: string
  readonly sessionHash: string
}

interface Proving {
  readonly now: string
  readonly endsAt: string
}

/** How long a proof is good. */
export const hoursOfProof = 1

/**
 * The condition that the login of the other record is as it was when that was proved: the password that was typed is still
 * in force, and a record that was proved by a link has no login yet.
 */
const loginIsAsProved = sql`iif(proved_by = 'sign-in',
  exists (select 1 from accounts as login where login.candidate_id = other_id and login.password_hash <> ''
    and max(coalesce(login.password_set_at, ''), coalesce(login.secured_at, ''))
      <= strftime('%Y-%m-%dT%H:%M:%fZ', ends_at, ${sql.raw(`'-${hoursOfProof} hours'`)})),
  not exists (select 1 from accounts as login where login.candidate_id = other_id))`

/** Keeps that another record is theirs: the newest of a session counts. */
export function keepProof(
  db: Database,
  { candidateId, sessionHash }: Prover,
  otherId: string,
  { now, endsAt }: Proving,
) {
  return insertSelect(
    db,
    mergeProofs,
    { sessionHash, candidateId, otherId, provedBy: 'sign-in', endsAt },
    sql`where ${sessionHolds(sessionHash, candidateId, now)}`,
  ).onConflictDoUpdate({ target: mergeProofs.sessionHash, set: { candidateId, otherId, provedBy: 'sign-in', endsAt } })
}

/** The same by a link that this very request has spent: of a record that has no login by then, and is another. */
export function keepProofOfSpentLink(
  db: Database,
  { candidateId, sessionHash }: Prover,
  spent: SpentLink,
  at: Proving,
) {
  const provedBy = sql<ProvedBy>`iif(spent.purpose = 'prove-report', 'score-report', 'email')`
  return insertSelect(
    db,
    mergeProofs,
    { sessionHash, candidateId, otherId: sql`spent.candidate_id`, provedBy, endsAt: at.endsAt },
    sql`from ${spentLink(spent)} as spent where spent.candidate_id <> ${candidateId}
      and not exists (select 1 from ${accounts} where candidate_id = spent.candidate_id)
      and ${sessionHolds(sessionHash, candidateId, at.now)}`,
  ).onConflictDoUpdate({
    target: mergeProofs.sessionHash,
    set: {
      candidateId,
      otherId: sql`excluded.other_id`,
      provedBy: sql`excluded.proved_by`,
      endsAt: sql`excluded.ends_at`,
    },
  })
}

const proofOf = prepareRow((db) =>
  db
    .select({
      ...named({ otherId: mergeProofs.otherId }),
      provedBy: sql<ProvedBy>`${mergeProofs.provedBy}`.as('provedBy'),
    })
    .from(mergeProofs)
    .where(
      sql`${mergeProofs.sessionHash} = ${sql.placeholder('sessionHash')}
        and ${mergeProofs.candidateId} = ${sql.placeholder('candidateId')} and ${mergeProofs.endsAt} > ${sql.placeholder('now')}
        and ${loginIsAsProved}`,
    ),
)

/** The other record that was proved in a session, while the proof is good. */
export function findProof(db: Database, { candidateId, sessionHash }: Prover, now: string) {
  return proofOf(db, { candidateId, sessionHash, now })
}

/** For the batch of the merge: it is refused where the proof or the session is over, and the proof ends with it. */
export function spendProof(
  db: Database,
  { candidateId, sessionHash }: Prover,
  otherId: string,
  now: string,
): Statement[] {
  const good = sql`session_hash = ${sessionHash} and candidate_id = ${candidateId} and other_id = ${otherId} and ends_at > ${now}
    and ${loginIsAsProved}`
  return [
    abortWhere(
      db,
      sql`where not (exists (select 1 from ${mergeProofs} where ${good}) and ${sessionHolds(sessionHash, candidateId, now)})`,
    ),
    db.delete(mergeProofs).where(sql`session_hash = ${sessionHash}`),
  ]
}

/** After a proof by score report, nothing changes for a while that a thief would change. */
export function lockLogin(db: Database, candidateId: string, until: string): Statement {
  return db
    .update(accounts)
    .set({ lockedUntil: sql`max(coalesce(locked_until, ''), ${until})` })
    .where(sql`candidate_id = ${candidateId}`)
}

const mergeOfLink = prepareRow((db) =>
  db
    .select({
      from: sql<string>`${outbox.data} ->> 'from'`.as('from'),
      merge: sql<string>`${outbox.data} ->> 'merge'`.as('merge'),
    })
    .from(links)
    .innerJoin(outbox, sql`${outbox.id} = ${links.mailId}`)
    .where(sql`${links.hash} = ${sql.placeholder('hash')} and ${links.purpose} = 'undo-merge'`),
)

/** The merge that a link undoes, found by the mail that has the link. */
export function findMergeOfLink(db: Database, hash: string) {
  return mergeOfLink(db, { hash })
}

/** Refuses the batch unless this very request has spent the link. */
export function guardSpent(db: Database, spent: SpentLink): Statement {
  return abortWhere(db, sql`where not exists (select 1 from ${spentLink(spent)})`)
}

export function sweepMergeProofs(db: Database, before: string) {
  return db.delete(mergeProofs).where(lt(mergeProofs.endsAt, before))
}
