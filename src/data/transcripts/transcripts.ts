import { and, desc, eq, getTableColumns, isNull, lt, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { insertSelect } from '../insert-select.ts'
import { named, prepareRow, prepareRows } from '../prepared.ts'
import { transcripts, transcriptShares, transcriptViews } from './schema-transcripts.ts'

type Row = typeof transcripts.$inferSelect

/** A transcript as its owner has put it together. */
export interface Transcript extends Pick<
  Row,
  'id' | 'description' | 'expiresOn' | 'names' | 'choice' | 'chosen' | 'offered' | 'remarks' | 'notes' | 'createdAt'
> {
  readonly showsAddress: boolean
  readonly showsDates: boolean
  readonly showsExpirations: boolean
  readonly showsExpired: boolean
  readonly addsNew: boolean
  readonly isDisabled: boolean
  readonly isOpen: boolean
}

/** What the owner decides in its form. */
export type TranscriptDraft = Omit<Transcript, 'id' | 'createdAt' | 'isDisabled' | 'isOpen'>

const flags = ['showsAddress', 'showsDates', 'showsExpirations', 'showsExpired', 'addsNew'] as const

export function transcriptOf(row: Omit<Row, 'candidateId' | 'publishedAt'>): Transcript {
  const is = (name: (typeof flags)[number] | 'isDisabled' | 'isOpen') => row[name] === 1
  return {
    ...row,
    showsAddress: is('showsAddress'),
    showsDates: is('showsDates'),
    showsExpirations: is('showsExpirations'),
    showsExpired: is('showsExpired'),
    addsNew: is('addsNew'),
    isDisabled: is('isDisabled'),
    isOpen: is('isOpen'),
  }
}

function columnsOf(draft: TranscriptDraft) {
  const numbers = Object.fromEntries(flags.map((name) => [name, draft[name] ? 1 : 0]))
  return { ...draft, ...(numbers as Record<(typeof flags)[number], number>) }
}

/** How many transcripts one person may have: more than anybody needs. */
export const mostTranscripts = 100

const { chosen, offered, ...plainColumns } = getTableColumns(transcripts)

/** Also what D1 gives in another form than the table means: lists, as text. */
const columns = {
  ...named(plainColumns),
  chosen: sql<string>`${chosen}`.as('chosen'),
  offered: sql<string>`${offered}`.as('offered'),
}

function rowOf<R extends { readonly chosen: string; readonly offered: string }>(row: R) {
  return { ...row, chosen: JSON.parse(row.chosen) as string[], offered: JSON.parse(row.offered) as string[] }
}

const seen = sql`from ${transcriptViews} where transcript_id = ${sql.raw('transcripts.id')}`

const transcriptsOf = prepareRows(
  (db) =>
    db
      .select({
        ...columns,
        views: sql<number>`(select count(*) ${seen})`.as('views'),
        lastViewedAt: sql<string | null>`(select max(seen_at) ${seen})`.as('lastViewedAt'),
        links: sql<number>`(select count(*) from ${transcriptShares}
          where transcript_id = ${sql.raw('transcripts.id')} and ended_at is null)`.as('links'),
      })
      .from(transcripts)
      .where(eq(transcripts.candidateId, sql.placeholder('candidateId')))
      .orderBy(desc(transcripts.createdAt))
      .limit(mostTranscripts),
  rowOf,
)

/** A person's transcripts, the newest first, with how often each was seen and when last. */
export function listTranscripts(db: Database, candidateId: string) {
  return transcriptsOf(db, { candidateId })
}

const ownTranscript = prepareRow(
  (db) =>
    db
      .select(columns)
      .from(transcripts)
      .where(
        and(eq(transcripts.id, sql.placeholder('id')), eq(transcripts.candidateId, sql.placeholder('candidateId'))),
      ),
  rowOf,
)

/** One of a person's own transcripts. */
export function findTranscript(db: Database, candidateId: string, id: string) {
  return ownTranscript(db, { candidateId, id })
}

function own(candidateId: string, id: string) {
  return and(eq(transcripts.id, id), eq(transcripts.candidateId, candidateId))
}

/** Puts down a new one; gives nothing where the person has as many as one may have. */
export async function createTranscript(
  db: Database,
  candidateId: string,
  id: string,
  draft: TranscriptDraft,
  at: string,
): Promise<boolean> {
  const one = columnsOf(draft)
  const made = await insertSelect(
    db,
    transcripts,
    { id, candidateId, ...one, isDisabled: 0, isOpen: 0, createdAt: at },
    sql`where (select count(*) from ${transcripts} where candidate_id = ${candidateId}) < ${mostTranscripts}`,
  ).returning({ id: transcripts.id })
  return made.length > 0
}

/** Each of these changes one of a person's own, and gives nothing where it is not theirs. */
export function changeTranscript(db: Database, candidateId: string, id: string, draft: TranscriptDraft) {
  return db.update(transcripts).set(columnsOf(draft)).where(own(candidateId, id)).returning({ id: transcripts.id })
}

/** The link for everybody: open, or closed; where something holds by then. */
export function setOpen(db: Database, candidateId: string, id: string, isOpen: boolean, where: SQL) {
  return db
    .update(transcripts)
    .set({ isOpen: isOpen ? 1 : 0 })
    .where(and(own(candidateId, id), where))
    .returning({ id: transcripts.id })
}

const publishedAtOnce = 500

/** Tokens that the index does not have yet, made before a moment, the oldest first. */
export async function listUnpublished(db: Database, before: string): Promise<string[]> {
  const [own, shares] = await db.batch([
    db
      .select({ id: transcripts.id })
      .from(transcripts)
      .where(and(isNull(transcripts.publishedAt), lt(transcripts.createdAt, before)))
      .orderBy(transcripts.createdAt)
      .limit(publishedAtOnce),
    db
      .select({ id: transcriptShares.id })
      .from(transcriptShares)
      .where(and(isNull(transcriptShares.publishedAt), lt(transcriptShares.createdAt, before)))
      .orderBy(transcriptShares.createdAt)
      .limit(publishedAtOnce),
  ])
  return [...own, ...shares].map(({ id }) => id)
}

/** The index has it now. */
export function markPublished(db: Database, ids: readonly string[], at: string) {
  const among = sql`(select value from json_each(${JSON.stringify(ids)}))`
  return db.batch([
    db
      .update(transcripts)
      .set({ publishedAt: at })
      .where(sql`${transcripts.id} in ${among} and ${transcripts.publishedAt} is null`),
    db
      .update(transcriptShares)
      .set({ publishedAt: at })
      .where(sql`${transcriptShares.id} in ${among} and ${transcriptShares.publishedAt} is null`),
  ])
}
