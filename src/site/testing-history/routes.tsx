import { Hono } from 'hono'
import type { Env } from '../../env.ts'
import { frameOf } from '../../http/frames.ts'
import { page } from '../../http/page.ts'
import { readAsViewer } from '../../http/read-as-viewer.ts'
import { paths } from '../../paths.ts'
import { agreementsRoutes } from './agreements/routes.tsx'
import { ceActivitiesRoutes } from './ce-activities/routes.tsx'
import { examsRoutes } from './exams/routes.tsx'
import { TransactionsPage } from './transactions/transactions-page.tsx'

export const testingHistoryRoutes = new Hono<Env>()

testingHistoryRoutes.get('/', (c) => c.redirect(paths.exams, 303))

testingHistoryRoutes.route('/exams', examsRoutes)

testingHistoryRoutes.route('/agreements', agreementsRoutes)

testingHistoryRoutes.route('/ce-activities', ceActivitiesRoutes)

testingHistoryRoutes.get('/transactions', async (c) => {
  const { viewer } = await readAsViewer(c, () => [])

  return page(c, <TransactionsPage frame={frameOf(c, viewer)} />)
})
