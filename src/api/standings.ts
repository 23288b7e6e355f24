import { Hono } from 'hono'
import * as v from 'valibot'
import { dayOf } from '../core/calendar.ts'
import { personKnownAs, recordOf } from '../core/record.ts'
import { standing } from '../core/standing/judge.ts'
import { findCandidate, noteRead } from '../data/people/candidates.ts'
import { listFactsOf } from '../data/facts/facts.ts'
import { writeThenRead } from '../data/prepared.ts'
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

  const { candidate, facts } = await writeThenRead(
    database,
    [noteRead(database, id, operator.tokenId, now.toISOString())],
    { candidate: findCandidate(database, id), facts: listFactsOf(database, id) },
  )
  if (!candidate) return c.notFound()

  const { on, known } = query.output
  const person = personKnownAs(id, facts, known)
  const record = recordOf(person, facts, program.creditValidityMonths, known)
  return c.json(standing(program, person, record, on ?? dayOf(now, program.timeZone)))
})

/** For the signed-in candidate: their own. */
export const ownRoutes = new Hono<Env>()

ownRoutes.get('/standing', async (c) => {
  const { program, database } = c.var
  const asOf = readAsOf(c)
  if (asOf.problem) return problem(c, 422, asOf.problem, [{ field: 'on', message: asOf.problem }])

  const { viewer, facts } = await readAsViewer(c, (id) => ({ facts: listFactsOf(database, id) }))

  const record = recordOf(viewer.candidateId, facts, program.creditValidityMonths)
  return c.json(standing(program, viewer.candidateId, record, asOf.on))
})
