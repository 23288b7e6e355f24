import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { describeFound } from '../../core/feeds/format.ts'
import { countsOf, findReport, type Import, listImports } from '../../data/imports/imports.ts'
import { listUnmatched } from '../../data/imports/unmatched.ts'
import type { Env } from '../../env.ts'
import { kindsOf, mayImport, onlyKindsOf, requireImporter } from '../../http/operators.ts'
import { problem } from '../../http/answers/problem.ts'
import { problemsOf } from '../../http/schemas.ts'
import { importFiles, stepsAfterAnswer } from '../../work/imports/import-files.ts'
import { paths } from '../../paths.ts'
import { type importSchema, importsQuery, unmatchedQuery } from '../schemas/imports.ts'
import { heldRowRoutes } from './held.ts'
import { receive } from './receive.ts'

const page = 50
const mostLines = 1000

export const importRoutes = new Hono<Env>()

importRoutes.use(requireImporter)

importRoutes.post('/', async (c) => {
  const received = await receive(c)
  if (received instanceof Response) return received

  c.executionCtx.waitUntil(importFiles(c.env, c.var.program, stepsAfterAnswer))

  return c.json(reportOf(received, { errors: [], supersededBy: [] }), 202, { Location: paths.import(received.id) })
})

importRoutes.get('/', async (c) => {
  const query = v.safeParse(importsQuery, c.req.query())
  if (!query.success) return problem(c, 422, query.issues[0].message, problemsOf(query.issues))

  const found = await listImports(c.var.database, query.output.before ?? '9999', page, onlyKindsOf(c.var.operator))

  return c.json({ imports: found.map((one) => reportOf(one)), ...nextPage(c, found) })
})

// These before the imports themselves: no id of theirs has small letters.
importRoutes.route('/', heldRowRoutes)

importRoutes.get('/unmatched', async (c) => {
  const query = v.safeParse(unmatchedQuery, c.req.query())
  if (!query.success) return problem(c, 422, query.issues[0].message, problemsOf(query.issues))

  const [receivedAt = '9999', made = ''] = query.output.before?.split('~') ?? []
  const found = await listUnmatched(c.var.database, kindsOf(c.var.operator), [receivedAt, made], page)

  const last = found.length === page ? found.at(-1) : undefined
  const next = last && `${c.req.path}?before=${encodeURIComponent(`${last.receivedAt}~${last.made}`)}`
  const unmatched = found.map(({ kind, key, candidateId, file, line, receivedAt }) => {
    return { kind, key: key.split('\n'), candidateId, file, line, receivedAt }
  })
  return c.json({ unmatched, ...(next && { next }) })
})

importRoutes.get('/:id', async (c) => {
  const found = await findReport(c.var.database, c.req.param('id'), mostLines)
  if (!found || !mayImport(c.var.operator, found.import.kind)) return c.notFound()

  return c.json(reportOf(found.import, { errors: found.errors, supersededBy: found.superseded }))
})

function nextPage(c: Context<Env>, found: readonly Import[]): { next?: string } {
  const last = found.length === page ? found.at(-1) : undefined
  return last ? { next: `${new URL(c.req.url).pathname}?before=${encodeURIComponent(last.receivedAt)}` } : {}
}

type Lines = Pick<v.InferOutput<typeof importSchema>, 'errors' | 'supersededBy'>

/** An import as others see it; how it is worked on is nobody's business. */
function reportOf(one: Import, lines: Partial<Lines> = {}) {
  const { id, name, isHistory, state, reason, warnings, found, header } = one
  const kind = one.kind || null
  const recognised = describeFound(found, header)
  const moments = { receivedAt: one.receivedAt, startedAt: one.startedAt, finishedAt: one.finishedAt }
  return { id, name, kind, isHistory, state, reason, recognised, ...countsOf(one), warnings, ...lines, ...moments }
}
