import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Found } from '../core/feeds/format.ts'
import { type PreviewTotals, previewSorts } from '../core/feeds/preview.ts'

export const operatorTokens = sqliteTable(
  'operator_tokens',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    hash: text().notNull(),
    /** Separated by spaces. */
    scopes: text().notNull(),
    createdAt: text().notNull(),
    expiresAt: text().notNull(),
    revokedAt: text(),
    /** Who answers for it: a person, a team or a program. */
    owner: text(),
    /** When it was last used, to 15 minutes. */
    lastUsedAt: text(),
  },
  (table) => [uniqueIndex('operator_tokens_by_hash').on(table.hash)],
)

export const recordReads = sqliteTable(
  'record_reads',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    candidateId: text().notNull(),
    /** The token that read it; empty where a colleague did. */
    tokenId: text().notNull(),
    readAt: text().notNull(),
    colleagueId: text(),
    /** Of a colleague who saw a page as the person sees it: which. */
    page: text(),
  },
  (table) => [index('record_reads_by_candidate').on(table.candidateId, table.readAt)],
)

export const imports = sqliteTable(
  'imports',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** Empty, as is the moment it was made, where the name of a refused file does not say it. */
    kind: text().notNull(),
    madeAt: text().notNull(),
    sha256: text().notNull(),
    size: integer().notNull(),
    /** What it brings lies behind: nobody is told of it. */
    isHistory: integer({ mode: 'boolean' }).notNull().default(false),
    state: text({
      enum: ['queued', 'running', 'done', 'failed', 'refused', 'preview', 'discarded', 'withdrawn'],
    }).notNull(),
    /** What the worker does with it while it is queued or running. */
    task: text({ enum: ['take in', 'preview', 'go live', 'take back'] })
      .notNull()
      .default('take in'),
    /** How far a task has come that doesn't go along the file: the last key or candidate it has done. */
    cursor: text(),
    /** What taking it in would change, while it is previewed and afterwards. */
    preview: text({ mode: 'json' }).$type<PreviewTotals>(),
    /** What taking it in did change, step by step. */
    changed: text({ mode: 'json' }).$type<PreviewTotals>(),
    /** What a second look found that somebody would lose, and the preview did not list. */
    beyond: integer().notNull().default(0),
    /** Rows of it are laid down for its preview: they are deleted once that is over. */
    isStaged: integer({ mode: 'boolean' }).notNull().default(false),
    /** From here on what it says does not count. */
    withdrawnAt: text(),
    /** The token that sent it; null for the drop folder. */
    sentBy: text(),
    /** Why it failed or was refused, as a sentence. */
    reason: text(),
    warnings: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    rows: integer().notNull().default(0),
    accepted: integer().notNull().default(0),
    updated: integer().notNull().default(0),
    unchanged: integer().notNull().default(0),
    superseded: integer().notNull().default(0),
    unmatched: integer().notNull().default(0),
    held: integer().notNull().default(0),
    rejected: integer().notNull().default(0),
    /** Of the unchanged rows: those about erased people. Their lines are blanked afterwards. */
    erased: integer().notNull().default(0),
    header: text({ mode: 'json' }).$type<readonly string[]>(),
    /** How it is written, and what its rows have shown so far: later parts are read by it. */
    found: text({ mode: 'json' }).$type<Found>(),
    /** Bytes and lines that are behind us: the next step starts here. */
    position: integer().notNull().default(0),
    line: integer().notNull().default(0),
    /** Faults of ours since it last moved on. */
    faults: integer().notNull().default(0),
    /** Who works on it, and until when nobody else may. */
    leaseHolder: text(),
    leaseUntil: text(),
    receivedAt: text().notNull(),
    startedAt: text(),
    finishedAt: text(),
    /** When its file and report were deleted; the counts stay. */
    clearedAt: text(),
  },
  (table) => [
    uniqueIndex('imports_by_file').on(table.name, table.sha256),
    index('imports_by_state').on(table.state, table.receivedAt),
    index('imports_by_arrival').on(table.receivedAt),
    index('imports_staged')
      .on(table.receivedAt)
      .where(sql`is_staged = 1`),
    index('imports_to_clear')
      .on(table.receivedAt)
      .where(sql`cleared_at is null`),
  ],
)

export const importErrors = sqliteTable(
  'import_errors',
  {
    importId: text().notNull(),
    line: integer().notNull(),
    column: text().notNull(),
    message: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.line, table.column] })],
)

/** Rows that were kept although a later file says otherwise, and which file that is. */
export const supersededRows = sqliteTable(
  'superseded_rows',
  { importId: text().notNull(), line: integer().notNull(), file: text().notNull() },
  (table) => [primaryKey({ columns: [table.importId, table.line] })],
)

/** The rows of a file that is being previewed: they count nowhere. */
export const previewRows = sqliteTable(
  'preview_rows',
  {
    importId: text().notNull(),
    key: text().notNull(),
    made: text().notNull(),
    candidateId: text().notNull(),
    content: text().notNull(),
    isWhole: integer().$type<0 | 1>().notNull(),
    line: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.key, table.made] }),
    index('preview_rows_of_candidate').on(table.importId, table.candidateId),
  ],
)

/** What a previewed file would change for people: certification by certification. */
export const previewChanges = sqliteTable(
  'preview_changes',
  {
    importId: text().notNull(),
    candidateId: text().notNull(),
    certification: text().notNull(),
    change: text({ enum: previewSorts }).notNull(),
    /** The end before and after; null where there is none. */
    wasUntil: text(),
    isUntil: text(),
    /** The badge that would be revoked for good. */
    badge: text(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.candidateId, table.certification] })],
)

/** Who is at work on a job of the scheduled handler, and until when nobody else may be. */
export const jobLeases = sqliteTable('job_leases', {
  job: text().primaryKey(),
  holder: text().notNull(),
  leaseUntil: text().notNull(),
  /** Somebody found it taken: it is to be done once more. */
  isAskedFor: integer({ mode: 'boolean' }).notNull().default(false),
  /** Since when it has had work left without a break; null while none is left. */
  waitingSince: text(),
  /** When it was given back last. */
  doneAt: text(),
})

/** Whose facts the database holds: one row, written once, with the directory of the program in `src/programs`. */
export const madeFor = sqliteTable('made_for', { program: text().primaryKey() })
