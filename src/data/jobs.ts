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
    .values({ job, holder, leaseUntil: until })
    .onConflictDoUpdate({
      target: jobLeases.job,
      set: {
        holder: sql`iif(${isFree}, excluded.holder, ${jobLeases.holder})`,
        leaseUntil: sql`iif(${isFree}, excluded.lease_until, ${jobLeases.leaseUntil})`,
        isAskedFor: sql`not ${isFree}`,
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

/** Gives a job back; true where somebody asked for it meanwhile. */
export async function releaseJob(db: Database, { job, holder }: Lease): Promise<boolean> {
  const [row] = await db
    .update(jobLeases)
    .set({ leaseUntil: '' })
    .where(and(eq(jobLeases.job, job), eq(jobLeases.holder, holder)))
    .returning({ isAskedFor: jobLeases.isAskedFor })
  return row?.isAskedFor ?? false
}
