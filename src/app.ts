import { Hono } from 'hono'
import { requestId } from 'hono/request-id'
import { holdingRoutes } from './api/holdings.ts'
import { importRoutes } from './api/imports/routes.ts'
import { candidateRoutes, ownRoutes } from './api/standings.ts'
import type { Env } from './env.ts'
import { answerFault, answerNotFound } from './http/faults.tsx'
import { privateByDefault, securityHeaders } from './http/headers.ts'
import { loadContext } from './http/load-context.ts'
import { sameOrigin } from './http/same-origin.ts'
import { loadTicket, requireTicket } from './http/tickets.ts'
import { paths } from './paths.ts'
import type { Program } from './program/program.ts'
import { certificationsRoutes } from './site/certifications/routes.tsx'
import { signInRoutes } from './site/sign-in/routes.tsx'

/** The table of contents of the site, for one program. */
export function makeApp(program: Program): Hono<Env> {
  const app = new Hono<Env>()
  app.onError(answerFault)
  app.notFound(answerNotFound)

  app.use(requestId({ headerName: '' }))
  app.use(securityHeaders)
  app.use(privateByDefault)
  app.use(loadContext(program))

  app.get(paths.health, (c) => c.text('ok'))

  // Operators: by token, never by cookie.
  app.route('/api/v1/imports', importRoutes)
  app.route('/api/v1/candidates', candidateRoutes)
  app.route('/api/v1/holdings', holdingRoutes)

  app.use(sameOrigin)
  app.use(loadTicket)

  // Open to anyone.
  app.route('/', signInRoutes)

  // The sign-in line. Beyond it, in the order of the navigation:
  app.use(requireTicket)
  app.route('/certifications', certificationsRoutes)
  app.route('/api/v1/me', ownRoutes)

  return app
}
