import { sql } from 'drizzle-orm'
import { type Database } from './database.ts'
import { scheduledRun } from './jobs.ts'
import { outbox } from './mail/schema-mail.ts'
import { prepareRow } from './prepared.ts'
import { imports, jobLeases } from './schema-operators.ts'

/** A query that reaches the database and reads no rows. */
export async function reachDatabase(d1: D1Database): Promise<void> {
  await d1.prepare('select 1').all()
}

const oldestImport = prepareRow((db) =>
  db
    .select({ since: sql<string | null>`min(${imports.receivedAt})`.as('since') })
    .from(imports)
    .where(sql`${imports.state} in ('queued', 'running')`),
)

const longestDueMail = prepareRow((db) =>
  db
    .select({ since: sql<string | null>`min(${outbox.nextAt})`.as('since') })
    .from(outbox)
    .where(sql`${outbox.state} = 'waiting' and ${outbox.nextAt} > ''`),
)

const jobs = prepareRow((db) =>
  db
    .select({
      since: sql<string | null>`min(${jobLeases.waitingSince})`.as('since'),
      lastRun: sql<string | null>`max(iif(${jobLeases.job} = ${scheduledRun}, ${jobLeases.doneAt}, null))`.as(
        'lastRun',
      ),
    })
    .from(jobLeases),
)

/** Since when the oldest of each has waited to be done, and when the scheduled handler last ended; for one batch. */
export function readQueues(db: Database) {
  return { oldestImport: oldestImport(db, {}), longestDueMail: longestDueMail(db, {}), jobs: jobs(db, {}) }
}
