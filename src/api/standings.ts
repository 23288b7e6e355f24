import { Hono } from 'hono'
import * as v from 'valibot'
import { dayOf } from '../core/calendar.ts'
import { recordOf } from '../core/record.ts'
import { standing } from '../core/standing/judge.ts'
import { candidateExists, noteRead } from '../data/people/candidates.ts'
import { listFactsOf } from '../data/facts/facts.ts'
import type { Env } from '../env.ts'
import { readAsOf } from '../http/as-of.ts'
import { requireOperator } from '../http/operators.ts'
import { problem } from '../http/answers/problem.ts'
import { readAsViewer } from '../http/visitor/read-as-viewer.ts'
import { knownDayQuery, problemsOf } from '../http/schemas.ts'

/** For operators: anyone's standing, and the trace of having read it. */
export const candidateRoutes = new Hono<Env>()

candidateRoutes.get('/:id/standing', requireOperator('candidates:read'), async (c) => {
  const { program, database, now, operator } = c.var
  const id = c.req.param('id')
  const query = v.safeParse(knownDayQuery, c.req.query(), { abortPipeEarly: true })
  if (!query.success) return problem(c, 422, query.issues[0].message, problemsOf(query.issues))

  const [found, facts] = await database.batch([
    candidateExists(database, id),
    listFactsOf(database, id),
    noteRead(database, id, operator.tokenId, now.toISOString()),
  ])
  if (found.length === 0) return c.notFound()

  const { on, known } = query.output
  const record = recordOf(id, facts, program.creditValidityMonths, known)
  return c.json(standing(program, id, record, on ?? dayOf(now, program.timeZone)))
})

/** For the signed-in candidate: their own. */
export const ownRoutes = new Hono<Env>()

ownRoutes.get('/standing', async (c) => {
  const { program, database } = c.var
  const asOf = readAsOf(c)
  if (asOf.problem) return problem(c, 422, asOf.problem, [{ field: 'on', message: asOf.problem }])

  const { viewer, found } = await readAsViewer(c, (id) => [listFactsOf(database, id)] as const)

  const record = recordOf(viewer.candidateId, found[0], program.creditValidityMonths)
  return c.json(standing(program, viewer.candidateId, record, asOf.on))
})
