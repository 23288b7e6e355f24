import { Hono } from 'hono'
import * as v from 'valibot'
import { factOf } from '../../core/feeds/fact-of.ts'
import type { KeptFact } from '../../core/record.ts'
import { type HeldRow, listHeld, listHeldOfImport } from '../../data/imports/held-rows.ts'
import { findImport } from '../../data/imports/imports.ts'
import { readTogether } from '../../data/prepared.ts'
import type { Env } from '../../env.ts'
import { kindsOf, mayImport } from '../../http/operators.ts'
import { problem } from '../../http/answers/problem.ts'
import { problemsOf } from '../../http/schemas.ts'
import { answerRows } from '../../work/imports/answer-held.ts'
import {
  heldAnswerSchema,
  type heldAnsweredSchema,
  heldOfImportQuery,
  heldQuery,
  type heldRowsSchema,
} from '../schemas/imports.ts'

/** Rows that would give something to another person, and wait for a yes. */
export const heldRowRoutes = new Hono<Env>()

const page = 100

type Held = v.InferOutput<typeof heldRowsSchema>

heldRowRoutes.get('/held', async (c) => {
  const query = v.safeParse(heldQuery, c.req.query())
  if (!query.success) return problem(c, 422, query.issues[0].message, problemsOf(query.issues))

  const [heldAt = '', made = ''] = query.output.after?.split('~') ?? []
  const found = await readTogether(
    c.var.database,
    listHeld(c.var.database, kindsOf(c.var.operator), [heldAt, made], page),
  )

  const last = found.asked.length === page ? found.asked.at(-1) : undefined
  return c.json(listOf(found, last && `${c.req.path}?after=${encodeURIComponent(`${last.heldAt}~${last.made}`)}`))
})

heldRowRoutes.get('/:id/held', async (c) => {
  const query = v.safeParse(heldOfImportQuery, c.req.query())
  if (!query.success) return problem(c, 422, query.issues[0].message, problemsOf(query.issues))

  const { database, operator } = c.var
  const found = await readTogether(
    database,
    listHeldOfImport(database, c.req.param('id'), query.output.after ?? 0, page),
  )
  const kind = found.asked[0]?.kind ?? (await findImport(database, c.req.param('id')))?.kind
  if (kind === undefined || !mayImport(operator, kind)) return c.notFound()

  const last = found.asked.length === page ? found.asked.at(-1) : undefined
  return c.json(listOf(found, last && `${c.req.path}?after=${last.line}`))
})

heldRowRoutes.post('/:id/held', async (c) => {
  const body = v.safeParse(heldAnswerSchema, await c.req.json().catch(() => undefined))
  if (!body.success) return problem(c, 422, body.issues[0].message, problemsOf(body.issues))
  const current = await findImport(c.var.database, c.req.param('id'))
  if (!current || !mayImport(c.var.operator, current.kind)) return c.notFound()

  const { database, program, now, operator } = c.var
  const answered = await answerRows(database, program, current, {
    ...body.output,
    now,
    by: { kind: 'token', id: operator.tokenId },
  })
  if ('wrong' in answered) return problem(c, 409, answered.wrong)

  return c.json(answered satisfies v.InferOutput<typeof heldAnsweredSchema>)
})

interface Found {
  readonly asked: readonly HeldRow[]
  readonly beside: readonly HeldRow[]
  readonly versions: readonly KeptFact[]
}

function listOf({ asked, beside, versions }: Found, next: string | undefined): Held {
  const held = asked.map((row): Held['held'][number] => {
    const { importId, kind, key, heldAt } = row
    const isOfKey = (one: { readonly kind: string; readonly key: string }) => one.kind === kind && one.key === key
    const counts = factOf(versions.filter(isOfKey))
    const waiting = beside.filter((one) => isOfKey(one) && one.made !== row.made)
    const others = [
      ...(counts ? [{ state: 'counts' as const, ...shown(counts) }] : []),
      ...waiting.map((one) => ({ state: 'held' as const, ...shown(one) })),
    ]
    return { import: importId, kind, key: key.split('\n'), ...shown(row), heldAt, others }
  })
  return { held, ...(next && { next }) }
}

function shown({ candidateId, content, file, line }: Omit<KeptFact, 'recordedAt'>) {
  return { candidateId, says: JSON.parse(content) as Record<string, string | number>, file, line }
}
