import { and, eq, sql } from 'drizzle-orm'
import type { Found } from '../../core/feeds/format.ts'
import type { PreviewTotals } from '../../core/feeds/preview.ts'
import { type Database, rows } from '../database.ts'
import { insertEach } from '../insert-select.ts'
import { abortWhere } from '../facts/records.ts'
import type { Import, ImportError } from './imports.ts'
import { counts } from '../facts/facts.ts'
import { facts } from '../facts/schema-facts.ts'
import { importErrors, imports, supersededRows } from '../schema-operators.ts'

/** Takes the oldest import that waits, or whose worker has been lost, and nobody else gets it until the lease ends. */
export async function claimImport(
  db: Database,
  holder: string,
  now: string,
  until: string,
): Promise<Import | undefined> {
  const claimed = await db
    .update(imports)
    .set({
      state: 'running',
      leaseHolder: holder,
      leaseUntil: until,
      startedAt: sql`coalesce(${imports.startedAt}, ${now})`,
    })
    .where(
      sql`${imports.id} = (select id from (
        select id, received_at from ${imports} where state = 'queued'
        union all select id, received_at from ${imports} where state = 'running' and lease_until < ${now}
      ) order by received_at limit 1)`,
    )
    .returning()
  return claimed[0]
}

/** What one step has done, counted from the place where the import stood. */
export interface Progress {
  readonly position: number
  readonly line: number
  readonly rows: number
  readonly accepted: number
  readonly updated: number
  readonly unchanged: number
  readonly superseded: number
  readonly unmatched: number
  readonly held: number
  readonly rejected: number
  /** Of the unchanged. */
  readonly erased: number
  readonly header: readonly string[]
  readonly found: Found
  readonly warnings: readonly string[]
  readonly leaseUntil: string
}

/** More time for a step that has more to do than most. */
export function extendLease(db: Database, { id, leaseHolder }: Import, until: string) {
  return db
    .update(imports)
    .set({ leaseUntil: until })
    .where(and(eq(imports.id, id), eq(imports.leaseHolder, leaseHolder ?? '')))
}

/** Aborts the batch where the import has moved on, or is somebody else's by now. */
export function guardImport(db: Database, { id, leaseHolder, position }: Import) {
  return abortWhere(
    db,
    sql`where not exists
      (select 1 from ${imports} where id = ${id} and lease_holder = ${leaseHolder} and position = ${position})`,
  )
}

/** Aborts the batch where a key has gained or lost a version since they were read, or one of them was said again. */
export function guardVersions(
  db: Database,
  kind: string,
  keys: readonly string[],
  versions: readonly { readonly key: string; readonly keptAs: string; readonly made: string }[],
) {
  const known = rows(versions.map(({ key, keptAs, made }) => `${keptAs} ${made} ${key}`))
  return abortWhere(
    db,
    sql`where ${versions.length} <> (
      select coalesce(sum(iif(made || ' ' || coalesce(stands_as, made) || ' ' || key
        in (select value from json_each(${known})), 1, ${versions.length + 1})), 0)
      from ${facts} where kind = ${kind} and key in (select value from json_each(${rows(keys)})) and ${counts})`,
  )
}

const counted = [
  'rows',
  'accepted',
  'updated',
  'unchanged',
  'superseded',
  'unmatched',
  'held',
  'rejected',
  'erased',
] as const satisfies readonly (keyof Progress)[]

export function advanceImport(db: Database, id: string, step: Progress) {
  const { position, line, header, found, warnings, leaseUntil } = step
  const plus = (column: (typeof counted)[number]) => sql`${imports[column]} + ${step[column]}`
  return db
    .update(imports)
    .set({
      position,
      line,
      header,
      found,
      warnings,
      leaseUntil,
      faults: 0,
      ...Object.fromEntries(counted.map((column) => [column, plus(column)])),
    })
    .where(eq(imports.id, id))
}

/** What taking it in has changed so far. */
export function keepChanged(db: Database, id: string, changed: PreviewTotals) {
  return db.update(imports).set({ changed }).where(eq(imports.id, id))
}

export function addImportErrors(db: Database, importId: string, errors: readonly ImportError[]) {
  return insertEach(db, importErrors, ['line', 'column', 'message'], errors, { importId }).onConflictDoNothing()
}

export function addSupersededRows(
  db: Database,
  importId: string,
  superseded: readonly { readonly line: number; readonly file: string }[],
) {
  return insertEach(db, supersededRows, ['line', 'file'], superseded, { importId }).onConflictDoNothing()
}

/** Ends an import in the worker's own name, with a reason where that is not as it was to be. */
export function finishImport(
  db: Database,
  { id, leaseHolder }: Import,
  { at, ...end }: Pick<Import, 'state' | 'reason'> & { readonly at: string },
) {
  return db
    .update(imports)
    .set({ ...end, finishedAt: at, leaseHolder: null, leaseUntil: null })
    .where(and(eq(imports.id, id), eq(imports.leaseHolder, leaseHolder ?? '')))
}

/** Gives an import back, to be taken up from where it stands. */
export function releaseImport(db: Database, { id, leaseHolder }: Import) {
  return db
    .update(imports)
    .set({ state: 'queued', leaseHolder: null, leaseUntil: null })
    .where(and(eq(imports.id, id), eq(imports.leaseHolder, leaseHolder ?? '')))
}

/** Lays an import aside until a moment, after a fault of ours: others must not wait for it. */
export function setImportAside(db: Database, { id, leaseHolder }: Import, until: string) {
  return db
    .update(imports)
    .set({ faults: sql`${imports.faults} + 1`, leaseHolder: null, leaseUntil: until })
    .where(and(eq(imports.id, id), eq(imports.leaseHolder, leaseHolder ?? '')))
}
