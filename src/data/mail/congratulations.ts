import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, ne, sql } from 'drizzle-orm'
import type { Day } from '../../core/calendar.ts'
import { type Database, rows } from '../database.ts'
import { insertEach } from '../insert-select.ts'
import { abortWhere } from '../facts/records.ts'
import type { HoldingRow } from '../facts/holdings.ts'
import { congratulations } from './schema-congratulations.ts'
import { holdings, records } from '../facts/schema-facts.ts'
import { imports } from '../schema-operators.ts'
import { accounts, candidates } from '../people/schema-people.ts'

export type Congratulation = Pick<
  typeof congratulations.$inferSelect,
  'candidateId' | 'certification' | 'firstEarnedOn'
>

/** Notes what was earned, once: neither again, nor where the day it was earned on is only corrected. */
export function noteEarned(db: Database, earned: readonly HoldingRow[], noticedAt: string, quietSince: string) {
  const each = ['candidateId', 'certification', 'firstEarnedOn'] as const
  return insertEach(
    db,
    congratulations,
    each,
    earned,
    { noticedAt },
    (valueOf) => sql`not exists (select 1 from ${congratulations} as noted
      where noted.candidate_id = ${valueOf('candidateId')} and noted.certification = ${valueOf('certification')}
        and noted.noticed_at > ${quietSince})`,
  ).onConflictDoNothing()
}

/** Of anybody: so that the index of those that wait is gone through, and not the table. */
const isWaiting = sql`${congratulations.mailId} is null and ${congratulations.candidateId} > ''`

const recipient = sql<string>`coalesce(${accounts.provedEmail}, ${candidates.email})`

/** The days to tell on, and the rules of now. */
export interface Telling {
  readonly today: Day
  readonly latest: Day
  readonly rules: string
}

/**
 * What can be told: it still stands by the rules of now, there is an address, and the person has been told nothing else on
 * the day. Where the holdings were made by other rules, it waits until they are made again.
 */
function canBeTold({ today, latest, rules }: Telling) {
  return and(
    isWaiting,
    ne(recipient, ''),
    sql`exists (select 1 from ${holdings} where ${holdings.candidateId} = ${congratulations.candidateId}
      and ${holdings.certification} = ${congratulations.certification} and ${holdings.status} = 'active'
      and ${holdings.since} <= ${latest} and (${holdings.until} is null or ${holdings.until} >= ${latest}))`,
    sql`not exists (select 1 from ${records} where ${records.candidateId} = ${congratulations.candidateId}
      and ${records.rules} is not ${rules})`,
    sql`not exists (select 1 from ${congratulations} as told
      where told.candidate_id = ${congratulations.candidateId} and told.mailed_on = ${today})`,
  )
}

/** How many people it can be told to: with an operator's yes, and without one. */
export function countTellable(db: Database, days: Telling) {
  const people = (condition: ReturnType<typeof isNull>) =>
    sql<number>`count(distinct case when ${condition} then ${congratulations.candidateId} end)`
  return db
    .select({
      released: people(isNotNull(congratulations.releasedAt)),
      asking: people(isNull(congratulations.releasedAt)),
    })
    .from(congratulations)
    .innerJoin(candidates, eq(candidates.id, congratulations.candidateId))
    .leftJoin(accounts, eq(accounts.candidateId, congratulations.candidateId))
    .where(canBeTold(days))
}

/** What can be told to the next people, person by person. */
export function listTellable(
  db: Database,
  days: Telling,
  { after, onlyReleased, most }: { readonly after: string; readonly onlyReleased: boolean; readonly most: number },
) {
  const { candidateId, certification, firstEarnedOn } = congratulations
  return db
    .select({ candidateId, certification, firstEarnedOn, recipient })
    .from(congratulations)
    .innerJoin(candidates, eq(candidates.id, candidateId))
    .leftJoin(accounts, eq(accounts.candidateId, candidateId))
    .where(
      and(canBeTold(days), gt(candidateId, after), onlyReleased ? isNotNull(congratulations.releasedAt) : undefined),
    )
    .orderBy(asc(candidateId), asc(firstEarnedOn), asc(certification))
    .limit(most)
}

/** A file on its way in: what waits may be the first of many. */
export function findRunningImport(db: Database) {
  return db
    .select({ id: imports.id })
    .from(imports)
    .where(inArray(imports.state, ['queued', 'running']))
    .limit(1)
}

/** Aborts the batch it is part of where one of these has been told meanwhile. */
export function guardUntold(db: Database, told: readonly Congratulation[]) {
  return abortWhere(
    db,
    sql`from json_each(${rows(told.map(keyOf))}) as one
      join ${congratulations} on ${congratulations.candidateId} = one.value ->> 0
        and ${congratulations.certification} = one.value ->> 1 and ${congratulations.firstEarnedOn} = one.value ->> 2
      where ${congratulations.mailId} is not null`,
  )
}

export function markTold(db: Database, told: readonly Congratulation[], mailId: string, mailedOn: Day) {
  const { candidateId, certification, firstEarnedOn } = congratulations
  return db
    .update(congratulations)
    .set({ mailId, mailedOn })
    .where(
      sql`(${candidateId}, ${certification}, ${firstEarnedOn}) in
        (select value ->> 0, value ->> 1, value ->> 2 from json_each(${rows(told.map(keyOf))}))`,
    )
}

/** An operator's yes to all that waits for one. */
export function releaseWaiting(db: Database, releasedAt: string) {
  return db
    .update(congratulations)
    .set({ releasedAt })
    .where(and(isWaiting, isNull(congratulations.releasedAt)))
    .returning({ candidateId: congratulations.candidateId })
}

export function sweepCongratulations(db: Database, before: string) {
  return db.delete(congratulations).where(lt(congratulations.noticedAt, before))
}

function keyOf({ candidateId, certification, firstEarnedOn }: Congratulation): readonly string[] {
  return [candidateId, certification, firstEarnedOn]
}
