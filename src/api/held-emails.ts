import { Hono } from 'hono'
import type * as v from 'valibot'
import type { Env } from '../env.ts'
import { requireOperator } from '../http/operators.ts'
import { answerHeldNews } from '../work/mail/answer-held-news.ts'
import { listHeldNews } from '../work/mail/held-news.ts'
import type { answeredEmailsSchema, heldEmailsSchema } from './schemas/held.ts'

/** Emails with news that wait, because they are many. */
export const heldEmailRoutes = new Hono<Env>()

heldEmailRoutes.use(requireOperator('candidates:write'))

heldEmailRoutes.get('/', async (c) => {
  const { database, program, now } = c.var
  const held: v.InferOutput<typeof heldEmailsSchema> = await listHeldNews(database, program, now)

  return c.json(held)
})

for (const answer of ['release', 'discard'] as const)
  heldEmailRoutes.post(`/${answer}`, async (c) => {
    const { database, now, operator } = c.var
    const people = await answerHeldNews(database, answer, { kind: 'token', id: operator.tokenId }, now)

    return c.json({ people } satisfies v.InferOutput<typeof answeredEmailsSchema>)
  })
