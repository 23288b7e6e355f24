import { type Context, Hono } from 'hono'
import { becomeOf, codeOf } from '../../core/codes.ts'
import { type KeptFact, recordOf } from '../../core/record.ts'
import { standing } from '../../core/standing/judge.ts'
import { startedOn } from '../../core/standing/started.ts'
import { listEventsOfCertification } from '../../data/events/events.ts'
import { listCodesOf } from '../../data/facts/codes.ts'
import { listFactsOf } from '../../data/facts/facts.ts'
import { listItems } from '../../data/orders/orders.ts'
import type { Env } from '../../env.ts'
import { frameOf } from '../../http/answers/frames.ts'
import { page } from '../../http/answers/page.ts'
import { problem } from '../../http/answers/problem.ts'
import { wantsJson } from '../../http/answers/wants-json.ts'
import { holdsOn, type AsOf, readAsOf } from '../../http/as-of.ts'
import { readAsViewer } from '../../http/visitor/read-as-viewer.ts'
import { shortNameOn } from '../../wording/names.ts'
import { agreementRoutes } from './agreement/routes.tsx'
import { certificateRoutes } from './certificate/routes.tsx'
import { CertificationPage } from './certification-page.tsx'
import { CertificationsPage } from './certifications-page.tsx'
import { logosRoutes } from './logos/routes.tsx'
import { TakenBackPage } from './taken-back-page.tsx'
import { viewCertification, viewCertifications } from './view.ts'
import { viewActions } from './view/actions.ts'
import { viewTakenBack } from './view/taken-back.ts'

export const certificationsRoutes = new Hono<Env>()

certificationsRoutes.get('/', async (c) => {
  const { viewer, facts } = await readAsViewer(c, (id) => ({ facts: listFactsOf(c.var.database, id) }))
  const { asOf, record, held } = judge(c, viewer.candidateId, facts)

  if (wantsJson(c)) return asOf.problem ? refuseDay(c, asOf.problem) : c.json(held)
  const started = new Map(held.certifications.map((one) => [one.code, startedOn(one, record)]))
  const view = viewCertifications(held, started, shown(c, asOf))
  return page(c, <CertificationsPage frame={frameOf(c, viewer)} view={view} />, statusOf(asOf))
})

// Before the certifications themselves: no code of theirs has small letters.
certificationsRoutes.route('/agreement', agreementRoutes)
certificationsRoutes.route('/logos', logosRoutes)

certificationsRoutes.route('/', certificateRoutes)

certificationsRoutes.get('/:code', async (c) => {
  const { program, database } = c.var
  const { viewer, facts, codes, happened, items } = await readAsViewer(c, (id) => ({
    facts: listFactsOf(database, id),
    codes: listCodesOf(database, id),
    happened: listEventsOfCertification(database, id, c.req.param('code')),
    items: listItems(database, id, holdsOn(c)),
  }))
  const { asOf, record, held } = judge(c, viewer.candidateId, facts)
  const certification = program.certifications.find(({ code }) => code === c.req.param('code'))
  const one = held.certifications.find(({ code }) => code === certification?.code)
  const code = certification && codeOf(program.migrations, codes, certification.code)
  const name = certification ? shortNameOn(program, certification.code, held.on) : ''
  const isHeld = one !== undefined && one.firstEarnedOn !== null
  // A code is for life, and so is that of a name it had before.
  const wasHeld =
    code !== undefined && becomeOf(program.migrations, certification!.code, held.on) === certification!.code
  const isToday = held.on === asOf.today
  const takenBack = isToday ? viewTakenBack(program, name, happened, { on: held.on, isHeld, wasHeld }) : undefined
  if (!one && (!certification || !takenBack)) return c.notFound()

  if (wantsJson(c))
    return asOf.problem ? refuseDay(c, asOf.problem) : c.json({ ...held, certifications: one ? [one] : [] })
  const frame = frameOf(c, viewer)
  if (!one)
    return page(c, <TakenBackPage frame={frame} name={name} code={certification!.code} takenBack={takenBack!} />)
  const view = viewCertification(one, held.on, record, { ...shown(c, asOf), code: isHeld ? code : undefined })
  const addressOf = (path: string) => new URL(path, c.env.BASE_URL).href
  const actions = isToday
    ? viewActions(one, held.on, { program, record, items, code: isHeld ? code : undefined, addressOf })
    : undefined
  return page(c, <CertificationPage frame={frame} view={{ ...view, takenBack, actions }} />, statusOf(asOf))
})

/** What the candidate holds, as of the day that was asked for. */
function judge(c: Context<Env>, candidateId: string, facts: readonly KeptFact[]) {
  const { program } = c.var
  const asOf = readAsOf(c)
  const record = recordOf(candidateId, facts, program.creditValidityMonths)
  return { asOf, record, held: standing(program, candidateId, record, asOf.on) }
}

function shown(c: Context<Env>, { today, asked, problem: sentence }: AsOf) {
  const wrongDay = sentence ? { typed: asked, sentence } : undefined
  return { program: c.var.program, today, wrongDay }
}

function statusOf(asOf: AsOf): 200 | 422 {
  return asOf.problem ? 422 : 200
}

function refuseDay(c: Context<Env>, sentence: string): Response {
  return problem(c, 422, sentence, [{ field: 'on', message: sentence }])
}
