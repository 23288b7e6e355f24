import { faultOf, log } from '../adapters/log.ts'
import { randomId } from '../adapters/secrets.ts'
import { countedDatabase } from '../data/counted-database.ts'
import { openDatabase } from '../data/database.ts'
import { claimJob, extendJob, type Lease, releaseJob } from '../data/jobs.ts'
import type { Bindings } from '../env.ts'
import { openBudget } from './budget.ts'
import type { Job } from './jobs.ts'

/** A worker that is lost is missed after this; one at work says so more often. */
const leaseSeconds = 15
const secondsBetweenSigns = 5
/** The platform ends a run after 1,000 statements of D1; some are for leases. */
const mostStatements = 950

/** Does these jobs one after another. What somebody else is at work on is left alone; what fails keeps no other back. */
export async function runJobs(env: Bindings, jobs: readonly Job[]): Promise<void> {
  const { database, asked } = countedDatabase(env.DB)
  const counted = { ...env, DB: database }
  for (const job of jobs)
    try {
      // What doesn't fit into this run any longer has one of its own.
      if (asked() + job.limits.statements > mostStatements) await env.WAKE.send(job.name)
      else await runAlone(counted, job)
    } catch (error) {
      log({ event: 'job failed', job: job.name, error: faultOf(error) })
    }
}

async function runAlone(env: Bindings, job: Job): Promise<void> {
  const db = openDatabase(env.DB)
  const lease: Lease = { job: job.name, holder: randomId() }
  if (!(await claimJob(db, lease, new Date().toISOString(), leaseEnd()))) return
  const signs = setInterval(
    () => void extendJob(db, lease, leaseEnd()).execute().catch(noSign),
    secondsBetweenSigns * 1000,
  )
  const { env: counted, budget } = openBudget(env, job.limits)
  // A job that throws has something left.
  let [isLeft, isAskedFor] = [true, false]
  try {
    isLeft = await job.run(counted, budget)
  } finally {
    clearInterval(signs)
    isAskedFor = await releaseJob(db, lease, { at: new Date().toISOString(), isLeft })
  }
  // After the release: whoever is woken finds the job free.
  if (isLeft || isAskedFor) await env.WAKE.send(job.name)

  function noSign(error: unknown): void {
    log({ event: 'lease not extended', job: job.name, error: faultOf(error) })
  }
}

function leaseEnd(): string {
  return new Date(Date.now() + leaseSeconds * 1000).toISOString()
}
