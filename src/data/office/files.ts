import { desc, type SQL, sql } from 'drizzle-orm'
import { describeFound, type Found } from '../../core/feeds/format.ts'
import type { PreviewChange, PreviewTotals } from '../../core/feeds/preview.ts'
import type { Database } from '../database.ts'
import { heldRows } from '../facts/schema-waiting.ts'
import { importErrors, imports, previewChanges } from '../schema-operators.ts'
import { type FoundIn, named, prepareRow, prepareRows } from '../prepared.ts'

const mostFiles = 50

const heldOfFiles = prepareRows((db) =>
  db
    .select({
      ...named({ importId: heldRows.importId }),
      count: sql<number>`count(*)`.as('count'),
      first: sql<string>`min(${heldRows.heldAt})`.as('first'),
      file: sql<string>`max(${heldRows.file})`.as('file'),
    })
    .from(heldRows)
    .where(sql`${heldRows.answer} is null and ${heldRows.heldAt} > ''`)
    .groupBy(heldRows.importId)
    .limit(mostFiles),
)

/** The files with rows that wait for an answer. */
export function listFilesWithHeldRows(db: Database) {
  return heldOfFiles(db, {})
}

// Written out in what follows: Drizzle leaves out the tables of columns where it selects from one.

/** Nobody has said of an import that nothing is left to do. */
const isUnsettled = sql`not exists (select 1 from deeds where deeds.object_kind = 'import' and deeds.object_id = imports.id
  and deeds.what = 'import.settled')`

export const fileColumns = {
  ...named({
    id: imports.id,
    name: imports.name,
    kind: imports.kind,
    state: imports.state,
    rows: imports.rows,
    rejected: imports.rejected,
    held: imports.held,
    accepted: imports.accepted,
    updated: imports.updated,
    unchanged: imports.unchanged,
    superseded: imports.superseded,
    unmatched: imports.unmatched,
    receivedAt: imports.receivedAt,
  }),
  reason: sql<string | null>`${imports.reason}`.as('reason'),
  finishedAt: sql<string | null>`${imports.finishedAt}`.as('finishedAt'),
  sentBy: senderOf(),
}

/** The token or the colleague that sent it, by name; nothing where it lay in the bucket, or came before that was noted. */
function senderOf() {
  return sql<string | null>`coalesce(
    (select sender.name from operator_tokens as sender where sender.id = imports.sent_by),
    (select c.name from deeds join colleagues c on deeds.actor_kind = 'colleague' and c.id = deeds.actor_id
      where deeds.object_kind = 'import' and deeds.object_id = imports.id and deeds.what = 'import.received' limit 1),
    (select 'Drop folder' from deeds where deeds.object_kind = 'import' and deeds.object_id = imports.id
      and deeds.what = 'import.received' and deeds.actor_id = 'bucket' limit 1))`.as('sentBy')
}

const troubled = prepareRows((db) =>
  db
    .select(fileColumns)
    .from(imports)
    .where(
      sql`${imports.state} in ('failed', 'refused') and ${imports.receivedAt} > ${sql.placeholder('since')}
        and ${isUnsettled}`,
    )
    .orderBy(imports.receivedAt)
    .limit(mostFiles),
)

/** Files that failed or were refused since a moment, and nobody has settled. */
export function listTroubledFiles(db: Database, since: string) {
  return troubled(db, { since })
}

const newest = prepareRows((db) =>
  db
    .select(fileColumns)
    .from(imports)
    .where(sql`${imports.receivedAt} < ${sql.placeholder('before')}`)
    .orderBy(desc(imports.receivedAt))
    .limit(sql.placeholder('most')),
)

/** The newest files, from before a moment on. */
export function listFiles(db: Database, before: string, most: number) {
  return newest(db, { before, most })
}

const byId = prepareRow(
  (db) =>
    db
      .select({
        ...fileColumns,
        isSettled: sql<0 | 1>`not (${isUnsettled})`.as('isSettled'),
        preview: sql<string | null>`${imports.preview}`.as('preview'),
        changed: sql<string | null>`${imports.changed}`.as('changed'),
        found: sql<string | null>`${imports.found}`.as('found'),
        header: sql<string | null>`${imports.header}`.as('header'),
        warnings: sql<string>`${imports.warnings}`.as('warnings'),
        progress: sql<number>`iif(${imports.size} > 0, ${imports.position} * 100 / ${imports.size}, 0)`.as('progress'),
        isCleared: sql<0 | 1>`${imports.clearedAt} is not null`.as('isCleared'),
        task: sql<string>`${imports.task}`.as('task'),
        withdrawnAt: sql<string | null>`${imports.withdrawnAt}`.as('withdrawnAt'),
      })
      .from(imports)
      .where(sql`${imports.id} = ${sql.placeholder('id')}`),
  ({ preview, changed, found, header, warnings, ...row }) => ({
    ...row,
    preview: preview === null ? null : (JSON.parse(preview) as PreviewTotals),
    changed: changed === null ? null : (JSON.parse(changed) as PreviewTotals),
    recognised: describeFound(parsed<Found>(found), parsed<readonly string[]>(header)),
    warnings: JSON.parse(warnings) as readonly string[],
  }),
)

function parsed<T>(text: string | null): T | null {
  return text === null ? null : (JSON.parse(text) as T)
}

export function findFile(db: Database, id: string) {
  return byId(db, { id })
}

/** An import that failed or was refused, which nobody has settled. */
export function isToSettle(id: string): SQL {
  return sql`exists (select 1 from ${imports} where ${imports.id} = ${id} and ${imports.state} in ('failed', 'refused')
    and ${isUnsettled})`
}

const changesIn = prepareRows((db) =>
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
        and ${previewChanges.candidateId} >= ${sql.placeholder('from')} and ${previewChanges.candidateId} <= ${sql.placeholder('until')}`,
    )
    .orderBy(previewChanges.candidateId, previewChanges.certification)
    .limit(sql.placeholder('most'))
    .offset(sql.placeholder('skip')),
)

/** What a preview lists for people, or for the one person who is searched for, in the order of their ids. */
export function listChangesIn(
  db: Database,
  id: string,
  { search, skip }: { readonly search: string | undefined; readonly skip: number },
  most: number,
) {
  return changesIn(db, { id, from: search ?? '', until: search ?? '\u{10FFFF}', skip, most })
}

export type ChangeInFile = FoundIn<ReturnType<typeof listChangesIn>>[number]

const errorsOf = prepareRows((db) =>
  db
    .select(named({ line: importErrors.line, column: importErrors.column, message: importErrors.message }))
    .from(importErrors)
    .where(sql`${importErrors.importId} = ${sql.placeholder('id')}`)
    .orderBy(importErrors.line)
    .limit(sql.placeholder('most')),
)

/** What was wrong with the first rejected rows of a file. */
export function listErrors(db: Database, id: string, most: number) {
  return errorsOf(db, { id, most })
}
