import { Hono } from 'hono'
import type { Env } from '../env.ts'
import { requireOperator } from '../http/operators.ts'
import { rebuildHoldings } from '../jobs/rebuild.ts'

/** For `npm run rebuild`: some candidates at a time. */
export const holdingRoutes = new Hono<Env>()

holdingRoutes.post('/rebuild', requireOperator('candidates:write'), async (c) => {
  const rebuilt = await rebuildHoldings(c.var.database, c.var.program, c.req.query('after') ?? '')

  return c.json(rebuilt)
})
