import { type Column, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { shippingOf } from '../../core/shipping.ts'
import { activityWords } from '../facts/activity-words.ts'
import { activities, facts, repeats } from '../facts/schema-facts.ts'
import { unmatched } from '../facts/schema-waiting.ts'
import type { Database, Statement } from '../database.ts'
import { deedDetails } from '../deeds/schema-deeds.ts'
import { caseMessages, caseNotes } from '../cases/schema-threads.ts'
import { announcements } from '../mail/schema-announcements.ts'
import { mergedRows } from '../merges/schema-merges.ts'
import { cases, mappingRequests, outbox } from '../mail/schema-mail.ts'
import { items, orders } from '../orders/schema-orders.ts'
import { personTables } from '../person-tables.ts'
import { previewChanges, previewRows } from '../schema-operators.ts'
import { learnerRecords } from '../transcripts/schema-learner-records.ts'
import { shareProofs, transcripts, transcriptShares } from '../transcripts/schema-transcripts.ts'
import { answers, candidates } from './schema-people.ts'

type TableName = keyof typeof personTables
type BlankedName = {
  [Name in TableName]: (typeof personTables)[Name]['erase'] extends 'blanks' ? Name : never
}[TableName]

/** Tables to delete from that have no candidate column: each must say how its rows are found. */
type OwnerlessName = {
  [Name in TableName]: (typeof personTables)[Name]['erase'] extends 'deletes'
    ? 'candidateId' extends keyof (typeof personTables)[Name]['table']['_']['columns']
      ? never
      : Name
    : never
}[TableName]

export interface ToErase {
  readonly candidateId: string
  readonly at: string
  /** The question whose "No" keeps codes unknown to others; that "No" stays in force. */
  readonly question: string
}

/**
 * The statements that erase a person's rows, table by table as the list of tables says; for one batch, after the one that
 * collects what to search for. Can be repeated.
 */
export function eraseRows(db: Database, who: ToErase): Statement[] {
  const names = Object.keys(personTables) as TableName[]
  // Those that are found by rows of another table come before that.
  const order = (name: TableName) => (name in foundBy || first.includes(name) ? 0 : 1)
  const rows = names
    .toSorted((a, b) => order(a) - order(b))
    .flatMap((name) => {
      const { table, erase } = personTables[name] as { table: SQLiteTable; erase: 'deletes' | 'blanks' | 'stays' }
      if (erase === 'blanks') return blanked[name as BlankedName](db, who)
      return erase === 'deletes' ? deleted(db, name, table, who) : []
    })
  return [...rows, forgetHints(db, who.candidateId)]
}

/** Unmatched rows may have hints about this person. */
function forgetHints(db: Database, candidateId: string): Statement {
  return db
    .update(unmatched)
    .set({ hints: null })
    .where(sql`lower(${unmatched.hints} ->> 'email') in ${finds(candidateId, 'emails')}`)
}

function deleted(db: Database, name: TableName, table: SQLiteTable, who: ToErase): Statement[] {
  const found = foundBy[name]?.(who.candidateId) ?? own(getTableColumns(table).candidateId!, who)
  const before =
    name === 'activities'
      ? [db.delete(activityWords).where(sql`rowid in (select ${activities.id} from ${activities} where ${found})`)]
      : []
  return [...before, db.delete(table).where(found)]
}

function own(column: Column, { candidateId }: Pick<ToErase, 'candidateId'>): SQL {
  return sql`${column} = ${candidateId}`
}

/** What was written down to be looked for, as rows of `value`. */
function finds(candidateId: string, what: 'emails' | 'cases'): SQL {
  return sql`(select value from json_each((select finds from erasures where candidate_id = ${candidateId}), ${`$.${what}`}))`
}

const staged = sql`(select id from imports where is_staged = 1 and received_at > '')`

/** Tables whose rows are not found by the candidate's id alone. */
const foundBy: Partial<Record<TableName, (id: string) => SQL>> & Record<OwnerlessName, (id: string) => SQL> = {
  // There are few, and no index of the person.
  announcements: (id) => sql`${announcements.createdAt} > '' and ${announcements.candidateId} = ${id}`,
  mergedRows: (id) =>
    sql`${mergedRows.mergeId} in (select content ->> 'merge' from facts where kind = 'aliases' and key = ${id}
      union all select content ->> 'merge' from facts where candidate_id = ${id} and kind = 'aliases')`,
  caseMessages: (id) => sql`${caseMessages.reference} in ${finds(id, 'cases')} or ${caseMessages.candidateId} = ${id}`,
  caseNotes: (id) => sql`${caseNotes.reference} in ${finds(id, 'cases')} or ${caseNotes.candidateId} = ${id}`,
  cases: (id) => sql`${cases.reference} in ${finds(id, 'cases')} or ${cases.candidateId} = ${id}`,
  deedDetails: (id) =>
    sql`${deedDetails.candidateId} = ${id} or ${deedDetails.deedId} in (select id from deeds
      where object_kind = 'case' and object_id in ${finds(id, 'cases')})`,
  mappingRequests: (id) =>
    sql`${mappingRequests.createdAt} > '' and (lower(${mappingRequests.typed} ->> 'email') in ${finds(id, 'emails')}
      or lower(${mappingRequests.typed} ->> 'newEmail') in ${finds(id, 'emails')}
      or lower(${mappingRequests.typed} ->> 'emailOrId') in ${finds(id, 'emails')}
      or ${mappingRequests.typed} ->> 'candidateId' = ${id})`,
  // Mails to the program about a case are found by the moment it, or a message of it, came.
  outbox: (id) =>
    sql`${outbox.candidateId} = ${id} or lower(${outbox.recipient}) in ${finds(id, 'emails')}
      or (${outbox.createdAt} in (select created_at from cases where reference in ${finds(id, 'cases')}
          union select at from case_messages where reference in ${finds(id, 'cases')})
        and ${outbox.data} ->> 'reference' in ${finds(id, 'cases')})`,
  previewChanges: (id) => sql`${previewChanges.candidateId} = ${id} and ${previewChanges.importId} in ${staged}`,
  previewRows: (id) => sql`${previewRows.candidateId} = ${id} and ${previewRows.importId} in ${staged}`,
  shareProofs: (id) =>
    sql`${shareProofs.shareId} in (select ${transcriptShares.id} from ${transcriptShares} where ${transcriptShares.candidateId} = ${id})`,
}

const first: readonly TableName[] = ['repeats', 'learnerRecords']

/** The condition on facts: all versions of those that are, or were, a person's and never another's. */
function onlyTheirs(id: string): SQL {
  return sql`(kind, key) in (select kind, key from facts where candidate_id = ${id})
    and not exists (select 1 from facts as other where other.kind = facts.kind and other.key = facts.key
      and other.candidate_id not in (${id}, ''))`
}

/** Rows that stay in part. */
const blanked: Record<BlankedName, (db: Database, who: ToErase) => Statement[]> = {
  candidates: (db, { candidateId }) => {
    const { id, made: _made, ...columns } = getTableColumns(candidates)
    const empty = Object.keys(columns).map((name) => [name, name === 'outsideIds' ? {} : ''])
    return [
      db
        .update(candidates)
        .set(Object.fromEntries(empty))
        .where(sql`${id} = ${candidateId}`),
    ]
  },
  answers: (db, { candidateId, question }) => [
    db.delete(answers).where(
      sql`${answers.candidateId} = ${candidateId} and not (${answers.question} = ${question} and ${answers.answer} = 'no'
        and ${answers.answeredAt} = (select max(a.answered_at) from answers a
          where a.candidate_id = ${candidateId} and a.question = ${question}))`,
    ),
  ],
  // Before the facts that they repeat.
  repeats: (db, { candidateId }) => [
    db
      .delete(repeats)
      .where(sql`(${repeats.kind}, ${repeats.key}) in (select kind, key from facts where ${onlyTheirs(candidateId)})`),
  ],
  facts: (db, { candidateId }) => [
    db.delete(facts).where(onlyTheirs(candidateId)),
    db
      .update(facts)
      .set({ candidateId: '' })
      .where(sql`${facts.candidateId} = ${candidateId}`),
  ],
  importErrors: () => [],
  orders: (db, { candidateId, at }) => {
    const none = JSON.stringify(shippingOf({}))
    return [
      db
        .update(orders)
        .set({
          shipping: sql`json_set(${none}, '$.country', coalesce(${orders.shipping} ->> 'country', ''))`,
          state: sql`iif(${orders.state} = 'placed', 'cancelled', ${orders.state})`,
          cancelledAt: sql`iif(${orders.state} = 'placed', ${at}, ${orders.cancelledAt})`,
          payAt: null,
          askAt: null,
        })
        .where(own(orders.candidateId, { candidateId })),
    ]
  },
  // As if by staff: a payment that arrives after all would have them printed.
  items: (db, { candidateId, at }) => [
    db
      .update(items)
      .set({
        trackingNumber: null,
        carrier: null,
        cancelledAt: sql`iif(${items.state} in ('ordered', 'queued'), ${at}, ${items.cancelledAt})`,
        batchId: sql`iif(${items.state} = 'queued', null, ${items.batchId})`,
        state: sql`iif(${items.state} in ('ordered', 'queued'), 'cancelled', ${items.state})`,
      })
      .where(own(items.candidateId, { candidateId })),
  ],
  // Their transcripts are over, as if they had deleted them: the bits stay set, and what was in them is forgotten.
  learnerRecords: (db, { candidateId, at }) => [
    db
      .update(learnerRecords)
      .set({ revokedAt: sql`coalesce(${learnerRecords.revokedAt}, ${at})`, shows: [] })
      .where(
        sql`${learnerRecords.transcriptId} in (select ${transcripts.id} from ${transcripts} where ${transcripts.candidateId} = ${candidateId})`,
      ),
  ],
}
