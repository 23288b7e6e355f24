import { desc, eq, lt, type SQL, sql } from 'drizzle-orm'
import type { TemplateName } from '../../core/mail-templates.ts'
import { type Database, rows } from '../database.ts'
import { insertEach, insertSelect } from '../insert-select.ts'
import { type SpentLink, spentLink } from '../sign-in/links.ts'
import { named, prepareRows } from '../prepared.ts'
import { type LinkPurpose, outbox } from './schema-mail.ts'
import { waiting } from './waiting-mail.ts'

export type OutboxMail = typeof outbox.$inferSelect

export interface NewMail {
  readonly id: string
  readonly candidateId: string | null
  readonly recipient: string
  readonly template: TemplateName
  readonly data: Readonly<Record<string, string>>
  readonly createdAt: string
}

/** One mail, as part of the deed's own batch; the same id again is the same mail. */
export function writeMail(db: Database, mail: NewMail) {
  return db.insert(outbox).values(waiting(mail)).onConflictDoNothing()
}

/** Many mails of one template, written at one moment, by one statement. */
export function writeMails(db: Database, mails: readonly NewMail[]) {
  const columns = ['id', 'candidateId', 'recipient', 'template', 'data', 'createdAt', 'state', 'nextAt'] as const
  return insertEach(db, outbox, columns, mails.map(waiting), {}).onConflictDoNothing()
}

/** The same for mails that anyone may ask for: no more than so many of these templates to one address since a moment. */
export function writeMailWithin(
  db: Database,
  mail: NewMail,
  limit: {
    readonly templates: readonly TemplateName[]
    readonly most: number
    readonly since: string
    /** The id of a mail without which this one is not written. */
    readonly onlyWith?: string
  },
) {
  const sentAlready = sql`(select count(*) from ${outbox} where lower(recipient) = lower(${mail.recipient})
    and created_at > ${limit.since} and template in (select value from json_each(${rows(limit.templates)})))`
  return insertSelect(
    db,
    outbox,
    waiting(mail),
    sql`where ${sentAlready} < ${limit.most}
      and (${limit.onlyWith ?? null} is null or exists (select 1 from ${outbox} where id = ${limit.onlyWith ?? null}))`,
  ).onConflictDoNothing()
}

/** The same, only where something holds by then. */
export function writeMailWhere(db: Database, mail: NewMail, where: SQL) {
  return insertSelect(db, outbox, waiting(mail), sql`where ${where}`).onConflictDoNothing()
}

/** The same for a deed that a link does: only where this very request has spent it, and for one of these purposes. */
export function writeMailOfSpentLink(db: Database, spent: SpentLink, mail: NewMail, purposes: readonly LinkPurpose[]) {
  return insertSelect(
    db,
    outbox,
    waiting(mail),
    sql`from ${spentLink(spent)} where purpose in (select value from json_each(${rows(purposes)}))`,
  ).onConflictDoNothing()
}

/** Takes mails of some templates, or of all others, that are due; nobody else gets them before `until`. */
export function claimMails(
  db: Database,
  { templates, areMeant }: { readonly templates: readonly string[]; readonly areMeant: boolean },
  { now, until, most }: { readonly now: string; readonly until: string; readonly most: number },
) {
  const listed = sql`(select value from json_each(${rows(templates)}))`
  return db
    .update(outbox)
    .set({ tries: sql`${outbox.tries} + 1`, nextAt: until })
    .where(
      sql`${outbox.id} in (select id from ${outbox} where state = 'waiting' and next_at <= ${now}
        and template ${areMeant ? sql`in` : sql`not in`} ${listed} order by next_at limit ${most})`,
    )
    .returning()
}

export function markSent(db: Database, id: string, sent: Pick<OutboxMail, 'sentAt' | 'body' | 'messageId'>) {
  return db
    .update(outbox)
    .set({ ...sent, state: 'sent', error: null })
    .where(eq(outbox.id, id))
}

/** It did not go out: the next try, or none. */
export function markFailed(db: Database, id: string, error: string, nextAt: string | undefined) {
  return db
    .update(outbox)
    .set(nextAt ? { error, nextAt } : { error, state: 'given-up' })
    .where(eq(outbox.id, id))
}

const mailOf = prepareRows((db) =>
  db
    .select(
      named({
        template: outbox.template,
        recipient: outbox.recipient,
        error: outbox.error,
        state: outbox.state,
        createdAt: outbox.createdAt,
        sentAt: outbox.sentAt,
        deliveredAt: outbox.deliveredAt,
        failedAt: outbox.failedAt,
      }),
    )
    .from(outbox)
    .where(sql`${outbox.candidateId} = ${sql.placeholder('candidateId')} and ${outbox.template} <> 'transcript-share'`)
    .orderBy(desc(outbox.createdAt))
    .limit(200),
)

/** The newest two hundred mails to a person. */
export function listMailTo(db: Database, candidateId: string) {
  return mailOf(db, { candidateId })
}

/** The newest hundred of all, with their bodies where they were kept. */
export function listNewestMail(db: Database) {
  return db.select().from(outbox).orderBy(desc(outbox.createdAt)).limit(100)
}

export function findMail(db: Database, id: string) {
  return db.select().from(outbox).where(eq(outbox.id, id))
}

export function sweepMail(db: Database, before: string) {
  return db.delete(outbox).where(lt(outbox.createdAt, before))
}
