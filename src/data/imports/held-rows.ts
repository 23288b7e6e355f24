import { type SQL, sql } from 'drizzle-orm'
import type { FeedKind } from '../../core/feeds/kinds.ts'
import type { NewVersion } from '../../core/feeds/version.ts'
import { type Database, rows } from '../database.ts'
import { abortWhere } from '../facts/records.ts'
import { counts, kept } from '../facts/facts.ts'
import { facts } from '../facts/schema-facts.ts'
import { heldRows } from '../facts/schema-waiting.ts'
import { insertEach } from '../insert-select.ts'
import { named, prepareRows } from '../prepared.ts'

const columns = {
  kind: sql<FeedKind>`${heldRows.kind}`.as('kind'),
  ...named({
    key: heldRows.key,
    made: heldRows.made,
    candidateId: heldRows.candidateId,
    content: heldRows.content,
    isWhole: heldRows.isWhole,
    importId: heldRows.importId,
    file: heldRows.file,
    line: heldRows.line,
    heldAt: heldRows.heldAt,
  }),
  answer: sql<'yes' | 'no' | null>`${heldRows.answer}`.as('answer'),
}

const ofKeys = sql`${heldRows.kind} = ${sql.placeholder('kind')}
  and ${heldRows.key} in (select value from json_each(${sql.placeholder('keys')}))`

const heldOf = prepareRows((db) => db.select(columns).from(heldRows).where(ofKeys))

/** All rows of these keys that were ever held, with the answers. */
export function listHeldOf(db: Database, kind: FeedKind, keys: readonly string[]) {
  return heldOf(db, { kind, keys: rows(keys) })
}

export type HeldRow = Awaited<ReturnType<ReturnType<typeof listHeldOf>['execute']>>[number]

const linesOf = prepareRows((db) =>
  db
    .select(columns)
    .from(heldRows)
    .where(
      sql`${heldRows.importId} = ${sql.placeholder('importId')}
        and ${heldRows.line} in (select value from json_each(${sql.placeholder('lines')}))`,
    ),
)

/** Rows of an import that were ever held, by their lines. */
export function listHeldLines(db: Database, importId: string, lines: readonly number[]) {
  return linesOf(db, { importId, lines: rows(lines) })
}

/** A page of open rows, with the versions and the open rows that there are of the same keys. */
function pagesOf(condition: SQL, order: SQL) {
  const page = (db: Database, selected: Record<string, SQL.Aliased>) =>
    db
      .select(selected)
      .from(heldRows)
      .where(sql`${condition} and ${heldRows.answer} is null`)
      .orderBy(order)
      .limit(sql.placeholder('most'))
  const keys = (db: Database) => page(db, named({ kind: heldRows.kind, key: heldRows.key }))
  const asked = prepareRows((db) => page(db, columns) as never) as unknown as typeof heldOf
  const beside = prepareRows((db) =>
    db
      .select(columns)
      .from(heldRows)
      .where(sql`(${heldRows.kind}, ${heldRows.key}) in (${keys(db)}) and ${heldRows.answer} is null`),
  )
  const versions = prepareRows((db) =>
    db
      .select(kept)
      .from(facts)
      .where(sql`(${facts.kind}, ${facts.key}) in (${keys(db)}) and ${counts}`),
  )
  return (db: Database, values: Readonly<Record<string, unknown>>) => ({
    asked: asked(db, values),
    beside: beside(db, values),
    versions: versions(db, values),
  })
}

const ofImport = pagesOf(
  sql`${heldRows.importId} = ${sql.placeholder('importId')} and ${heldRows.line} > ${sql.placeholder('after')}`,
  sql`${heldRows.line}`,
)

/** The rows of an import that wait for an answer, in the order of their lines, for one trip. */
export function listHeldOfImport(db: Database, importId: string, after: number, most: number) {
  return ofImport(db, { importId, after, most })
}

const ofAll = pagesOf(
  sql`(${heldRows.heldAt}, ${heldRows.made}) > (${sql.placeholder('heldAt')}, ${sql.placeholder('made')})
    and ${heldRows.kind} in (select value from json_each(${sql.placeholder('kinds')}))`,
  sql`${heldRows.heldAt}, ${heldRows.made}`,
)

/** The rows of some kinds that wait for an answer, the oldest first, from after a place in the list on, for one trip. */
export function listHeld(
  db: Database,
  kinds: readonly FeedKind[],
  [heldAt, made]: readonly [heldAt: string, made: string],
  most: number,
) {
  return ofAll(db, { kinds: rows(kinds), heldAt, made, most })
}

/** Aborts the batch where one of these keys has another row held, or one has been answered, since they were read. */
export function guardHeld(db: Database, kind: FeedKind, keys: readonly string[], held: readonly HeldRow[]) {
  const answered = held.filter(({ answer }) => answer !== null).length
  return abortWhere(
    db,
    sql`where ${held.length + answered} <> (select count(*) + count(answer) from ${heldRows}
      where kind = ${kind} and key in (select value from json_each(${rows(keys)})))`,
  )
}

/** Holds rows of a file. One that is held from the same file already is that file's newest import's. */
export function holdRows(
  db: Database,
  from: { readonly kind: FeedKind; readonly importId: string; readonly file: string; readonly heldAt: string },
  held: readonly NewVersion[],
) {
  const each = ['key', 'made', 'candidateId', 'content', 'isWhole', 'line'] as const
  const values = held.map((row) => ({ ...row, isWhole: row.isWhole ?? 1 }))
  return insertEach(db, heldRows, each, values, {
    ...from,
    answer: null,
    answeredAt: null,
    answeredBy: null,
  }).onConflictDoUpdate({
    target: [heldRows.kind, heldRows.key, heldRows.made],
    set: { importId: sql`excluded.import_id` },
    setWhere: sql`${heldRows.answer} is null`,
  })
}

/** The answer to some rows, for good. */
export function answerHeld(
  db: Database,
  kind: FeedKind,
  answered: readonly { readonly key: string; readonly made: string }[],
  how: { readonly answer: 'yes' | 'no'; readonly answeredAt: string; readonly answeredBy: string },
) {
  const places = rows(answered.map(({ key, made }) => [key, made]))
  return db
    .update(heldRows)
    .set(how)
    .where(
      sql`${heldRows.kind} = ${kind} and ${heldRows.answer} is null
        and (${heldRows.key}, ${heldRows.made}) in (select value ->> 0, value ->> 1 from json_each(${places}))`,
    )
}
