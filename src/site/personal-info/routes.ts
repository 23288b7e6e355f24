import { Hono } from 'hono'
import type { Env } from '../../env.ts'
import { notThereYet } from '../../http/not-there-yet.tsx'
import { paths } from '../../paths.ts'
import { attributesRoutes } from './attributes/routes.tsx'
import { contactRoutes } from './contact/routes.tsx'
import { identificationRoutes } from './identification/routes.tsx'
import { mailRoutes } from './mail/routes.tsx'
import { nameRoutes } from './name/routes.tsx'
import { sessionsRoutes } from './sessions/routes.tsx'
import { settingsRoutes } from './settings/routes.tsx'

export const personalInfoRoutes = new Hono<Env>()

personalInfoRoutes.get('/', (c) => c.redirect(paths.settings, 303))

personalInfoRoutes.route('/settings', settingsRoutes)

personalInfoRoutes.route('/attributes', attributesRoutes)

personalInfoRoutes.route('/identification', identificationRoutes)

personalInfoRoutes.route('/contact', contactRoutes)

personalInfoRoutes.route('/name', nameRoutes)

personalInfoRoutes.route('/sessions', sessionsRoutes)

personalInfoRoutes.route('/mail', mailRoutes)

personalInfoRoutes.get(
  '/data',
  notThereYet('Data', 'This page will let you take your record with you, and show who has read it.', [
    'Which data is kept, why and for how long stands in the ',
    { text: 'privacy notice', href: paths.privacy },
    '.',
  ]),
)
