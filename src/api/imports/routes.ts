import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import type { Actor } from '../../core/deeds.ts'
import { describeFound } from '../../core/feeds/format.ts'
import type { PreviewTotals } from '../../core/feeds/preview.ts'
import { countsOf, findImport, findReport, type Import, listImports } from '../../data/imports/imports.ts'
import { listUnmatched } from '../../data/imports/unmatched.ts'
import type { Env } from '../../env.ts'
import { kindsOf, mayImport, onlyKindsOf, requireImporter } from '../../http/operators.ts'
import { problem } from '../../http/answers/problem.ts'
import { problemsOf } from '../../http/schemas.ts'
import { endImport, takeLive } from '../../work/imports/end-import.ts'
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

importRoutes.post('/:id/go-live', async (c) => {
  const found = await findImport(c.var.database, c.req.param('id'))
  if (!found || !mayImport(c.var.operator, found.kind)) return c.notFound()
  const by = senderOf(c, found)
  if (!by) return problem(c, 403, notSent)
  if (!(await takeLive(c.var.database, found, { by, at: c.var.now }))) return problem(c, 409, whyNotLive(found))

  const answer = await report(c, found.id)
  c.executionCtx.waitUntil(importFiles(c.env, c.var.program, stepsAfterAnswer))
  return answer
})

importRoutes.delete('/:id', async (c) => {
  const found = await findImport(c.var.database, c.req.param('id'))
  if (!found || !mayImport(c.var.operator, found.kind)) return c.notFound()
  const by = senderOf(c, found)
  if (!by) return problem(c, 403, notSent)
  if (found.state === 'refused') return problem(c, 409, 'This file was refused: there is nothing to take back.')

  await endImport(c.env, found, { by, at: c.var.now })

  const answer = await report(c, found.id)
  c.executionCtx.waitUntil(importFiles(c.env, c.var.program, stepsAfterAnswer))
  return answer
})

/** The token that sent a file, if it is the one that asks. */
function senderOf(c: Context<Env>, { sentBy }: Import): Actor | undefined {
  const { tokenId } = c.var.operator
  return sentBy === tokenId ? { kind: 'token', id: tokenId } : undefined
}

const notSent =
  'Another token sent this file, or it came by the drop folder. Ask the people who sent it, or the office.'

function whyNotLive({ state, task }: Import): string {
  if (state === 'queued' || state === 'running')
    return `This file is still being worked on (${task}). Ask again when it is over.`
  return `This file is no preview: its state is ${state}. Nothing was changed.`
}

async function report(c: Context<Env>, id: string): Promise<Response> {
  const found = await findImport(c.var.database, id)
  return c.json(reportOf(found!, { errors: [], supersededBy: [] }), 202, { Location: paths.import(id) })
}

function nextPage(c: Context<Env>, found: readonly Import[]): { next?: string } {
  const last = found.length === page ? found.at(-1) : undefined
  return last ? { next: `${new URL(c.req.url).pathname}?before=${encodeURIComponent(last.receivedAt)}` } : {}
}

type Lines = Pick<v.InferOutput<typeof importSchema>, 'errors' | 'supersededBy'>

/** An import as others see it; how it is worked on is nobody's business. */
function reportOf(one: Import, lines: Partial<Lines> = {}) {
  const { id, name, isHistory, state, task, reason, warnings, found, header } = one
  const preview = one.preview && previewOf(one.preview)
  const kind = one.kind || null
  const recognised = describeFound(found, header)
  const moments = { receivedAt: one.receivedAt, startedAt: one.startedAt, finishedAt: one.finishedAt }
  const counts = { ...countsOf(one), preview }
  return { id, name, kind, isHistory, state, task, reason, recognised, ...counts, warnings, ...lines, ...moments }
}

function previewOf({ certifications, ...totals }: PreviewTotals) {
  const none = { gained: 0, lost: 0, later: 0, earlier: 0, suspended: 0 }
  const byCode = Object.entries(certifications).sort(([one], [other]) => (one < other ? -1 : 1))
  return {
    certifications: byCode.map(([certification, counts]) => ({ certification, ...none, ...counts })),
    ...totals,
  }
}
