import { type SQL, sql } from 'drizzle-orm'
import type { CaseFileRow } from '../../core/cases.ts'
import { colleagues } from '../colleagues/schema-colleagues.ts'
import type { Database } from '../database.ts'
import { insertSelect } from '../insert-select.ts'
import { cases, outbox } from '../mail/schema-mail.ts'
import { type FoundIn, named, prepareRow, prepareRows } from '../prepared.ts'
import { caseMessages, caseNotes } from './schema-threads.ts'

const mostShown = 500

const messageColumns = {
  ...named({
    id: caseMessages.id,
    writtenBy: caseMessages.writtenBy,
    at: caseMessages.at,
    text: caseMessages.text,
    mailId: caseMessages.mailId,
    sender: caseMessages.sender,
  }),
  files: sql<string>`${caseMessages.files}`.as('files'),
}

function withFiles<Row extends { readonly files: string }>(row: Row) {
  return { ...row, files: JSON.parse(row.files) as readonly CaseFileRow[] }
}

const inOrder = sql`${caseMessages.at}, ${caseMessages}.rowid`

const thread = prepareRows(
  (db) =>
    db
      .select({
        ...messageColumns,
        colleague: sql<string | null>`${colleagues.name}`.as('colleague'),
        mailState: sql<string | null>`${outbox.state}`.as('mailState'),
        mailFailedAt: sql<string | null>`${outbox.failedAt}`.as('mailFailedAt'),
      })
      .from(caseMessages)
      .leftJoin(colleagues, sql`${colleagues.id} = ${caseMessages.colleagueId}`)
      .leftJoin(outbox, sql`${outbox.id} = ${caseMessages.mailId}`)
      .where(sql`${caseMessages.reference} = ${sql.placeholder('reference')}`)
      .orderBy(inOrder)
      .limit(mostShown),
  withFiles,
)

/** What was written in a case after its first message, for staff. */
export function listThread(db: Database, reference: string) {
  return thread(db, { reference })
}

export type StaffMessage = FoundIn<ReturnType<typeof listThread>>[number]

const ownThread = prepareRows(
  (db) =>
    db
      .select(messageColumns)
      .from(caseMessages)
      .where(
        sql`${caseMessages.reference} = ${sql.placeholder('reference')}
          and ${caseMessages.candidateId} = ${sql.placeholder('candidateId')}`,
      )
      .orderBy(inOrder)
      .limit(mostShown),
  withFiles,
)

/** The same for the person whose case it is, without who of the staff wrote. */
export function listOwnThread(db: Database, reference: string, candidateId: string) {
  return ownThread(db, { reference, candidateId })
}

export type OwnMessage = FoundIn<ReturnType<typeof listOwnThread>>[number]

const notes = prepareRows((db) =>
  db
    .select({
      ...named({ id: caseNotes.id, at: caseNotes.at, text: caseNotes.text }),
      colleague: sql<string | null>`${colleagues.name}`.as('colleague'),
    })
    .from(caseNotes)
    .leftJoin(colleagues, sql`${colleagues.id} = ${caseNotes.colleagueId}`)
    .where(sql`${caseNotes.reference} = ${sql.placeholder('reference')}`)
    .orderBy(sql`${caseNotes.at}`)
    .limit(mostShown),
)

export function listNotes(db: Database, reference: string) {
  return notes(db, { reference })
}

export type StaffNote = FoundIn<ReturnType<typeof listNotes>>[number]

const filesOf = prepareRow(
  (db) =>
    db
      .select({ files: sql<string>`${caseMessages.files}`.as('files') })
      .from(caseMessages)
      .where(
        sql`${caseMessages.id} = ${sql.placeholder('id')} and ${caseMessages.reference} = ${sql.placeholder('reference')}`,
      ),
  withFiles,
)

/** The files of one message of a case. */
export function findFilesOf(db: Database, reference: string, id: string) {
  return filesOf(db, { reference, id })
}

export type NewMessage = typeof caseMessages.$inferInsert

/** Adds a message by the batch it is part of, where the case is there; the same id again is the same message. */
export function addMessage(db: Database, message: NewMessage, where: SQL = sql`true`) {
  return insertSelect(
    db,
    caseMessages,
    { ...message, candidateId: sql`${cases.candidateId}` },
    sql`from ${cases} where ${cases.reference} = ${message.reference} and ${where}`,
  ).onConflictDoNothing()
}

export function addNote(db: Database, note: typeof caseNotes.$inferInsert) {
  return db.insert(caseNotes).values(note)
}

/** Moves a case on after an answer of its person: it is ours again, from now on where it was not before. */
export function reopenForAnswer(db: Database, reference: string, at: string, where: SQL = sql`true`) {
  return db
    .update(cases)
    .set({
      since: sql`case when ${cases.state} = 'open' then ${cases.since} else ${at} end`,
      state: 'open',
      closedAt: null,
      repliedAt: at,
      version: sql`${cases.version} + 1`,
    })
    .where(sql`${cases.reference} = ${reference} and ${where}`)
}

/** There is no such message yet: a mail that comes twice counts once. */
export function isNewMessage(id: string): SQL {
  return sql`not exists (select 1 from case_messages where id = ${id})`
}

/** The case is this candidate's. */
export function isCaseOf(candidateId: string): SQL {
  return sql`${cases.candidateId} = ${candidateId}`
}
