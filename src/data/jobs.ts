import { and, eq, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { jobLeases } from './schema-operators.ts'

export interface Lease {
  readonly job: string
  readonly holder: string
}

/** Takes a job until a moment, unless somebody is at work on it: who then sees that it was asked for meanwhile. */
export async function claimJob(db: Database, { job, holder }: Lease, now: string, until: string): Promise<boolean> {
  const isFree = sql`${jobLeases.leaseUntil} < ${now}`
  const [row] = await db
    .insert(jobLeases)
    .values({ job, holder, leaseUntil: until, waitingSince: now })
    .onConflictDoUpdate({
      target: jobLeases.job,
      set: {
        holder: sql`iif(${isFree}, excluded.holder, ${jobLeases.holder})`,
        leaseUntil: sql`iif(${isFree}, excluded.lease_until, ${jobLeases.leaseUntil})`,
        isAskedFor: sql`not ${isFree}`,
        waitingSince: sql`coalesce(${jobLeases.waitingSince}, excluded.waiting_since)`,
      },
    })
    .returning({ holder: jobLeases.holder })
  return row?.holder === holder
}

/** A sign of life: the job is still being done. */
export function extendJob(db: Database, { job, holder }: Lease, until: string) {
  return db
    .update(jobLeases)
    .set({ leaseUntil: until })
    .where(and(eq(jobLeases.job, job), eq(jobLeases.holder, holder)))
}

/** Releases a job, with or without work left; true if it was requested meanwhile. */
export async function releaseJob(
  db: Database,
  { job, holder }: Lease,
  { at, isLeft }: { readonly at: string; readonly isLeft: boolean },
): Promise<boolean> {
  const isWaiting = sql`${isLeft ? 1 : 0} = 1 or ${jobLeases.isAskedFor}`
  const [row] = await db
    .update(jobLeases)
    .set({ leaseUntil: '', doneAt: at, waitingSince: sql`iif(${isWaiting}, ${jobLeases.waitingSince}, null)` })
    .where(and(eq(jobLeases.job, job), eq(jobLeases.holder, holder)))
    .returning({ isAskedFor: jobLeases.isAskedFor })
  return row?.isAskedFor ?? false
}

/** Notes that the scheduled handler has gone through all jobs. */
export function noteScheduledRun(db: Database, at: string) {
  return db
    .insert(jobLeases)
    .values({ job: scheduledRun, holder: '', leaseUntil: '', doneAt: at })
    .onConflictDoUpdate({ target: jobLeases.job, set: { doneAt: at } })
}

/** What it is called among the jobs. */
export const scheduledRun = 'scheduled run'
