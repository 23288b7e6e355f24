import { eq, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { cases } from '../mail/schema-mail.ts'
import { named, prepareRow, prepareRows } from '../prepared.ts'

export type SupportCase = typeof cases.$inferSelect

type Later = 'state' | 'repliedAt' | 'assignee' | 'since' | 'closedAt' | 'version'

export function openCase(
  db: Database,
  supportCase: Omit<SupportCase, Later | 'askedName'> & Partial<Pick<SupportCase, 'askedName'>>,
) {
  return db.insert(cases).values({ ...supportCase, since: supportCase.createdAt })
}

export function findCase(db: Database, reference: string) {
  return db.select({ reference: cases.reference }).from(cases).where(eq(cases.reference, reference))
}

const columns = named({
  reference: cases.reference,
  topic: cases.topic,
  about: cases.about,
  state: cases.state,
  createdAt: cases.createdAt,
  repliedAt: cases.repliedAt,
  closedAt: cases.closedAt,
})

const openCases = prepareRows((db) =>
  db
    .select(columns)
    .from(cases)
    .where(sql`${cases.candidateId} = ${sql.placeholder('candidateId')} and ${cases.state} <> 'closed'`)
    .orderBy(sql`${cases.createdAt} desc`)
    .limit(20),
)

/** A candidate's cases that are not closed, the newest first. */
export function listOpenCases(db: Database, candidateId: string) {
  return openCases(db, { candidateId })
}

const allCases = prepareRows((db) =>
  db
    .select(columns)
    .from(cases)
    .where(sql`${cases.candidateId} = ${sql.placeholder('candidateId')}`)
    .orderBy(sql`${cases.createdAt} desc`)
    .limit(sql.placeholder('most')),
)

/** A candidate's cases, closed ones too, the newest first. */
export function listCasesOf(db: Database, candidateId: string, most: number) {
  return allCases(db, { candidateId, most })
}

const ownCase = prepareRow((db) =>
  db
    .select({
      ...columns,
      ...named({
        message: cases.message,
        replyTo: cases.replyTo,
        askedName: cases.askedName,
        fileName: cases.fileName,
        fileType: cases.fileType,
      }),
    })
    .from(cases)
    .where(
      sql`${cases.reference} = ${sql.placeholder('reference')}
        and ${cases.candidateId} = ${sql.placeholder('candidateId')}`,
    ),
)

/** Somebody's own case. */
export function findOwnCase(db: Database, reference: string, candidateId: string) {
  return ownCase(db, { reference, candidateId })
}

/** Closes somebody's own case; nothing where it is not theirs, or closed. */
export function closeCase(db: Database, reference: string, candidateId: string, at: string) {
  return db
    .update(cases)
    .set({ state: 'closed', closedAt: at, since: at, version: sql`${cases.version} + 1` })
    .where(
      sql`${cases.reference} = ${reference} and ${cases.candidateId} = ${candidateId} and ${cases.state} <> 'closed'`,
    )
}
