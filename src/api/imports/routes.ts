import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { describeFound } from '../../core/feeds/format.ts'
import { findImport, type Import, type ImportError, listImports } from '../../data/imports/imports.ts'
import { listUnmatched } from '../../data/imports/unmatched.ts'
import type { Env } from '../../env.ts'
import { requireOperator } from '../../http/operators.ts'
import { problem } from '../../http/answers/problem.ts'
import { problemsOf } from '../../http/schemas.ts'
import { importFiles, stepsAfterAnswer } from '../../work/imports/import-files.ts'
import { paths } from '../../paths.ts'
import { importsQuery, unmatchedQuery } from '../schemas/imports.ts'
import { receive } from './receive.ts'

const page = 50
const mostErrors = 1000

export const importRoutes = new Hono<Env>()

importRoutes.use(requireOperator('imports:write'))

importRoutes.post('/', async (c) => {
  const received = await receive(c)
  if (received instanceof Response) return received

  c.executionCtx.waitUntil(importFiles(c.env, c.var.program, stepsAfterAnswer))

  return c.json(reportOf(received, []), 202, { Location: paths.import(received.id) })
})

importRoutes.get('/', async (c) => {
  const query = v.safeParse(importsQuery, c.req.query())
  if (!query.success) return problem(c, 422, query.issues[0].message, problemsOf(query.issues))

  const found = await listImports(c.var.database, query.output.before ?? '9999', page)

  return c.json({ imports: found.map((one) => reportOf(one, undefined)), ...nextPage(c, found) })
})

// Before the imports themselves: no id of theirs has small letters.
importRoutes.get('/unmatched', async (c) => {
  const query = v.safeParse(unmatchedQuery, c.req.query())
  if (!query.success) return problem(c, 422, query.issues[0].message, problemsOf(query.issues))

  const [receivedAt = '9999', made = ''] = query.output.before?.split('~') ?? []
  const found = await listUnmatched(c.var.database, [receivedAt, made], page)

  const last = found.length === page ? found.at(-1) : undefined
  const next = last && `${c.req.path}?before=${encodeURIComponent(`${last.receivedAt}~${last.made}`)}`
  const unmatched = found.map(({ kind, key, candidateId, file, line, receivedAt }) => {
    return { kind, key: key.split('\n'), candidateId, file, line, receivedAt }
  })
  return c.json({ unmatched, ...(next && { next }) })
})

importRoutes.get('/:id', async (c) => {
  const found = await findImport(c.var.database, c.req.param('id'), mostErrors)
  if (!found) return c.notFound()

  return c.json(reportOf(found.import, found.errors))
})

function nextPage(c: Context<Env>, found: readonly Import[]): { next?: string } {
  const last = found.length === page ? found.at(-1) : undefined
  return last ? { next: `${new URL(c.req.url).pathname}?before=${encodeURIComponent(last.receivedAt)}` } : {}
}

/** An import as others see it; how it is worked on is nobody's business. */
function reportOf(one: Import, errors: readonly ImportError[] | undefined) {
  const { id, name, isHistory, state, reason, warnings, found, header } = one
  const kind = one.kind || null
  const recognised = describeFound(found, header)
  const { rows, accepted, updated, unchanged, unmatched, rejected } = one
  const counts = { rows, accepted, updated, unchanged, unmatched, rejected }
  const moments = { receivedAt: one.receivedAt, startedAt: one.startedAt, finishedAt: one.finishedAt }
  const shown = errors ? { warnings, errors } : { warnings }
  return { id, name, kind, isHistory, state, reason, recognised, ...counts, ...shown, ...moments }
}
