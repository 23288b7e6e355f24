import { Hono } from 'hono'
import type { Env } from '../env.ts'
import { paths } from '../paths.ts'
import { admit } from './admission.tsx'
import { badgesRoutes } from './badges/routes.tsx'
import { colleaguesRoutes } from './colleagues/routes.tsx'
import { tokensRoutes } from './colleagues/token-routes.tsx'
import { filesRoutes } from './files/routes.tsx'
import { logRoutes } from './log/routes.tsx'
import { mailRoutes } from './mail/routes.tsx'
import { officeSignInRoutes } from './sign-in/routes.tsx'
import { todayRoutes } from './today/routes.tsx'

/** The office: the program's own people, behind a door of their own. */
export const officeRoutes = new Hono<Env>()

// Where nothing says who comes in, there is no office.
officeRoutes.use(`${paths.office}/*`, async (c, next) => (c.var.office ? next() : c.notFound()))

officeRoutes.route('/', officeSignInRoutes)

// Beyond this, in the order of the tabs:
officeRoutes.use(`${paths.office}/*`, admit)
officeRoutes.route('/', todayRoutes)
officeRoutes.route('/', filesRoutes)
officeRoutes.route('/', badgesRoutes)
officeRoutes.route('/', mailRoutes)
officeRoutes.route('/', tokensRoutes)
officeRoutes.route('/', colleaguesRoutes)
officeRoutes.route('/', logRoutes)
