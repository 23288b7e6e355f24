import { eq, getTableColumns, sql } from 'drizzle-orm'
import type { PreviewChange } from '../../core/feeds/preview.ts'
import type { NewVersion } from '../../core/feeds/version.ts'
import { type Database, rows, type Statement } from '../database.ts'
import { insertEach } from '../insert-select.ts'
import { items } from '../orders/schema-orders.ts'
import { accounts, answers, candidates } from '../people/schema-people.ts'
import { named, prepareRows } from '../prepared.ts'
import { previewChanges, previewRows } from '../schema-operators.ts'

const { importId: _id, ...ofRow } = getTableColumns(previewRows)

const rowsOfKeys = prepareRows((db) =>
  db
    .select(named(ofRow))
    .from(previewRows)
    .where(
      sql`${previewRows.importId} = ${sql.placeholder('id')}
        and ${previewRows.key} in (select value from json_each(${sql.placeholder('keys')}))`,
    )
    .orderBy(previewRows.line),
)

/** The rows of a previewed file about some keys, in the order of their lines. */
export function listPreviewRows(db: Database, id: string, keys: readonly string[]) {
  return rowsOfKeys(db, { id, keys: rows(keys) })
}

const keysOfPeople = prepareRows((db) =>
  db
    .selectDistinct(named({ key: previewRows.key }))
    .from(previewRows)
    .where(
      sql`${previewRows.importId} = ${sql.placeholder('id')}
        and ${previewRows.candidateId} in (select value from json_each(${sql.placeholder('candidateIds')}))`,
    ),
)

/** The keys that a previewed file gives to some people. */
export function listPreviewKeys(db: Database, id: string, candidateIds: readonly string[]) {
  return keysOfPeople(db, { id, candidateIds: rows(candidateIds) })
}

const people = prepareRows((db) =>
  db
    .selectDistinct(named({ candidateId: previewRows.candidateId }))
    .from(previewRows)
    .where(
      sql`${previewRows.importId} = ${sql.placeholder('id')} and ${previewRows.candidateId} > ${sql.placeholder('after')}`,
    )
    .orderBy(previewRows.candidateId)
    .limit(sql.placeholder('most')),
)

/** The next people that a previewed file names, by the order of their ids. */
export function listPreviewedPeople(db: Database, id: string, after: string, most: number) {
  return people(db, { id, after, most })
}

/** Lays down rows of a previewed file; done twice, it is the same. */
export function addPreviewRows(db: Database, importId: string, versions: readonly NewVersion[]) {
  const each = ['key', 'made', 'candidateId', 'content', 'isWhole', 'line'] as const
  const values = versions.map((version) => ({ ...version, isWhole: version.isWhole ?? 1 }))
  return insertEach(db, previewRows, each, values, { importId }).onConflictDoNothing()
}

const changesOf = prepareRows((db) =>
  db
    .select({
      ...named({
        candidateId: previewChanges.candidateId,
        certification: previewChanges.certification,
        wasUntil: previewChanges.wasUntil,
        isUntil: previewChanges.isUntil,
        badge: previewChanges.badge,
      }),
      change: sql<PreviewChange['change']>`${previewChanges.change}`.as('change'),
    })
    .from(previewChanges)
    .where(
      sql`${previewChanges.importId} = ${sql.placeholder('id')}
        and ${previewChanges.candidateId} in (select value from json_each(${sql.placeholder('candidateIds')}))`,
    ),
)

/** What a preview has listed for some people. */
export function listPreviewChanges(db: Database, id: string, candidateIds: readonly string[]) {
  return changesOf(db, { id, candidateIds: rows(candidateIds) })
}

/** Puts down what changes for some people, in place of what was listed for them before. */
export function writePreviewChanges(
  db: Database,
  importId: string,
  candidateIds: readonly string[],
  changes: readonly PreviewChange[],
): Statement[] {
  const each = ['candidateId', 'certification', 'change', 'wasUntil', 'isUntil', 'badge'] as const
  return [
    db.delete(previewChanges).where(
      sql`${previewChanges.importId} = ${importId}
        and ${previewChanges.candidateId} in (select value from json_each(${rows(candidateIds)}))`,
    ),
    insertEach(db, previewChanges, each, changes, { importId }),
  ]
}

const waitingKits = prepareRows((db) =>
  db
    .select(named({ candidateId: items.candidateId, certification: items.certification }))
    .from(items)
    .where(
      sql`${items.candidateId} in (select value from json_each(${sql.placeholder('candidateIds')}))
        and ${items.state} = 'queued'`,
    ),
)

/** The kits of some people that wait for the printer. */
export function listWaitingKits(db: Database, candidateIds: readonly string[]) {
  return waitingKits(db, { candidateIds: rows(candidateIds) })
}

const mailable = prepareRows((db) =>
  db
    .select(named({ id: candidates.id }))
    .from(candidates)
    .leftJoin(accounts, eq(accounts.candidateId, candidates.id))
    .where(
      sql`${candidates.id} in (select value from json_each(${sql.placeholder('candidateIds')}))
        and coalesce(${accounts.provedEmail}, ${candidates.email}) <> ''
        and coalesce((select ${answers.answer} from ${answers} where ${answers.candidateId} = ${candidates.id}
          and ${answers.question} = ${sql.placeholder('question')} order by ${answers.answeredAt} desc limit 1), 'yes') <> 'no'`,
    ),
)

/** Those of some people who get mails about their certifications. */
export function listMailable(db: Database, candidateIds: readonly string[], question: string) {
  return mailable(db, { candidateIds: rows(candidateIds), question })
}
