import { Hono } from 'hono'
import type * as v from 'valibot'
import { releaseWaiting } from '../data/mail/congratulations.ts'
import type { Env } from '../env.ts'
import { requireOperator } from '../http/operators.ts'
import { countCongratulations } from '../work/mail/congratulate.ts'
import type { congratulationsSchema, releasedSchema } from './schemas/congratulations.ts'

export const congratulationRoutes = new Hono<Env>()

congratulationRoutes.use(requireOperator('candidates:write'))

congratulationRoutes.get('/', async (c) => {
  const { database, program, now } = c.var
  const counts: v.InferOutput<typeof congratulationsSchema> = await countCongratulations(database, program, now)

  return c.json(counts)
})

congratulationRoutes.post('/release', async (c) => {
  const { database, now } = c.var
  const waiting = await releaseWaiting(database, now.toISOString())
  const released = new Set(waiting.map(({ candidateId }) => candidateId)).size

  return c.json({ released } satisfies v.InferOutput<typeof releasedSchema>)
})
