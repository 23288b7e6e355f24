import { Hono } from 'hono'
import { recordOf } from '../../../core/record.ts'
import { listFactsOfKinds } from '../../../data/facts.ts'
import type { Env } from '../../../env.ts'
import { frameOf } from '../../../http/frames.ts'
import { page } from '../../../http/page.ts'
import { readAsViewer } from '../../../http/read-as-viewer.ts'
import { wantsJson } from '../../../http/wants-json.ts'
import { ExamsPage } from './exams-page.tsx'
import { viewExams } from './view.ts'

export const examsRoutes = new Hono<Env>()

examsRoutes.get('/', async (c) => {
  const { program, database } = c.var
  const { viewer, found } = await readAsViewer(c, (id) => [listFactsOfKinds(database, id, ['exams', 'agreements'])])

  const record = recordOf(viewer.candidateId, found[0], program.creditValidityMonths)
  const view = viewExams(program, record, c.req.query('sort'))

  if (wantsJson(c)) return c.json({ exams: view.rows, agreements: view.agreements })
  return page(c, <ExamsPage frame={frameOf(c, viewer)} view={view} />)
})
