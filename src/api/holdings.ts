import { Hono } from 'hono'
import * as v from 'valibot'
import type { Env } from '../env.ts'
import { requireOperator } from '../http/operators.ts'
import { problem } from '../http/answers/problem.ts'
import { problemsOf } from '../http/schemas.ts'
import { recordRebuild } from '../work/deeds/record-rebuild.ts'
import { rebuildHoldings } from '../work/holdings/rebuild.ts'
import { rebuiltQuery } from './schemas/holdings.ts'

/** For `npm run rebuild`: some candidates at a time. */
export const holdingRoutes = new Hono<Env>()

holdingRoutes.post('/rebuild', requireOperator('candidates:write'), async (c) => {
  const query = v.safeParse(rebuiltQuery, c.req.query())
  if (!query.success) return problem(c, 422, query.issues[0].message, problemsOf(query.issues))

  const { database, program, now, operator } = c.var
  const after = query.output.after ?? ''
  if (after === '') await recordRebuild(database, { kind: 'token', id: operator.tokenId }, now)
  const rebuilt = await rebuildHoldings(database, program, after)

  return c.json(rebuilt)
})
