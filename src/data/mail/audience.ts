import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '../../core/calendar.ts'
import { type Database, rows } from '../database.ts'
import { isMerged } from '../facts/aliases.ts'
import { isErased } from '../people/erasures.ts'
import { holdings } from '../facts/schema-facts.ts'
import { accounts, candidates, ownContacts } from '../people/schema-people.ts'
import { addressOf, isRefusing, isSiteOnly, lastAnswer } from './reachable.ts'

/** The audience, in terms of database columns. */
export interface Meant {
  /** The one person, where it is only one. */
  readonly candidateId: string | null
  /** They hold one of these, or anything where the window alone is given; absent where it does not matter what they hold. */
  readonly holding?: {
    readonly codes: readonly string[] | undefined
    readonly on: Day
    readonly endsBy: Day | undefined
  }
  readonly country?: string | undefined
  /** The question whose "no" means no mail. */
  readonly question: string | undefined
  /** Addresses that returned mail since then get none. */
  readonly refusingSince: string
}

/** The next people after one of them, in the order of their ids, and whether they are meant and can be written to. */
export function listLookedAt(db: Database, meant: Meant, after: string, most: number) {
  const isMeant = sql.join(conditionsOf(meant), sql` and `)
  return db
    .select({ candidateId: candidates.id, recipient: addressOf, isMeant: sql<0 | 1>`${isMeant}` })
    .from(candidates)
    .leftJoin(accounts, sql`${accounts.candidateId} = ${candidates.id}`)
    .where(
      sql`${candidates.id} > ${after} ${meant.candidateId === null ? sql`` : sql`and ${candidates.id} = ${meant.candidateId}`}`,
    )
    .orderBy(candidates.id)
    .limit(most)
}

function conditionsOf({ holding, country, question, refusingSince }: Meant): SQL[] {
  const ofCountry = sql`coalesce((select own.value from ${ownContacts} as own
    where own.candidate_id = ${candidates.id} and own.field = 'country'), ${candidates.country})`
  return [
    sql`${addressOf} <> ''`,
    sql`not ${isMerged(candidates.id)}`,
    sql`not ${isErased(sql`${candidates.id}`)}`,
    sql`${lastAnswer(sql`${candidates.id}`, question)} is not 'no'`,
    sql`not ${isSiteOnly(sql`${candidates.id}`, 'program')}`,
    sql`not ${isRefusing(refusingSince)}`,
    ...(holding ? [holds(holding)] : []),
    ...(country ? [sql`upper(${ofCountry}) = upper(${country})`] : []),
  ]
}

function holds({ codes, on, endsBy }: NonNullable<Meant['holding']>): SQL {
  const ofThese = codes ? sql`and held.certification in (select value from json_each(${rows(codes)}))` : sql``
  const ends = endsBy === undefined ? sql`` : sql`and held.expires_on between ${on} and ${endsBy}`
  return sql`exists (select 1 from ${holdings} as held where held.candidate_id = ${candidates.id} ${ofThese}
    and held.status = 'active' and held.since <= ${on} and (held.until is null or held.until >= ${on}) ${ends})`
}
