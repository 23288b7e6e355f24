import { sql } from 'drizzle-orm'
import type { PreviewChange } from '../../core/feeds/preview.ts'
import { type Database, rows, type Statement } from '../database.ts'
import { insertEach } from '../insert-select.ts'
import { named, prepareRows } from '../prepared.ts'
import type { Rebuild } from './rebuilds.ts'
import { rebuilds, rebuildWaiting } from './schema-rebuilds.ts'

const columns = {
  ...named({
    id: rebuildWaiting.id,
    candidateId: rebuildWaiting.candidateId,
    kits: rebuildWaiting.kits,
    mails: rebuildWaiting.mails,
    since: rebuildWaiting.since,
  }),
  changes: sql<string>`${rebuildWaiting.changes}`.as('changes'),
}

/** A person who would lose something, and what. */
export interface Waiting {
  readonly id: number
  readonly candidateId: string
  readonly changes: readonly PreviewChange[]
  readonly kits: number
  readonly mails: number
  readonly since: string
}

function parsed(row: Omit<Waiting, 'changes'> & { readonly changes: string }): Waiting {
  return { ...row, changes: JSON.parse(row.changes) as readonly PreviewChange[] }
}

const waitingOf = prepareRows(
  (db) =>
    db
      .select(columns)
      .from(rebuildWaiting)
      .where(
        sql`${rebuildWaiting.rebuild} = ${sql.placeholder('rebuild')}
          and ${rebuildWaiting.candidateId} in (select value from json_each(${sql.placeholder('candidateIds')}))`,
      ),
  (row) => parsed(row),
)

/** What these people wait for. */
export function listWaitingOf(db: Database, rebuild: number, candidateIds: readonly string[]) {
  return waitingOf(db, { rebuild, candidateIds: rows(candidateIds) })
}

const waitingAfter = prepareRows(
  (db) =>
    db
      .select(columns)
      .from(rebuildWaiting)
      .where(
        sql`${rebuildWaiting.rebuild} = (select max(id) from ${rebuilds}) and ${rebuildWaiting.id} > ${sql.placeholder('after')}`,
      )
      .orderBy(rebuildWaiting.id)
      .limit(sql.placeholder('most')),
  (row) => parsed(row),
)

/** Some of the waiting people, in the order in which they were listed. */
export function listWaiting(db: Database, after: number, most: number) {
  return waitingAfter(db, { after, most })
}

const toApply = prepareRows((db) =>
  db
    .select(named({ candidateId: rebuildWaiting.candidateId }))
    .from(rebuildWaiting)
    .where(
      sql`${rebuildWaiting.rebuild} = ${sql.placeholder('rebuild')} and ${rebuildWaiting.id} <= ${sql.placeholder('upTo')}`,
    )
    .orderBy(rebuildWaiting.id)
    .limit(sql.placeholder('most')),
)

/** The next people whose losses were accepted. */
export function listAccepted(db: Database, { id, acceptedUpTo }: Rebuild, most: number) {
  return toApply(db, { rebuild: id, upTo: acceptedUpTo, most })
}

const stale = prepareRows((db) =>
  db
    .select(named({ candidateId: rebuildWaiting.candidateId }))
    .from(rebuildWaiting)
    .where(sql`${rebuildWaiting.rebuild} = ${sql.placeholder('rebuild')} and is_stale = 1`)
    .orderBy(rebuildWaiting.id)
    .limit(sql.placeholder('most')),
)

/** The next people whose facts have changed since they were listed. */
export function listStale(db: Database, { id }: Rebuild, most: number) {
  return stale(db, { rebuild: id, most })
}

/** Lists people as waiting, replacing their former rows. */
export function writeWaiting(
  db: Database,
  rebuild: number,
  {
    gone,
    listed,
    kept,
  }: {
    readonly gone: readonly string[]
    readonly listed: readonly Omit<Waiting, 'id'>[]
    /** Of whom nothing has changed. */
    readonly kept: readonly string[]
  },
): Statement[] {
  const each = ['candidateId', 'changes', 'kits', 'mails', 'since'] as const
  const isOf = (candidateIds: readonly string[]) =>
    sql`${rebuildWaiting.rebuild} = ${rebuild}
      and ${rebuildWaiting.candidateId} in (select value from json_each(${rows(candidateIds)}))`
  return [
    ...(gone.length > 0 ? [db.delete(rebuildWaiting).where(isOf(gone))] : []),
    ...(kept.length > 0 ? [db.update(rebuildWaiting).set({ isStale: false }).where(isOf(kept))] : []),
    ...(listed.length > 0
      ? [insertEach(db, rebuildWaiting, each, listed, { id: sql`null`, rebuild, isStale: false })]
      : []),
  ]
}

/** Marks the waiting rows of these people as outdated, since their facts change. */
export function noteStale(db: Database, candidateIds: readonly string[]) {
  return db
    .update(rebuildWaiting)
    .set({ isStale: true })
    .where(
      sql`${rebuildWaiting.candidateId} in (select value from json_each(${rows(candidateIds)}))
        and ${rebuildWaiting.rebuild} = (select max(id) from ${rebuilds})`,
    )
}

/** Deletes some of the people who waited for the rules of an earlier rebuild. */
export function sweepWaiting(db: Database, before: number, most: number) {
  return db
    .delete(rebuildWaiting)
    .where(
      sql`${rebuildWaiting.id} in (select id from ${rebuildWaiting} where rebuild < ${before} order by rebuild limit ${most})`,
    )
    .returning({ id: rebuildWaiting.id })
}
