import { Hono } from 'hono'
import type * as v from 'valibot'
import { listEndingCauses, listEndings } from '../data/badges/endings.ts'
import type { Env } from '../env.ts'
import { requireOperator } from '../http/operators.ts'
import { mostUnaskedEndings } from '../work/badges/end-badges.ts'
import { revokeHeldBadges } from '../work/badges/revoke-held.ts'
import type { heldBadgesSchema, revokedBadgesSchema } from './schemas/held.ts'

/** Badges that wait to be revoked for good until an operator approves. */
export const heldBadgeRoutes = new Hono<Env>()

const mostListed = 100

heldBadgeRoutes.use(requireOperator('candidates:write'))

heldBadgeRoutes.get('/', async (c) => {
  const { database } = c.var
  const [causes, listed] = await database.batch([listEndingCauses(database), listEndings(database, mostListed)])

  return c.json({
    held: causes.reduce((sum, { count }) => sum + count, 0),
    mostUnasked: mostUnaskedEndings,
    badges: listed.map(({ file, ...one }) => ({ ...one, ...(file !== null && { file }) })),
  } satisfies v.InferOutput<typeof heldBadgesSchema>)
})

heldBadgeRoutes.post('/revoke', async (c) => {
  const { database, now, operator } = c.var
  const revoked = await revokeHeldBadges(database, { kind: 'token', id: operator.tokenId }, now)

  return c.json({ revoked } satisfies v.InferOutput<typeof revokedBadgesSchema>)
})
