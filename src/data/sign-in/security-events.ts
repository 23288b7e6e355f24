import { desc, eq, lt, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
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
  const { id, candidateId, at, kind, browser, country, detail } = event
  return db
    .insert(securityEvents)
    .select(
      sql`select ${id}, ${candidateId}, ${at}, ${kind}, ${browser}, ${country}, ${JSON.stringify(detail)} where ${where}`,
    )
}

/** The same for a deed that a link does: only where this very request has spent it. */
export function writeEventOfSpentLink(db: Database, spent: SpentLink, event: SecurityEvent) {
  return writeEventWhere(db, event, sql`exists (select 1 from ${spentLink(spent)})`)
}

export function findEvent(db: Database, id: string) {
  return db.select({ detail: securityEvents.detail }).from(securityEvents).where(eq(securityEvents.id, id)).get()
}

/** The newest of what has happened to a candidate's login. */
export function listEvents(db: Database, candidateId: string, most: number) {
  return db
    .select({
      at: securityEvents.at,
      kind: securityEvents.kind,
      browser: securityEvents.browser,
      country: securityEvents.country,
      detail: securityEvents.detail,
    })
    .from(securityEvents)
    .where(eq(securityEvents.candidateId, candidateId))
    .orderBy(desc(securityEvents.at))
    .limit(most)
}

export function sweepEvents(db: Database, before: string) {
  return db.delete(securityEvents).where(lt(securityEvents.at, before))
}

export function sweepReplacedValues(db: Database, before: string) {
  return db.delete(replacedValues).where(lt(replacedValues.replacedAt, before))
}
