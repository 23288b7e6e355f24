import { Hono } from 'hono'
import type { Env } from '../../env.ts'
import { confirmEmailRoutes } from './confirm-email.tsx'
import { setPasswordRoutes } from './set-password.tsx'
import { undoMergeRoutes } from './undo-merge.tsx'
import { undoRoutes } from './undo.tsx'

/** What the links in mails lead to: opening one shows what it would do, and a button does it. */
export const accountLinksRoutes = new Hono<Env>()

accountLinksRoutes.route('/set-password', setPasswordRoutes)
accountLinksRoutes.route('/confirm-email', confirmEmailRoutes)
accountLinksRoutes.route('/undo', undoRoutes)
accountLinksRoutes.route('/undo-merge', undoMergeRoutes)
