import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { PreviewTotals } from '../../core/feeds/preview.ts'
import type { Database, Statement } from '../database.ts'
import type { Recorded } from '../deeds/deeds.ts'
import { importErrors, imports, previewRows, supersededRows } from '../schema-operators.ts'

/** From the next step on people are looked at, the first of them first. */
export function beginPeople(db: Database, id: string) {
  return db.update(imports).set({ cursor: '', isStaged: true }).where(eq(imports.id, id))
}

/** How far the preview has come among the people, and what it comes to so far. */
export function advancePreview(
  db: Database,
  id: string,
  step: {
    readonly cursor: string
    readonly preview: PreviewTotals
    readonly beyond: number
    readonly leaseUntil: string
  },
) {
  const { beyond, ...rest } = step
  return db
    .update(imports)
    .set({ ...rest, faults: 0, beyond: sql`${imports.beyond} + ${beyond}` })
    .where(eq(imports.id, id))
}

/** The condition that a file is a preview. */
export function isPreview(id: string): SQL {
  return sql`exists (select 1 from ${imports} where ${imports.id} = ${id} and ${imports.state} = 'preview')`
}

/** A previewed file is to go live: it is looked at again first. Before it, with what is `recorded` of it. */
export function goLive(db: Database, id: string, preview: PreviewTotals, recorded: Recorded) {
  const live = db
    .update(imports)
    .set({
      state: 'queued',
      task: 'go live',
      cursor: '',
      preview,
      beyond: 0,
      reason: null,
      finishedAt: null,
      faults: 0,
    })
    .where(and(eq(imports.id, id), eq(imports.state, 'preview')))
    .returning({ id: imports.id })
  return changed(db, recorded, live)
}

const fromTheBeginning = {
  changed: null,
  position: 0,
  line: 0,
  cursor: null,
  header: null,
  found: null,
  rows: 0,
  accepted: 0,
  updated: 0,
  unchanged: 0,
  superseded: 0,
  unmatched: 0,
  held: 0,
  rejected: 0,
}

/** A previewed file is taken in from its beginning; what the preview said of single rows is forgotten. */
export function beginTakingIn(db: Database, isIts: SQL | undefined) {
  const preview = sql`(select ${imports.id} from ${imports} where ${isIts})`
  return [
    db.delete(importErrors).where(sql`${importErrors.importId} = ${preview}`),
    db.delete(supersededRows).where(sql`${supersededRows.importId} = ${preview}`),
    db
      .update(imports)
      .set({ ...fromTheBeginning, task: 'take in', warnings: [] })
      .where(isIts),
  ] as const
}

const canBeDiscarded = sql`(${imports.state} = 'preview'
  or (${imports.state} in ('queued', 'running', 'failed') and ${imports.task} in ('preview', 'go live')))`

/** The condition that a file is a preview, or on its way to be one. */
export function isDiscardable(id: string): SQL {
  return sql`exists (select 1 from ${imports} where ${imports.id} = ${id} and ${canBeDiscarded})`
}

/** A preview is over and nothing of it was taken in; the same file sent again is a new import. */
export function discardPreview(db: Database, id: string, at: string, recorded: Recorded): Promise<boolean> {
  const discarded = db
    .update(imports)
    .set({ state: 'discarded', finishedAt: at, leaseHolder: null, leaseUntil: null, sha256: sql`${imports.id}` })
    .where(and(eq(imports.id, id), canBeDiscarded))
    .returning({ id: imports.id })
  return changed(db, recorded, discarded)
}

/** Whether something was changed, after what is recorded of it. */
async function changed(db: Database, recorded: Recorded, changing: Statement): Promise<boolean> {
  const answers = await db.batch([...recorded, changing])
  return (answers.at(-1) as unknown[]).length > 0
}

/** Previews that nobody has taken live since a moment. */
export function listOldPreviews(db: Database, before: string, most: number) {
  return db
    .select({ id: imports.id })
    .from(imports)
    .where(sql`${imports.state} = 'preview' and ${imports.receivedAt} < ${before}`)
    .limit(most)
}

/** Deletes some rows that were laid down for previews that are over. */
export function sweepPreviewRows(db: Database, most: number): Statement[] {
  const over = sql`is_staged = 1 and received_at > '' and state <> 'preview'
    and not (state in ('queued', 'running', 'failed') and task in ('preview', 'go live'))`
  const first = sql`(select id from ${imports} where ${over} order by received_at limit 1)`
  return [
    db.delete(previewRows).where(
      sql`(${previewRows.importId}, ${previewRows.key}, ${previewRows.made}) in
        (select import_id, key, made from ${previewRows} where import_id = ${first} limit ${most})`,
    ),
    db
      .update(imports)
      .set({ isStaged: false })
      .where(
        sql`${imports.id} = ${first} and not exists (select 1 from ${previewRows} r where r.import_id = ${imports.id})`,
      ),
  ]
}

/** The same of one import. */
export function takeInPreview(db: Database, id: string) {
  return beginTakingIn(db, eq(imports.id, id))
}
