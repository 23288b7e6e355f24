import { type Column, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database } from '../database.ts'
import { badges } from '../badges/schema-badges.ts'
import { deedDetails } from '../deeds/schema-deeds.ts'
import { idsOf, personOf } from '../facts/aliases.ts'
import { activities, codes, facts, holdings, records } from '../facts/schema-facts.ts'
import { cases, outbox } from '../mail/schema-mail.ts'
import { items, orders } from '../orders/schema-orders.ts'
import { accounts, candidates } from '../people/schema-people.ts'
import { named, prepareRow, prepareRows } from '../prepared.ts'
import { transcripts } from '../transcripts/schema-transcripts.ts'

const id = sql.placeholder('candidateId')
const count = (table: SQLiteTable, column: Column, besides: SQL = sql``) =>
  sql<number>`(select count(*) from ${table} where ${column} = ${id} ${besides})`

const preview = prepareRow((db) =>
  db
    .select({
      ...named({ firstName: candidates.firstName, lastName: candidates.lastName, email: candidates.email }),
      factsVersion:
        sql<number>`coalesce((select facts_version from ${records} where ${records.candidateId} = ${id}), 0)`.as(
          'factsVersion',
        ),
      loginId: sql<string | null>`(select login_id from ${accounts} where ${accounts.candidateId} = ${id})`.as(
        'loginId',
      ),
      /** The person's, where this record was merged with another. */
      person: personOf(id).as('person'),
      merged: sql<number>`(select count(*) - 1 from ${idsOf(id)})`.as('merged'),
      facts: sql<number>`(select count(*) from ${facts} where ${facts.candidateId} in ${idsOf(id)})`.as('facts'),
      activities: count(activities, activities.candidateId).as('activities'),
      mails: count(outbox, outbox.candidateId).as('mails'),
      cases: count(cases, cases.candidateId).as('cases'),
      transcripts: count(transcripts, transcripts.candidateId).as('transcripts'),
      orders: count(orders, orders.candidateId).as('orders'),
      kits: count(items, items.candidateId, sql`and state in ('ordered', 'queued')`).as('kits'),
      details: count(deedDetails, deedDetails.candidateId).as('details'),
      codes: count(codes, codes.candidateId).as('codes'),
      badges: count(badges, badges.candidateId).as('badges'),
    })
    .from(candidates)
    .where(sql`${candidates.id} = ${id}`),
)

/** Counts of what erasing a person deletes and keeps. */
export function findErasurePreview(db: Database, candidateId: string) {
  return preview(db, { candidateId })
}

const held = prepareRows((db) =>
  db
    .select({
      ...named({
        certification: holdings.certification,
        since: holdings.since,
        until: holdings.until,
        status: holdings.status,
        firstEarnedOn: holdings.firstEarnedOn,
        activeOn: holdings.activeOn,
        expiresOn: holdings.expiresOn,
      }),
    })
    .from(holdings)
    .where(sql`${holdings.candidateId} = ${id}`),
)

/** The stored periods of a person: an erased person has no facts to work them out from. */
export function listStoredHoldings(db: Database, candidateId: string) {
  return held(db, { candidateId })
}
