import { type SQL, sql } from 'drizzle-orm'
import { type Activity, wordsOf } from '../../core/activities.ts'
import { madeOnce } from '../../core/made-once.ts'
import { type Database, rows } from '../database.ts'
import { everyone, insertEach, insertSelect } from '../insert-select.ts'
import { named, prepareRow, prepareRows } from '../prepared.ts'
import { activityWords } from './activity-words.ts'
import { underPerson } from './aliases.ts'
import { activities } from './schema-facts.ts'

/** Puts activities down as they stand by now, and their words into the full text. */
export function writeActivities(db: Database, written: readonly Activity[]) {
  const words = rows(written.map((one) => [one.key, wordsOf(one).join(' ')]))
  return [
    insertEach(db, activities, order, written, {}, everyone, underPerson).onConflictDoUpdate({
      target: activities.key,
      set: asWritten,
    }),
    db.delete(activityWords).where(
      sql`rowid in (select ${activities.id} from json_each(${words})
        join ${activities} on ${activities.key} = value ->> 0)`,
    ),
    insertSelect(
      db,
      activityWords,
      { rowid: sql`${activities.id}`, words: sql`value ->> 1` },
      sql`from json_each(${words}) join ${activities} on ${activities.key} = value ->> 0`,
    ),
  ] as const
}

/** Activities that no version is left of. */
export function removeActivities(db: Database, keys: readonly string[]) {
  const gone = sql`${activities.key} in (select value from json_each(${rows(keys)}))`
  return [
    db.delete(activityWords).where(sql`rowid in (select ${activities.id} from ${activities} where ${gone})`),
    db.delete(activities).where(gone),
  ] as const
}

const order = [
  'key',
  'candidateId',
  'name',
  'activeOn',
  'expiresOn',
  'review',
  'hundredths',
  'providerName',
  'source',
  'externalId',
  'category',
  'file',
  'recordedAt',
  'firstRecordedAt',
] as const satisfies readonly (keyof Activity)[]

const asWritten = {
  candidateId: sql`excluded.candidate_id`,
  name: sql`excluded.name`,
  activeOn: sql`excluded.active_on`,
  expiresOn: sql`excluded.expires_on`,
  review: sql`excluded.review`,
  hundredths: sql`excluded.hundredths`,
  providerName: sql`excluded.provider_name`,
  source: sql`excluded.source`,
  externalId: sql`excluded.external_id`,
  category: sql`excluded.category`,
  file: sql`excluded.file`,
  recordedAt: sql`excluded.recorded_at`,
  firstRecordedAt: sql`excluded.first_recorded_at`,
}

/** The columns that a person's list may be sorted by. */
const sortedBy = {
  name: sql`${activities.name} collate nocase`,
  active: sql`${activities.activeOn}`,
  expires: sql`${activities.expiresOn}`,
  review: sql`${activities.review}`,
  points: sql`${activities.hundredths}`,
  updated: sql`${activities.recordedAt}`,
  provider: sql`${activities.providerName} collate nocase`,
  source: sql`${activities.source} collate nocase`,
} satisfies Record<string, SQL>

export type ActivityColumn = keyof typeof sortedBy

export interface ActivitiesWanted {
  readonly column: ActivityColumn
  readonly descending: boolean
  /** Beginnings of marked words, all of which must be found; none means everything. */
  readonly marks: readonly string[]
  readonly offset: number
  readonly limit: number
}

/** A page of a candidate's activities; equals stand by day, the newest first. */
export function listActivities(db: Database, candidateId: string, wanted: ActivitiesWanted) {
  const { column, descending, marks, offset, limit } = wanted
  const way = `${descending ? '-' : ''}${column}${marks.length > 0 ? '?' : ''}`
  return pageBy(way)(db, { candidateId, marks: matching(marks), offset, limit })
}

/** How many activities a candidate has, of those that are looked for, and the first day of any. */
export function countActivities(db: Database, candidateId: string, marks: readonly string[]) {
  return (marks.length > 0 ? countFound : countAll)(db, { candidateId, marks: matching(marks) })
}

const columns = named({
  key: activities.key,
  candidateId: activities.candidateId,
  name: activities.name,
  activeOn: activities.activeOn,
  expiresOn: activities.expiresOn,
  review: activities.review,
  hundredths: activities.hundredths,
  providerName: activities.providerName,
  source: activities.source,
  externalId: activities.externalId,
  category: activities.category,
  file: activities.file,
  recordedAt: activities.recordedAt,
  firstRecordedAt: activities.firstRecordedAt,
})

/** By the name of an order, such as `-points`, with `?` after it where something is looked for. */
const pageBy = madeOnce((way: string) => {
  const column = sortedBy[way.replaceAll(/[-?]/g, '') as ActivityColumn]
  const order = way.startsWith('-') ? sql`${column} desc` : column
  const day = column === sortedBy.active && order === column ? sql`${activities.id}` : newestFirst
  return prepareRows((db) =>
    db
      .select(columns)
      .from(activities)
      .where(way.endsWith('?') ? found : own)
      .orderBy(sql`${order}, ${day}`)
      .limit(sql.placeholder('limit'))
      .offset(sql.placeholder('offset')),
  )
})

const newestFirst = sql`${activities.activeOn} desc, ${activities.id} desc`
const own = sql`${activities.candidateId} = ${sql.placeholder('candidateId')}`
const found = sql`${own} and ${activities.id} in (select rowid from activity_words where activity_words match ${sql.placeholder('marks')})`

const activitiesOf = prepareRows((db) =>
  db
    .select(columns)
    .from(activities)
    .where(sql`${activities.candidateId} in (select value from json_each(${sql.placeholder('candidateIds')}))`),
)

/** All activities of some candidates, as they are put down. */
export function listActivitiesOf(db: Database, candidateIds: readonly string[]) {
  return activitiesOf(db, { candidateIds: rows(candidateIds) })
}

const counts = {
  count: sql<number>`count(*)`.as('count'),
  first: sql<string | null>`min(${activities.activeOn})`.as('first'),
}
const countAll = prepareRow((db) => db.select(counts).from(activities).where(own))
const countFound = prepareRow((db) => db.select(counts).from(activities).where(found))

/** Marks are letters and figures alone: nothing in them can be an operator. */
function matching(marks: readonly string[]): string {
  return marks.map((mark) => `"${mark}"*`).join(' AND ')
}
