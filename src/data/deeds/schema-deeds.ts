import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { actorKinds, deedNames, objectKinds } from '../../core/deeds.ts'

/** The log of what staff, programs and commands did. Rows are added and sealed, and never changed otherwise. */
export const deeds = sqliteTable(
  'deeds',
  {
    /** Without gaps: a batch that fails takes its number back. */
    id: integer().primaryKey({ autoIncrement: true }),
    at: text().notNull(),
    actorKind: text({ enum: actorKinds }).notNull(),
    actorId: text().notNull(),
    what: text({ enum: deedNames }).notNull(),
    objectKind: text({ enum: objectKinds }),
    objectId: text(),
    candidateId: text(),
    count: integer(),
    reason: text(),
    /** SHA-256 of the salt and the text of its details; absent where it has none. */
    detailsHash: text(),
    /** SHA-256 of the row and of the seal before it; absent until the `seals` job has seen it. */
    seal: text(),
  },
  (table) => [
    index('deeds_by_candidate').on(table.candidateId, table.id),
    index('deeds_by_actor').on(table.actorKind, table.actorId, table.id),
    index('deeds_by_object').on(table.objectKind, table.objectId, table.id),
    index('deeds_by_moment').on(table.at),
    index('deeds_by_name').on(table.what, table.id),
  ],
)

/** Personal values of a deed. They can be erased: the log still adds up, because it only holds their hash. */
export const deedDetails = sqliteTable(
  'deed_details',
  {
    deedId: integer().primaryKey(),
    candidateId: text(),
    /** Random, so that nobody finds out erased values by trying. */
    salt: text().notNull(),
    /** JSON. */
    value: text().notNull(),
  },
  (table) => [index('deed_details_by_candidate').on(table.candidateId)],
)
