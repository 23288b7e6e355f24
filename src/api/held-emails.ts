import { Hono } from 'hono'
import type * as v from 'valibot'
import { discardWaiting, releaseWaiting } from '../data/events/news.ts'
import type { Env } from '../env.ts'
import { requireOperator } from '../http/operators.ts'
import { listHeldNews } from '../work/mail/tell-news.ts'
import type { answeredEmailsSchema, heldEmailsSchema } from './schemas/held.ts'

/** Emails with news that wait, because they are many. */
export const heldEmailRoutes = new Hono<Env>()

heldEmailRoutes.use(requireOperator('candidates:write'))

heldEmailRoutes.get('/', async (c) => {
  const { database, program, now } = c.var
  const held: v.InferOutput<typeof heldEmailsSchema> = await listHeldNews(database, program, now)

  return c.json(held)
})

heldEmailRoutes.post('/release', async (c) => {
  const { database, now } = c.var

  return c.json(peopleOf(await releaseWaiting(database, now.toISOString())))
})

heldEmailRoutes.post('/discard', async (c) => {
  const { database, now } = c.var

  return c.json(peopleOf(await discardWaiting(database, now.toISOString())))
})

function peopleOf(events: readonly { readonly candidateId: string }[]): v.InferOutput<typeof answeredEmailsSchema> {
  return { people: new Set(events.map(({ candidateId }) => candidateId)).size }
}
