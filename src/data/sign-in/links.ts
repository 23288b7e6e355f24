import { and, eq, gt, inArray, isNull, lt, ne, sql } from 'drizzle-orm'
import { type Database, rows } from '../database.ts'
import { insertSelect } from '../insert-select.ts'
import { named, prepareRow } from '../prepared.ts'
import { type LinkPurpose, links, outbox } from '../mail/schema-mail.ts'
import { accounts, candidates, sessions } from '../people/schema-people.ts'

export type Link = typeof links.$inferSelect

/** They lead to a password: the newest of them is the only one that works. */
const toPassword: readonly LinkPurpose[] = ['map', 'score-report', 'reset']

/** Each brings back an address of its own: a newer one takes nothing from an older one. */
const toUndo: readonly LinkPurpose[] = ['undo-mapping', 'undo-email', 'undo-merge']

/**
 * Keeps a link, and ends the earlier ones of its kind; those of the same mail stay good. A mail that was withdrawn while
 * it was on its way out gets none.
 */
export function keepLink(db: Database, link: Omit<Link, 'endedAt' | 'spentBy'>) {
  const kind = toPassword.includes(link.purpose) ? toPassword : toUndo.includes(link.purpose) ? [] : [link.purpose]
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
    insertSelect(db, links, link, sql`from ${outbox} where id = ${link.mailId} and state = 'waiting'`),
  ] as const
}

/** A login is made once; a password is set anew by the address on file alone. */
const mayStillBeSpent = sql`case ${links.purpose}
  when 'map' then not exists (select 1 from ${accounts} where ${accounts.candidateId} = ${links.candidateId})
  when 'score-report' then not exists (select 1 from ${accounts} where ${accounts.candidateId} = ${links.candidateId})
  when 'reset' then exists (select 1 from ${accounts} where ${accounts.candidateId} = ${links.candidateId}
    and lower(coalesce(${accounts.provedEmail}, ${links.email})) = lower(${links.email}))
  else 1 end`

/** Neither spent nor over, for one of these purposes, and still of use. */
function isGood(hash: unknown, purposes: unknown, now: unknown) {
  return sql`${links.hash} = ${hash} and ${links.purpose} in (select value from json_each(${purposes}))
    and ${links.endedAt} is null and ${links.endsAt} > ${now} and ${mayStillBeSpent}`
}

const goodLink = prepareRow((db) =>
  db
    .select({
      ...named({ purpose: links.purpose, candidateId: links.candidateId, email: links.email }),
      firstName: sql<string | null>`${candidates.firstName}`.as('firstName'),
      lastName: sql<string | null>`${candidates.lastName}`.as('lastName'),
      localizedFirstName: sql<string | null>`${candidates.localizedFirstName}`.as('localizedFirstName'),
      localizedLastName: sql<string | null>`${candidates.localizedLastName}`.as('localizedLastName'),
      ...named({ lockedUntil: accounts.lockedUntil, needsPasskeyUntil: accounts.resetNeedsPasskeyUntil }),
    })
    .from(links)
    .leftJoin(candidates, eq(candidates.id, links.candidateId))
    .leftJoin(accounts, eq(accounts.candidateId, links.candidateId))
    .where(isGood(sql.placeholder('hash'), sql.placeholder('purposes'), sql.placeholder('now'))),
)

/** A link that still works, and what a page needs to know of the person and the login. */
export function findLink(db: Database, hash: string, purposes: readonly LinkPurpose[], now: string) {
  return goodLink(db, { hash, purposes: rows(purposes), now })
}

/** Spends a link, if it still can be: what follows in the batch happens to `spentLink` alone. */
export function spendLink(db: Database, { hash, mark }: SpentLink, purposes: readonly LinkPurpose[], now: string) {
  return db
    .update(links)
    .set({ endedAt: now, spentBy: mark })
    .where(isGood(hash, rows(purposes), now))
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

const spentReset = prepareRow((db) =>
  db
    .select(named({ candidateId: links.candidateId, email: links.email }))
    .from(links)
    .where(
      and(
        eq(links.hash, sql.placeholder('hash')),
        eq(links.spentBy, sql.placeholder('mark')),
        eq(links.purpose, 'reset'),
        gt(links.endedAt, sql.placeholder('since')),
      ),
    ),
)

/** A link that set a new password a short while ago, for the browser that did it: `mark` is what it was spent by. */
export function findSpentReset(db: Database, { hash, mark }: SpentLink, since: string) {
  return spentReset(db, { hash, mark, since }).execute()
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
