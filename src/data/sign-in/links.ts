import { and, eq, inArray, isNull, lt, ne, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { type LinkPurpose, links, outbox } from '../mail/schema-mail.ts'
import { accounts, candidates, sessions } from '../people/schema-people.ts'

export type Link = typeof links.$inferSelect

/** They lead to a password: the newest of them is the only one that works. */
const toPassword: readonly LinkPurpose[] = ['map', 'score-report', 'reset']

/** Each brings back an address of its own: a newer one takes nothing from an older one. */
const toUndo: readonly LinkPurpose[] = ['undo-mapping', 'undo-email']

/**
 * Keeps a link, and ends the earlier ones of its kind; those of the same mail stay good. A mail that was withdrawn while
 * it was on its way out gets none.
 */
export function keepLink(db: Database, link: Omit<Link, 'endedAt' | 'spentBy'>) {
  const kind = toPassword.includes(link.purpose) ? toPassword : toUndo.includes(link.purpose) ? [] : [link.purpose]
  const { hash, purpose, candidateId, email, mailId, createdAt, endsAt } = link
  return [
    db
      .update(links)
      .set({ endedAt: link.createdAt })
      .where(
        and(
          eq(links.candidateId, link.candidateId),
          inArray(links.purpose, [...kind]),
          ne(links.mailId, link.mailId),
          isNull(links.endedAt),
        ),
      ),
    db.insert(links).select(
      sql`select ${hash}, ${purpose}, ${candidateId}, ${email}, ${mailId}, ${createdAt}, ${endsAt}, null, null
          from ${outbox} where id = ${mailId} and state = 'waiting'`,
    ),
  ] as const
}

/** A link that still works, and what a page needs to know of the person and the login. */
export function findLink(db: Database, hash: string, purposes: readonly LinkPurpose[], now: string) {
  return db
    .select({
      purpose: links.purpose,
      candidateId: links.candidateId,
      email: links.email,
      firstName: candidates.firstName,
      lastName: candidates.lastName,
      localizedFirstName: candidates.localizedFirstName,
      localizedLastName: candidates.localizedLastName,
      lockedUntil: accounts.lockedUntil,
      needsPasskeyUntil: accounts.resetNeedsPasskeyUntil,
    })
    .from(links)
    .leftJoin(candidates, eq(candidates.id, links.candidateId))
    .leftJoin(accounts, eq(accounts.candidateId, links.candidateId))
    .where(isGood(hash, purposes, now))
}

/** A login is made once; a password is set anew by the address on file alone. */
const mayStillBeSpent = sql`case ${links.purpose}
  when 'map' then not exists (select 1 from ${accounts} where ${accounts.candidateId} = ${links.candidateId})
  when 'score-report' then not exists (select 1 from ${accounts} where ${accounts.candidateId} = ${links.candidateId})
  when 'reset' then exists (select 1 from ${accounts} where ${accounts.candidateId} = ${links.candidateId}
    and lower(coalesce(${accounts.provedEmail}, ${links.email})) = lower(${links.email}))
  else 1 end`

/** Neither spent nor over, for one of these purposes, and still of use. */
function isGood(hash: string, purposes: readonly LinkPurpose[], now: string) {
  return and(
    eq(links.hash, hash),
    inArray(links.purpose, [...purposes]),
    isNull(links.endedAt),
    sql`${links.endsAt} > ${now}`,
    sql`${mayStillBeSpent}`,
  )
}

/** Spends a link, if it still can be: what follows in the batch happens to `spentLink` alone. */
export function spendLink(db: Database, { hash, mark }: SpentLink, purposes: readonly LinkPurpose[], now: string) {
  return db
    .update(links)
    .set({ endedAt: now, spentBy: mark })
    .where(isGood(hash, purposes, now))
    .returning({ purpose: links.purpose, candidateId: links.candidateId, email: links.email })
}

/** A link, and the mark of the request that spends it. */
export interface SpentLink {
  readonly hash: string
  readonly mark: string
}

/** The link that this very request has spent, earlier in its batch. */
export const spentLink = ({ hash, mark }: SpentLink) =>
  sql`(select candidate_id, email, purpose from ${links} where hash = ${hash} and spent_by = ${mark})`

/** This very request has spent its link, earlier in its batch. */
export const hasSpent = (spent: SpentLink) => sql`exists (select 1 from ${spentLink(spent)})`

/** A link that set a new password a short while ago, for the browser that did it: `mark` is what it was spent by. */
export function findSpentReset(db: Database, { hash, mark }: SpentLink, since: string) {
  return db
    .select({ candidateId: links.candidateId, email: links.email })
    .from(links)
    .where(
      sql`${links.hash} = ${hash} and ${links.spentBy} = ${mark} and ${links.purpose} = 'reset' and ${links.endedAt} > ${since}`,
    )
}

/** Whoever's link was spent by this request: their other links of these purposes work no more. */
export function endLinksOf(db: Database, spent: SpentLink, purposes: readonly LinkPurpose[], now: string) {
  return db
    .update(links)
    .set({ endedAt: now })
    .where(
      and(
        sql`${links.candidateId} = (select candidate_id from ${spentLink(spent)})`,
        inArray(links.purpose, [...purposes]),
        isNull(links.endedAt),
      ),
    )
}

/** And their sessions end. */
export function endSessionsOfSpender(db: Database, spent: SpentLink, now: string) {
  return db
    .update(sessions)
    .set({ endedAt: now })
    .where(and(sql`${sessions.candidateId} = (select candidate_id from ${spentLink(spent)})`, isNull(sessions.endedAt)))
}

export function sweepLinks(db: Database, before: string) {
  return db.delete(links).where(lt(links.endsAt, before))
}
