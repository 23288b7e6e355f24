import { desc, eq, lt, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { insertSelect } from '../insert-select.ts'
import { named, prepareRow, prepareRows } from '../prepared.ts'
import { type SpentLink, spentLink } from './links.ts'
import { type EventKind, replacedValues, securityEvents } from './schema-security.ts'

export type { EventKind } from './schema-security.ts'

export interface SecurityEvent {
  readonly id: string
  readonly candidateId: string
  readonly at: string
  readonly kind: EventKind
  readonly browser: string
  readonly country: string
  readonly detail: Readonly<Record<string, string | null>>
}

/** What has happened, as part of the deed's own batch. */
export function writeEvent(db: Database, event: SecurityEvent) {
  return db.insert(securityEvents).values(event)
}

/** The same, only where something holds by then. */
export function writeEventWhere(db: Database, event: SecurityEvent, where: SQL) {
  return insertSelect(db, securityEvents, event, sql`where ${where}`)
}

/** The same for a deed that a link does: only where this very request has spent it. */
export function writeEventOfSpentLink(db: Database, spent: SpentLink, event: SecurityEvent) {
  return writeEventWhere(db, event, sql`exists (select 1 from ${spentLink(spent)})`)
}

const readDetail = (detail: string) => JSON.parse(detail) as SecurityEvent['detail']

const eventById = prepareRow(
  (db) =>
    db
      .select({ detail: sql<string>`${securityEvents.detail}`.as('detail') })
      .from(securityEvents)
      .where(eq(securityEvents.id, sql.placeholder('id'))),
  ({ detail }) => ({ detail: readDetail(detail) }),
)

export function findEvent(db: Database, id: string) {
  return eventById(db, { id }).execute()
}

const eventsOf = prepareRows(
  (db) =>
    db
      .select({
        ...named({
          at: securityEvents.at,
          kind: securityEvents.kind,
          browser: securityEvents.browser,
          country: securityEvents.country,
        }),
        detail: sql<string>`${securityEvents.detail}`.as('detail'),
      })
      .from(securityEvents)
      .where(eq(securityEvents.candidateId, sql.placeholder('candidateId')))
      .orderBy(desc(securityEvents.at))
      .limit(sql.placeholder('most')),
  (row) => ({ ...row, detail: readDetail(row.detail) }),
)

/** The newest of what has happened to a candidate's login. */
export function listEvents(db: Database, candidateId: string, most: number) {
  return eventsOf(db, { candidateId, most })
}

export function sweepEvents(db: Database, before: string) {
  return db.delete(securityEvents).where(lt(securityEvents.at, before))
}

export function sweepReplacedValues(db: Database, before: string) {
  return db.delete(replacedValues).where(lt(replacedValues.replacedAt, before))
}
