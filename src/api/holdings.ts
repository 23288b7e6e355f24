import { Hono } from 'hono'
import * as v from 'valibot'
import { findLastRebuild } from '../data/facts/rebuilds.ts'
import type { Env } from '../env.ts'
import { requireOperator } from '../http/operators.ts'
import { problem } from '../http/answers/problem.ts'
import { problemsOf } from '../http/schemas.ts'
import { recordRebuild } from '../work/deeds/record-rebuild.ts'
import { acceptLosses } from '../work/holdings/accept-losses.ts'
import { rebuildHoldings } from '../work/holdings/rebuild.ts'
import { describeRebuild } from '../work/holdings/rebuild-progress.ts'
import { rulesJob } from '../work/jobs.ts'
import {
  type acceptedLossesSchema,
  acceptLossesSchema,
  type rebuildProgressSchema,
  rebuiltQuery,
} from './schemas/holdings.ts'

/** For `npm run rebuild`: some candidates at a time, how far the records are, and accepting what people would lose. */
export const holdingRoutes = new Hono<Env>()

holdingRoutes.use(requireOperator('candidates:write'))

holdingRoutes.get('/rebuild', async (c) => {
  const { database, program, now } = c.var
  const progress = describeRebuild(await findLastRebuild(database).execute(), program, now)

  return c.json({ rebuild: progress ?? null } satisfies v.InferOutput<typeof rebuildProgressSchema>)
})

holdingRoutes.post('/rebuild', async (c) => {
  const query = v.safeParse(rebuiltQuery, c.req.query())
  if (!query.success) return problem(c, 422, query.issues[0].message, problemsOf(query.issues))

  const { database, program, now, operator } = c.var
  const after = query.output.after ?? ''
  if (after === '') await recordRebuild(database, { kind: 'token', id: operator.tokenId }, now)
  const rebuilt = await rebuildHoldings(database, program, after)

  return c.json(rebuilt)
})

holdingRoutes.post('/rebuild/accept', async (c) => {
  const body = v.safeParse(acceptLossesSchema, await c.req.json().catch(() => undefined))
  if (!body.success) return problem(c, 422, body.issues[0].message, problemsOf(body.issues))

  const { database, now, operator } = c.var
  const accepted = await acceptLosses(database, body.output, { kind: 'token', id: operator.tokenId }, now)
  if (!accepted)
    return problem(
      c,
      409,
      'More people would lose something by now, or someone has already accepted it. Get the list again.',
    )
  await c.env.WAKE.send(rulesJob)

  return c.json({ accepted } satisfies v.InferOutput<typeof acceptedLossesSchema>)
})
