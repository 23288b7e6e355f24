import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { FeedKind } from '../../core/feeds/kinds.ts'
import { type Database, rows, type Statement } from '../database.ts'
import { named, prepareRow } from '../prepared.ts'
import { importErrors, imports, supersededRows } from '../schema-operators.ts'
import { beginTakingIn } from './preview-states.ts'

export type Import = typeof imports.$inferSelect
export type ImportError = Pick<typeof importErrors.$inferSelect, 'line' | 'column' | 'message'>

export type NewImport = Pick<
  Import,
  'id' | 'name' | 'kind' | 'madeAt' | 'sha256' | 'size' | 'isHistory' | 'receivedAt'
> & {
  /** The token that sent it; absent for the drop folder. */
  readonly sentBy?: string
  /** It is read, and nothing of it is taken in yet. */
  readonly isPreview?: boolean
}

/** That an import is there: for what is written with it. */
export function isReceived(id: string) {
  return sql`exists (select 1 from ${imports} where ${imports.id} = ${id})`
}

/**
 * Keeps a new import, or finds the one of the same name and bytes: one that failed or was refused is taken up again, and
 * one that is only a preview is taken in, unless a preview is what is asked for. With it is
 * written what is `recorded` of it.
 */
export async function receiveImport(
  db: Database,
  { isPreview = false, ...file }: NewImport,
  recorded: readonly Statement[] = [],
): Promise<Import> {
  const isSame = and(eq(imports.name, file.name), eq(imports.sha256, file.sha256))
  const again = sql`${imports.state} in ('failed', 'refused') and ${imports.task} = 'take in'`
  const previewed = sql`${imports.task} in ('preview', 'go live')`
  const fromHere = {
    state: 'queued' as const,
    isHistory: file.isHistory,
    reason: null,
    faults: 0,
    finishedAt: null,
    leaseHolder: null,
    leaseUntil: null,
  }
  const [, , , , , found] = await db.batch([
    db
      .insert(imports)
      .values({ ...file, state: 'queued', warnings: [], task: isPreview ? 'preview' : 'take in', isStaged: isPreview })
      .onConflictDoNothing(),
    db
      .update(imports)
      .set(fromHere)
      .where(and(isSame, isPreview ? sql`false` : sql`(${again} or ${previewed})`)),
    ...beginTakingIn(db, and(isSame, isPreview ? sql`false` : previewed)),
    db.select().from(imports).where(isSame),
    ...recorded,
  ])
  return found[0]!
}

/** Keeps a file that is no feed file, with the reason. The same name and bytes again are the same import, told again. */
export async function refuseImport(db: Database, file: NewImport & { readonly reason: string }): Promise<Import> {
  const { reason, receivedAt } = file
  const told = { state: 'refused' as const, reason, receivedAt, finishedAt: receivedAt }
  const [, found] = await db.batch([
    db
      .insert(imports)
      .values({ ...file, ...told, warnings: [] })
      .onConflictDoUpdate({
        target: [imports.name, imports.sha256],
        set: told,
        setWhere: eq(imports.state, 'refused'),
      }),
    db
      .select()
      .from(imports)
      .where(and(eq(imports.name, file.name), eq(imports.sha256, file.sha256))),
  ])
  return found[0]!
}

/** What became of its rows. */
export function countsOf(one: Import) {
  const { rows, accepted, updated, unchanged, superseded, unmatched, held, rejected } = one
  return { rows, accepted, updated, unchanged, superseded, unmatched, held, rejected }
}

export async function findImport(db: Database, id: string): Promise<Import | undefined> {
  const [found] = await db.select().from(imports).where(eq(imports.id, id))
  return found
}

/** An import with the first of its errors and of its superseded rows, in the order of their lines. */
export async function findReport(db: Database, id: string, mostLines: number) {
  const [found, errors, superseded] = await db.batch([
    db.select().from(imports).where(eq(imports.id, id)),
    db
      .select({ line: importErrors.line, column: importErrors.column, message: importErrors.message })
      .from(importErrors)
      .where(eq(importErrors.importId, id))
      .orderBy(importErrors.line)
      .limit(mostLines),
    db
      .select({ line: supersededRows.line, file: supersededRows.file })
      .from(supersededRows)
      .where(eq(supersededRows.importId, id))
      .orderBy(supersededRows.line)
      .limit(mostLines),
  ])
  return found[0] && { import: found[0], errors, superseded }
}

/** The newest first, from before a moment on; of some kinds only where they are given. */
export function listImports(db: Database, before: string, limit: number, kinds?: readonly FeedKind[]) {
  const areMeant = kinds ? sql`and ${imports.kind} in (select value from json_each(${rows(kinds)}))` : sql``
  return db
    .select()
    .from(imports)
    .where(sql`${imports.receivedAt} < ${before} ${areMeant}`)
    .orderBy(desc(imports.receivedAt))
    .limit(limit)
}

const lastImport = prepareRow((db) =>
  db
    .select(named({ receivedAt: imports.receivedAt }))
    .from(imports)
    .where(eq(imports.state, 'done'))
    .orderBy(desc(imports.receivedAt))
    .limit(1),
)

/** The moment up to which files have been taken in. */
export function findLastImport(db: Database) {
  return lastImport(db, {})
}

/** A file on its way in: what waits may be the first of many. */
export function findRunningImport(db: Database) {
  return db
    .select({ id: imports.id })
    .from(imports)
    .where(inArray(imports.state, ['queued', 'running']))
    .limit(1)
}

/** Imports that were received before a moment and whose files are still kept. */
export function listImportsToClear(db: Database, before: string, most: number) {
  return db
    .select({ id: imports.id })
    .from(imports)
    .where(sql`${imports.clearedAt} is null and ${imports.receivedAt} < ${before}`)
    .limit(most)
}

/** Forgets which bytes an import had, and what became of single rows; the same file sent again is a new import. */
export function clearImports(db: Database, ids: readonly string[], at: string) {
  return [
    db.delete(importErrors).where(sql`${importErrors.importId} in (select value from json_each(${rows(ids)}))`),
    db.delete(supersededRows).where(sql`${supersededRows.importId} in (select value from json_each(${rows(ids)}))`),
    db
      .update(imports)
      .set({ clearedAt: at, sha256: sql`${imports.id}` })
      .where(sql`${imports.id} in (select value from json_each(${rows(ids)}))`),
  ] as const
}
