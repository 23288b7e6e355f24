import { Hono } from 'hono'
import type { Env } from '../../env.ts'
import { notThereYet } from '../../http/not-there-yet.tsx'
import { paths } from '../../paths.ts'
import type { Sentence } from '../../ui/sentence.tsx'
import { examsRoutes } from './exams/routes.tsx'

export const testingHistoryRoutes = new Hono<Env>()

const onTheCertification = (what: string): Sentence => [
  `${what} that count for a certification stand on its page already: open it under `,
  { text: 'Certifications', href: paths.certifications },
  '.',
]

testingHistoryRoutes.get('/', (c) => c.redirect(paths.exams, 303))

testingHistoryRoutes.route('/exams', examsRoutes)

testingHistoryRoutes.get(
  '/ce-activities',
  notThereYet(
    'CE Activities',
    'This page will list your continuing education activities, with their points and where they came from.',
    onTheCertification('Credits'),
  ),
)

testingHistoryRoutes.get(
  '/transactions',
  notThereYet('E-commerce Transactions', 'This page will list what you have ordered here and how it was paid.', [
    'Nothing can be ordered on this site yet, so there is nothing of yours to list.',
  ]),
)
