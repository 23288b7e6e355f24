import { Hono } from 'hono'
import { recordOf } from '../../../core/record.ts'
import { listAcceptances } from '../../../data/people/acceptances.ts'
import { listOpenCases } from '../../../data/cases/cases.ts'
import { listFactsOfKinds } from '../../../data/facts/facts.ts'
import type { Env } from '../../../env.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { page } from '../../../http/answers/page.ts'
import { labelOf } from '../../../http/answers/tabs.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { wantsJson } from '../../../http/answers/wants-json.ts'
import { paths } from '../../../paths.ts'
import { aboutExam, ExamsPage } from './exams-page.tsx'
import { viewExams } from './view.ts'

export const examsRoutes = new Hono<Env>()

examsRoutes.get('/', async (c) => {
  const { program, database } = c.var
  const { viewer, facts, accepted, open } = await readAsViewer(c, (id) => ({
    facts: listFactsOfKinds(database, id, ['exams', 'agreements']),
    accepted: listAcceptances(database, id),
    open: listOpenCases(database, id),
  }))

  const record = recordOf(viewer.candidateId, facts, program.creditValidityMonths)
  const view = viewExams(program, record, accepted, c.req.query())
  const cases = open.filter(({ about }) => about.startsWith(aboutExam))

  if (wantsJson(c)) return c.json({ exams: view.rows, ...view.paging, agreements: view.agreements })
  return page(
    c,
    <ExamsPage frame={frameOf(c, viewer)} view={view} cases={cases} label={labelOf(program, paths.exams)} />,
  )
})
