import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type * as v from 'valibot'
import { faultOf, log } from '../adapters/log.ts'
import { rulesOf } from '../adapters/rules-hash.ts'
import { progressOf } from '../core/rebuild-progress.ts'
import { findLastRebuild } from '../data/facts/rebuilds.ts'
import { readQueues } from '../data/health.ts'
import { readTogether } from '../data/prepared.ts'
import type { Env } from '../env.ts'
import { problem } from '../http/answers/problem.ts'
import { requireOperator } from '../http/operators.ts'
import type { healthSchema } from './schemas/health.ts'

/** For monitoring: how long files, mails and jobs have waited, and whether the scheduled handler runs. */
export const healthRoutes = new Hono<Env>()

// Without the database the token can't be looked up either.
healthRoutes.onError((error, c) => {
  if (error instanceof HTTPException && error.res) return error.res
  log({ event: 'not healthy', requestId: c.var.requestId, error: faultOf(error) })
  return problem(c, 503, 'The database can’t be reached.')
})

healthRoutes.get('/', requireOperator('health:read'), async (c) => {
  const { database, program, now } = c.var

  const { oldestImport, longestDueMail, jobs, rebuild } = await readTogether(database, {
    ...readQueues(database),
    rebuild: findLastRebuild(database),
  })

  const age = (since: string | null | undefined) =>
    since ? Math.max(0, Math.round((now.getTime() - Date.parse(since)) / 1000)) : null
  const hash = rulesOf(program)
  const progress = progressOf(rebuild, hash, now)
  const lastRun = jobs?.lastRun ?? null
  return c.json({
    at: now.toISOString(),
    database: 'reachable',
    oldest: { import: age(oldestImport?.since), mail: age(longestDueMail?.since), job: age(jobs?.since) },
    rules: progress
      ? {
          hash,
          changedAt: progress.changedAt,
          records: progress.records,
          outdated: progress.records - progress.upToDate,
          waiting: progress.waiting,
        }
      : null,
    lastScheduledRun: lastRun === null ? null : { at: lastRun, age: age(lastRun)! },
  } satisfies v.InferOutput<typeof healthSchema>)
})
