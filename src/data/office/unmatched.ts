import { type SQL, sql } from 'drizzle-orm'
import { type FactKind, feedKinds } from '../../core/feeds/kinds.ts'
import type { Sorting } from '../../core/sorting.ts'
import { cases } from '../mail/schema-mail.ts'
import { type Database, rows, type Statement } from '../database.ts'
import { facts } from '../facts/schema-facts.ts'
import { unmatched } from '../facts/schema-waiting.ts'
import { abortWhere } from '../facts/records.ts'
import { nameWords } from '../people/schema-name-words.ts'
import { accounts, candidates } from '../people/schema-people.ts'
import { type FoundIn, named, prepareRow, prepareRows, rowsOf } from '../prepared.ts'

export const unmatchedColumns = ['received', 'candidate'] as const

export interface UnmatchedQuery {
  /** Rows of one kind, or of all. */
  readonly kind?: FactKind | undefined
  readonly isDismissed: boolean
  /** A candidate ID, a key, a last name or an email address: then rows of any kind, dismissed or not. */
  readonly search?: string | undefined
  readonly sorting: Sorting<(typeof unmatchedColumns)[number]>
  readonly skip: number
}

/** Why a person may match, as in `likely`. */
export const likelyReasons = ['email', 'vue', 'id', 'name', 'case'] as const

const id = sql`unmatched.candidate_id`
const hint = (name: string) => sql`(unmatched.hints ->> ${sql.raw(`'${name}'`)})`
const most = sql.raw('5')
const places = sql.raw(`json_each('[${Array.from({ length: 16 }, (_, at) => at + 1).join()}]') p`)
const digits = sql.raw(`json_each('["0","1","2","3","4","5","6","7","8","9"]') d`)

/** Ids that differ in one digit, or by two swapped characters. */
const alike = sql`select substr(${id}, 1, p.value - 1) || d.value || substr(${id}, p.value + 1) from ${places}, ${digits}
    where p.value <= length(${id}) and substr(${id}, p.value, 1) between '0' and '9'
  union select substr(${id}, 1, p.value - 1) || substr(${id}, p.value + 1, 1) || substr(${id}, p.value, 1)
    || substr(${id}, p.value + 2) from ${places} where p.value < length(${id})`

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'
const examDay = sql`(facts.content ->> 'takenOn')`
const writtenDay = sql`substr(${examDay}, 1, 5) || substr(${sql.raw(`'${months}'`)},
  substr(${examDay}, 6, 2) * 4 - 3, 3) || substr(${examDay}, 8)`
/** People who asked about a missing result of this exam and day. */
const asking = sql`select ask.candidate_id, 'case' from (select candidate_id, about || ' ' || message as text from ${cases}
    where state = 'open' and topic = 'missing' and candidate_id is not null order by since limit 50) as ask
  where unmatched.kind = 'exams' and instr(ask.text, facts.content ->> 'exam')
    and (instr(ask.text, ${examDay}) or instr(ask.text, ${writtenDay}))`

/** People who may match a row, and why, as JSON; each way is a few index seeks. */
const likely = sql<string>`(select json_group_array(json_array(found.id, found.why, c.first_name, c.last_name)) from (
  select id, group_concat(why) as why from (
    select * from (
      select * from (select id, 'email' as why from ${candidates} where lower(email) = lower(${hint('email')}) limit ${most})
      union all select * from (select candidate_id, 'email' from ${accounts}
        where lower(proved_email) = lower(${hint('email')}) limit ${most})
      union all select * from (select id, 'vue' from ${candidates}
        where outside_ids ->> 'vue_testing_id' = ${hint('vue_testing_id')} limit ${most})
      union all select * from (select candidate_id, 'name' from ${nameWords}
        where word = unmatched.hints ->> '$.words[0]' and beside = unmatched.hints ->> '$.words[1]' limit ${most})
    ) union all select * from (select id, 'id' from ${candidates} where id in (${alike}) limit ${most})
    union all select * from (${asking} limit ${most})
  ) group by id order by count(*) desc, id limit ${most}
) as found join ${candidates} c on c.id = found.id and c.last_name <> '')`.as('likely')

const shown = {
  ...named({
    kind: unmatched.kind,
    key: unmatched.key,
    made: unmatched.made,
    candidateId: unmatched.candidateId,
    file: unmatched.file,
    line: unmatched.line,
    receivedAt: unmatched.receivedAt,
    importId: facts.importId,
    content: facts.content,
  }),
  hints: sql<string | null>`${unmatched.hints}`.as('hints'),
  dismissedAt: sql<string | null>`${unmatched.dismissedAt}`.as('dismissedAt'),
  likely,
}

const itsFact = sql`${facts.kind} = ${unmatched.kind} and ${facts.key} = ${unmatched.key} and ${facts.made} = ${unmatched.made}`

/** Unmatched rows, each with the people who may match. */
export function listUnmatchedRows(db: Database, asked: UnmatchedQuery, most: number) {
  const { kind, isDismissed, search, sorting, skip } = asked
  const way = sql.raw(sorting.descending ? 'desc' : 'asc')
  const open = sql`${unmatched.dismissedAt} is null${kind ? sql` and ${unmatched.kind} = ${kind} and ${unmatched.receivedAt} > ''` : sql``}`
  const order =
    sorting.column === 'candidate' ? sql`${unmatched.candidateId} ${way}` : sql`${unmatched.receivedAt} ${way}`
  return rowsOf(
    db,
    db
      .select(shown)
      .from(unmatched)
      .innerJoin(facts, itsFact)
      .where(search ? sql`unmatched.rowid in (${foundBy(search)})` : isDismissed ? dismissed : open)
      .orderBy(search ? sql`${unmatched.receivedAt} desc` : isDismissed ? sql`${unmatched.dismissedAt} desc` : order)
      .limit(most)
      .offset(search ? 0 : skip),
  )
}

export type UnmatchedRow = FoundIn<ReturnType<typeof listUnmatchedRows>>[number]

const dismissed = sql`${unmatched.dismissedAt} is not null`

/** One search per index. */
function foundBy(search: string): SQL {
  return sql`select u.rowid from unmatched u where u.candidate_id = upper(${search})
    union select u.rowid from unmatched u where u.key in (${search}, upper(${search}))
    union select u.rowid from unmatched u where lower(u.hints ->> 'last_name') = lower(${search})
    union select u.rowid from unmatched u where lower(u.hints ->> 'email') = lower(${search})`
}

/** What is counted of a kind at most. */
export const mostUnmatchedCounted = 500

const counts = prepareRows((db) => {
  const limit = sql.raw(String(mostUnmatchedCounted))
  const ofKind = sql`select received_at from unmatched
    where dismissed_at is null and kind = kinds.value and received_at > '' order by received_at limit ${limit}`
  return db
    .select({
      kind: sql<FactKind>`kinds.value`.as('kind'),
      count: sql<number>`(select count(*) from (${ofKind}))`.as('count'),
      oldest: sql<string>`(select min(received_at) from (${ofKind}))`.as('oldest'),
    })
    .from(sql`json_each(${rows(feedKinds)}) as kinds`)
    .where(sql`exists (${ofKind})`)
})

/** How many rows of each kind wait for a person, and since when the oldest does. */
export function countUnmatched(db: Database) {
  return counts(db, {})
}

const one = prepareRow((db) =>
  db
    .select(shown)
    .from(unmatched)
    .innerJoin(facts, itsFact)
    .where(sql`${unmatched.kind} = ${sql.placeholder('kind')} and ${unmatched.key} = ${sql.placeholder('key')}`)
    .orderBy(sql`${unmatched.made} desc`)
    .limit(1),
)

export function findUnmatched(db: Database, kind: string, key: string) {
  return one(db, { kind, key })
}

interface Place {
  readonly kind: string
  readonly key: string
  readonly made: string
}

const isAt = ({ kind, key, made }: Place) =>
  sql`${unmatched.kind} = ${kind} and ${unmatched.key} = ${key} and ${unmatched.made} = ${made}`

/** Takes a row off the list, or puts it back; aborts the batch if someone else already did. */
export function dismissRow(db: Database, place: Place, at: string | null): Statement[] {
  const before = at === null ? sql`is not null` : sql`is null`
  return [
    abortWhere(
      db,
      sql`where not exists (select 1 from ${unmatched} where ${isAt(place)} and ${unmatched.dismissedAt} ${before})`,
    ),
    db.update(unmatched).set({ dismissedAt: at }).where(isAt(place)),
  ]
}
