import { Hono } from 'hono'
import * as v from 'valibot'
import { listEventsAfter } from '../data/events/events.ts'
import { noteReads } from '../data/people/candidates.ts'
import type { Env } from '../env.ts'
import { requireOperator } from '../http/operators.ts'
import { problem } from '../http/answers/problem.ts'
import { problemsOf } from '../http/schemas.ts'
import { eventsQuery, type eventsSchema } from './schemas/events.ts'

/** What happened to people's certifications and credits, for programs that follow it. */
export const eventRoutes = new Hono<Env>()

const mostEvents = 500

eventRoutes.get('/', requireOperator('events:read'), async (c) => {
  const query = v.safeParse(eventsQuery, c.req.query())
  if (!query.success) return problem(c, 422, query.issues[0].message, problemsOf(query.issues))
  const { database, operator, now } = c.var
  const after = Number(query.output.after ?? 0)

  const found = await listEventsAfter(database, after, mostEvents)

  const read = [...new Set(found.map(({ candidateId }) => candidateId))]
  if (read.length > 0) await noteReads(database, read, operator.tokenId, now.toISOString())
  return c.json({
    events: found.map(
      ({ id, at, candidateId, kind, certification, file, detail: { was, is, activity, hundredths } }) => ({
        id,
        at,
        candidateId,
        kind,
        ...(certification !== null && { certification }),
        ...(was !== undefined && { was }),
        ...(is !== undefined && { is }),
        ...(activity !== undefined && { activity }),
        ...(hundredths !== undefined && { hundredths }),
        ...(file !== null && { file }),
      }),
    ),
    last: found.at(-1)?.id ?? after,
  } satisfies v.InferOutput<typeof eventsSchema>)
})
