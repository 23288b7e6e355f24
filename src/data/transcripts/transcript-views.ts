import { desc, eq, lt, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { insertSelect } from '../insert-select.ts'
import { named, prepareRow, prepareRows, writeThenRead } from '../prepared.ts'
import { operatorTokens, recordReads } from '../schema-operators.ts'
import { codeChecks, transcripts, transcriptShares, transcriptViews, viewKeys } from './schema-transcripts.ts'

const keyBy = prepareRow((db) =>
  db
    .select(named({ key: viewKeys.key }))
    .from(viewKeys)
    .where(eq(viewKeys.day, sql.placeholder('day'))),
)

/** The key of a day, where somebody has been counted on it. */
export function findKeyOfDay(db: Database, day: string) {
  return keyBy(db, { day })
}

/** The key of a day: the one that is there, or this one from now on. */
export async function keyOfDay(db: Database, day: string, fresh: string): Promise<string> {
  const unlessThere = db.insert(viewKeys).values({ day, key: fresh }).onConflictDoNothing()
  const { found } = await writeThenRead(db, [unlessThere], { found: findKeyOfDay(db, day) })
  return found!.key
}

export interface NewView {
  readonly transcriptId: string
  readonly shareId: string | null
  readonly seenAt: string
  readonly viewerHash: string
}

/** Counts a view, once for the same viewer and half hour, where the transcript is still there. */
export function countView(db: Database, { transcriptId, shareId, seenAt, viewerHash }: NewView) {
  const candidateId = sql`candidate_id`
  return insertSelect(
    db,
    transcriptViews,
    { candidateId, transcriptId, shareId, seenAt, viewerHash },
    sql`from ${transcripts} where id = ${transcriptId}`,
  ).onConflictDoNothing()
}

const viewsSince = prepareRows((db) =>
  db
    .select(named({ seenAt: transcriptViews.seenAt }))
    .from(transcriptViews)
    .where(
      sql`${transcriptViews.transcriptId} = ${sql.placeholder('transcriptId')}
        and ${transcriptViews.candidateId} = ${sql.placeholder('candidateId')}
        and ${transcriptViews.seenAt} > ${sql.placeholder('since')}`,
    )
    .limit(10_000),
)

/** When one of a person's transcripts was seen since a moment. */
export function listViewsOf(db: Database, candidateId: string, transcriptId: string, since: string) {
  return viewsSince(db, { candidateId, transcriptId, since })
}

const newest = 200

const viewsOf = prepareRows((db) =>
  db
    .select({
      ...named({ seenAt: transcriptViews.seenAt, shareId: transcriptViews.shareId }),
      description: sql<string | null>`${transcripts.description}`.as('description'),
      recipient: sql<string | null>`${transcriptShares.recipient}`.as('recipient'),
    })
    .from(transcriptViews)
    .leftJoin(transcripts, eq(transcripts.id, transcriptViews.transcriptId))
    .leftJoin(transcriptShares, eq(transcriptShares.id, transcriptViews.shareId))
    .where(eq(transcriptViews.candidateId, sql.placeholder('candidateId')))
    .orderBy(desc(transcriptViews.seenAt))
    .limit(newest),
)

/** The newest views of a person's transcripts, with whose link it was. */
export function listViews(db: Database, candidateId: string) {
  return viewsOf(db, { candidateId })
}

const newViewsOf = prepareRows((db) =>
  db
    .select({
      ...named({ seenAt: transcriptViews.seenAt }),
      recipient: sql<string | null>`${transcriptShares.recipient}`.as('recipient'),
    })
    .from(transcriptViews)
    .leftJoin(transcriptShares, eq(transcriptShares.id, transcriptViews.shareId))
    .where(
      sql`${transcriptViews.candidateId} = ${sql.placeholder('candidateId')}
        and ${transcriptViews.seenAt} > ${sql.placeholder('since')}`,
    )
    .orderBy(desc(transcriptViews.seenAt))
    .limit(50),
)

/** Views of a person's transcripts since a moment, the newest first: no more than a page needs to speak of them. */
export function listNewViews(db: Database, candidateId: string, since: string) {
  return newViewsOf(db, { candidateId, since })
}

const readsOf = prepareRows((db) =>
  db
    .select({
      ...named({ readAt: recordReads.readAt }),
      name: sql<string | null>`${operatorTokens.name}`.as('name'),
      isByOffice: sql<0 | 1>`${recordReads.colleagueId} is not null`.as('isByOffice'),
      page: sql<string | null>`${recordReads.page}`.as('page'),
    })
    .from(recordReads)
    .leftJoin(operatorTokens, eq(operatorTokens.id, recordReads.tokenId))
    .where(eq(recordReads.candidateId, sql.placeholder('candidateId')))
    .orderBy(desc(recordReads.readAt))
    .limit(newest),
)

/** The newest reads of a person's record: by operators' tokens and by the office, whoever of it. */
export function listReads(db: Database, candidateId: string) {
  return readsOf(db, { candidateId })
}

export type NewCodeCheck = Omit<typeof codeChecks.$inferInsert, 'id'>

/** Notes that a code was looked up and answered, once for the same viewer and half hour. */
export function noteCodeCheck(db: Database, check: NewCodeCheck) {
  return db.insert(codeChecks).values(check).onConflictDoNothing()
}

const codeChecksOf = prepareRows((db) =>
  db
    .select(named({ checkedAt: codeChecks.checkedAt, certification: codeChecks.certification }))
    .from(codeChecks)
    .where(eq(codeChecks.candidateId, sql.placeholder('candidateId')))
    .orderBy(desc(codeChecks.checkedAt))
    .limit(newest),
)

/** The newest times that a code of a person's was looked up. */
export function listCodeChecks(db: Database, candidateId: string) {
  return codeChecksOf(db, { candidateId })
}

/** Forgets who it was once a day is over, and everything once it is too old. */
export function sweepViews(
  db: Database,
  limits: { readonly hashes: string; readonly keys: string; readonly views: string },
) {
  return [
    db
      .update(transcriptViews)
      .set({ viewerHash: null })
      .where(sql`${transcriptViews.seenAt} < ${limits.hashes} and ${transcriptViews.viewerHash} is not null`),
    db
      .update(codeChecks)
      .set({ viewerHash: null })
      .where(sql`${codeChecks.checkedAt} < ${limits.hashes} and ${codeChecks.viewerHash} is not null`),
    db.delete(viewKeys).where(lt(viewKeys.day, limits.keys)),
    db.delete(transcriptViews).where(lt(transcriptViews.seenAt, limits.views)),
    db.delete(codeChecks).where(lt(codeChecks.checkedAt, limits.views)),
  ] as const
}
