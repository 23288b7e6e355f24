import { Hono } from 'hono'
import type { Env } from '../../env.ts'
import { paths } from '../../paths.ts'
import { attributesRoutes } from './attributes/routes.tsx'
import { casesRoutes } from './cases/routes.tsx'
import { contactRoutes } from './contact/routes.tsx'
import { dataRoutes } from './data/routes.tsx'
import { identificationRoutes } from './identification/routes.tsx'
import { mailRoutes } from './mail/routes.tsx'
import { nameRoutes } from './name/routes.tsx'
import { notificationsRoutes } from './notifications/routes.tsx'
import { otherRecordRoutes } from './other-record/routes.tsx'
import { passkeysRoutes } from './passkeys/routes.tsx'
import { passwordRoutes } from './password/routes.tsx'
import { securityRoutes } from './security/routes.tsx'
import { sessionsRoutes } from './sessions/routes.tsx'
import { settingsRoutes } from './settings/routes.tsx'

export const personalInfoRoutes = new Hono<Env>()

personalInfoRoutes.get('/', (c) => c.redirect(paths.settings, 303))

personalInfoRoutes.route('/settings', settingsRoutes)

personalInfoRoutes.route('/notifications', notificationsRoutes)

personalInfoRoutes.route('/attributes', attributesRoutes)

personalInfoRoutes.route('/identification/other-record', otherRecordRoutes)

personalInfoRoutes.route('/identification', identificationRoutes)

personalInfoRoutes.route('/contact', contactRoutes)

personalInfoRoutes.route('/name', nameRoutes)

personalInfoRoutes.route('/security', securityRoutes)

personalInfoRoutes.route('/password', passwordRoutes)

personalInfoRoutes.route('/passkeys', passkeysRoutes)

personalInfoRoutes.route('/sessions', sessionsRoutes)

personalInfoRoutes.route('/mail', mailRoutes)

personalInfoRoutes.route('/cases', casesRoutes)

personalInfoRoutes.route('/data', dataRoutes)
