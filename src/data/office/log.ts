import { type SQL, sql } from 'drizzle-orm'
import type { DeedName } from '../../core/deeds.ts'
import { colleagues } from '../colleagues/schema-colleagues.ts'
import type { Database } from '../database.ts'
import { deedDetails, deeds } from '../deeds/schema-deeds.ts'
import { idsOf } from '../facts/aliases.ts'
import { type FoundIn, named, rowsOf } from '../prepared.ts'
import { operatorTokens } from '../schema-operators.ts'

/** What of the log is asked for; what is left out is any. */
export interface LogQuery {
  readonly what?: DeedName | undefined
  readonly candidateId?: string | undefined
  readonly actorId?: string | undefined
  /** Moments: from the first on, and before the second. */
  readonly from?: string | undefined
  readonly until?: string | undefined
  /** Only lines older than this one. */
  readonly before?: number | undefined
}

const columns = {
  ...named({ id: deeds.id, at: deeds.at, actorKind: deeds.actorKind, actorId: deeds.actorId, what: deeds.what }),
  objectKind: sql<(typeof deeds.$inferSelect)['objectKind']>`${deeds.objectKind}`.as('objectKind'),
  objectId: sql<string | null>`${deeds.objectId}`.as('objectId'),
  candidateId: sql<string | null>`${deeds.candidateId}`.as('candidateId'),
  count: sql<number | null>`${deeds.count}`.as('count'),
  reason: sql<string | null>`${deeds.reason}`.as('reason'),
  details: sql<string | null>`${deedDetails.value}`.as('details'),
  isErased: sql<0 | 1>`${deeds.detailsHash} is not null and ${deedDetails.value} is null`.as('isErased'),
  isSealed: sql<0 | 1>`${deeds.seal} is not null`.as('isSealed'),
  actor: sql<string | null>`case ${deeds.actorKind}
    when 'colleague' then (select ${colleagues.name} from ${colleagues} where ${colleagues.id} = ${deeds.actorId})
    when 'token' then (select ${operatorTokens.name} from ${operatorTokens} where ${operatorTokens.id} = ${deeds.actorId})
    end`.as('actor'),
}

/** Lines of the log, the newest first. */
export function listLog(db: Database, asked: LogQuery, most: number) {
  const { what, candidateId, actorId, from, until, before } = asked
  const conditions: SQL[] = [
    sql`${deeds.id} < ${before ?? Number.MAX_SAFE_INTEGER}`,
    ...(what ? [sql`${deeds.what} = ${what}`] : []),
    ...(candidateId ? [sql`${deeds.candidateId} in ${idsOf(candidateId)}`] : []),
    ...(actorId ? [sql`${deeds.actorKind} in ('token', 'colleague', 'site') and ${deeds.actorId} = ${actorId}`] : []),
    ...(from ? [sql`${deeds.at} >= ${from}`] : []),
    ...(until ? [sql`${deeds.at} < ${until}`] : []),
  ]
  return rowsOf(
    db,
    db
      .select(columns)
      .from(deeds)
      .leftJoin(deedDetails, sql`${deedDetails.deedId} = ${deeds.id}`)
      .where(sql.join(conditions, sql` and `))
      .orderBy(sql`${deeds.id} desc`)
      .limit(most),
  )
}

export type LogLine = FoundIn<ReturnType<typeof listLog>>[number]
