import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { METHOD_NAME_ALL } from 'hono/router'
import type { Env } from '../env.ts'
import { openFrame } from '../http/answers/frames.ts'
import { page } from '../http/answers/page.ts'
import { hasOfficeCookie } from '../http/office/office-cookie.ts'
import { askToSignInToOffice } from '../http/office/read-as-colleague.ts'
import { ContinuePage } from '../ui/office/continue-page.tsx'
import { rolesAt } from './roles.ts'

/** Where nothing says who comes in, there is no office. */
export const requireOffice: MiddlewareHandler<Env> = async function requireOffice(c, next) {
  return c.var.office ? next() : c.notFound()
}

/**
 * The door of the office. Without a session, a page leads to the sign-in, and all else finds nothing; with one, the page's
 * own trip to the database says whether it is good, and for one of the roles that the table names.
 */
export const admit: MiddlewareHandler<Env> = async function admit(c, next) {
  if (!hasOfficeCookie(c)) {
    // A link on another site comes without the cookie, though there may be one: a page of ours asks once more.
    const isFromElsewhere = ['cross-site', 'same-site'].includes(c.req.header('Sec-Fetch-Site') ?? '')
    if (c.req.method !== 'GET' || !isFromElsewhere) return askToSignInToOffice(c)
    const url = new URL(c.req.url)
    return page(c, <ContinuePage frame={openFrame(c)} to={url.pathname + url.search} />)
  }
  const route = matchedRoutes(c).find(({ method }) => method !== METHOD_NAME_ALL)
  const roles = route && rolesAt[`${route.method} ${route.path}`]
  if (!roles) return c.notFound()
  c.set('rolesNeeded', roles)

  await next()

  // A page that forgot to ask who looks at it shows nothing.
  if (c.res.ok && !c.var.colleague) throw new Error('A page of the office was not asked for by a colleague')
}
