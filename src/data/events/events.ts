import { asc, desc, gt, sql } from 'drizzle-orm'
import { isChange, type PersonEvent } from '../../core/events/event.ts'
import { type Database, rows } from '../database.ts'
import { insertEach } from '../insert-select.ts'
import { type FoundIn, named, prepareRows } from '../prepared.ts'
import { type EventDetail, events } from './schema-events.ts'

/** Something that happened to a person, and when it became known. */
export type KnownEvent = PersonEvent & { readonly candidateId: string }

/** Notes what happened, in this order. */
export function addEvents(
  db: Database,
  happened: readonly KnownEvent[],
  from: { readonly at: string; readonly file: string | null },
) {
  const given = happened.map((event) => {
    const { candidateId, kind, ...told } = event
    const certification = isChange(event) ? event.certification : null
    const detail = Object.fromEntries(Object.entries(told).filter(([name]) => name !== 'certification'))
    return { candidateId, kind, certification, detail: JSON.stringify(detail) as EventDetail }
  })
  return insertEach(db, events, ['candidateId', 'kind', 'certification', 'detail'], given, from)
}

const shown = named({
  id: events.id,
  at: events.at,
  kind: events.kind,
  certification: events.certification,
  file: events.file,
})

const detail = sql<string>`${events.detail}`.as('detail')

function read<Row extends { readonly detail: string }>({ detail: text, ...row }: Row) {
  return { ...row, detail: JSON.parse(text) as EventDetail }
}

const eventsSince = prepareRows(
  (db) =>
    db
      .select({ ...shown, detail })
      .from(events)
      .where(
        sql`${events.candidateId} = ${sql.placeholder('candidateId')} and ${events.at} > ${sql.placeholder('since')}`,
      )
      .orderBy(desc(events.id))
      .limit(100),
  read,
)

/** A person's newest events after a moment, the newest first. */
export function listEventsSince(db: Database, candidateId: string, since: string) {
  return eventsSince(db, { candidateId, since })
}

export type EventRow = FoundIn<ReturnType<typeof listEventsSince>>[number]

const eventsOfCertification = prepareRows(
  (db) =>
    db
      .select({ ...shown, detail })
      .from(events)
      .where(
        sql`${events.candidateId} = ${sql.placeholder('candidateId')}
          and ${events.certification} = ${sql.placeholder('certification')}`,
      )
      .orderBy(desc(events.id))
      .limit(20),
  read,
)

/** What happened to a certification of a person, the newest first. */
export function listEventsOfCertification(db: Database, candidateId: string, certification: string) {
  return eventsOfCertification(db, { candidateId, certification })
}

/** All people's events after one of them, in order. */
export function listEventsAfter(db: Database, id: number, most: number) {
  return db.select().from(events).where(gt(events.id, id)).orderBy(asc(events.id)).limit(most)
}

/** The last thing that happened to each certification of some people. */
export function listLastChanges(db: Database, candidateIds: readonly string[]) {
  return db
    .select({
      candidateId: events.candidateId,
      certification: events.certification,
      kind: events.kind,
      detail: events.detail,
    })
    .from(events)
    .where(
      sql`${events.id} in (select max(id) from ${events}
        where candidate_id in (select value from json_each(${rows(candidateIds)})) and certification is not null
        group by candidate_id, certification)`,
    )
}

/** Forgets old events about credits; those about certifications are kept, for the page that says what became of them. */
export function sweepPersonEvents(db: Database, before: string) {
  return db.delete(events).where(sql`${events.at} < ${before} and ${events.certification} is null`)
}

interface StoredEvent {
  readonly kind: PersonEvent['kind']
  readonly certification: string | null
  readonly detail: EventDetail
}

/** A stored event as it was when it was noted. */
export function eventOf({ kind, certification, detail: told }: StoredEvent): PersonEvent {
  return { kind, ...told, ...(certification !== null && { certification }) } as PersonEvent
}
