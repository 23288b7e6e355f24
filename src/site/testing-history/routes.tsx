import { Hono } from 'hono'
import type { Env } from '../../env.ts'
import { paths } from '../../paths.ts'
import { agreementsRoutes } from './agreements/routes.tsx'
import { ceActivitiesRoutes } from './ce-activities/routes.tsx'
import { examsRoutes } from './exams/routes.tsx'
import { transactionsRoutes } from './transactions/routes.tsx'

export const testingHistoryRoutes = new Hono<Env>()

testingHistoryRoutes.get('/', (c) => c.redirect(paths.exams, 303))

testingHistoryRoutes.route('/exams', examsRoutes)

testingHistoryRoutes.route('/agreements', agreementsRoutes)

testingHistoryRoutes.route('/ce-activities', ceActivitiesRoutes)

testingHistoryRoutes.route('/transactions', transactionsRoutes)
