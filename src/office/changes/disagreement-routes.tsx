import { type Context, Hono } from 'hono'
import { type DecidedContent, disagrees, toldOf } from '../../core/feeds/fact-of.ts'
import { factKindIn } from '../../core/feeds/kinds.ts'
import { listVersions } from '../../data/facts/facts.ts'
import type { Env } from '../../env.ts'
import { page } from '../../http/answers/page.ts'
import { refuse } from '../../http/answers/refuse.tsx'
import { readForm } from '../../http/forms/read-form.ts'
import { isForProgram, officeFrameOf } from '../../http/office/office-frame.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import { paths } from '../../paths.ts'
import { keepOurs } from '../../work/facts/keep-decision.ts'
import { DisagreementPage } from './disagreement-page.tsx'
import { nameOfFact } from '../../wording/facts.ts'

/** Where files say something else than when staff decided: both, side by side, and what to do. */
export const disagreementRoutes = new Hono<Env>()

disagreementRoutes.get('/office/people/:id/disagreement', async (c) => {
  const place = placeIn(c, c.req.query())
  const { colleague, versions } = await readAsColleague(c, {
    versions: listVersions(c.var.database, place.kind, [place.key]),
  })
  const decided = versions.find(
    (one) => one.keptAs === place.made && one.office && one.candidateId === place.candidateId,
  )
  if (!decided?.office) return c.notFound()
  const told = toldOf(versions)
  const { was, set } = JSON.parse(decided.content) as DecidedContent
  const view = {
    fact: nameOfFact(c.var.program, versions) ?? `${place.kind} ${place.key}`,
    decision: decided.office,
    set: set ?? {},
    before: was && { candidateId: was.candidateId, says: sayingsOf(was.content) },
    now: told
      ? { candidateId: told.candidateId, says: sayingsOf(told.content), file: told.file, line: told.line }
      : null,
    isOpen: disagrees(decided, told),
  }

  if (isForProgram(c)) return c.json(view)
  return page(
    c,
    <DisagreementPage frame={officeFrameOf(c, colleague)} id={place.candidateId} place={sent(place)} view={view} />,
  )
})

disagreementRoutes.post('/office/people/:id/disagreement', async (c) => {
  const { colleague } = await readAsColleague(c, {})
  const place = placeIn(c, await readForm(c))

  const by = { kind: 'colleague', id: colleague.id } as const
  const kept = await keepOurs(c.var.database, place, { by, at: c.var.now })

  if (kept === 'gone') return c.notFound()
  if (kept === 'moved') return refuse(c, 409, 'A file came in just now. Open the comparison again.')
  return c.redirect(paths.office, 303)
})

type Place = ReturnType<typeof placeIn>

function placeIn(c: Context<Env>, { kind, key = '', made = '' }: Readonly<Record<string, string>>) {
  const known = factKindIn(kind) ?? 'exams'
  return { candidateId: c.req.param('id') ?? '', kind: known, key, made }
}

function sent({ kind, key, made }: Place) {
  return { kind, key, made }
}

function sayingsOf(content: string): readonly (readonly [column: string, value: string])[] {
  return Object.entries(JSON.parse(content) as Record<string, string | number>).map(([name, value]) => [
    name,
    String(value),
  ])
}
