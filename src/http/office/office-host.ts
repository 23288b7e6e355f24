import type { MiddlewareHandler } from 'hono'
import type { Bindings, Env } from '../../env.ts'
import { paths } from '../../paths.ts'

/** Where the office is: on a host of its own, or on the site's. */
export function officeOrigin({ OFFICE_URL, BASE_URL }: Pick<Bindings, 'OFFICE_URL' | 'BASE_URL'>): string {
  return new URL(OFFICE_URL || BASE_URL).origin
}

/** Where the office has a host of its own: it is there only, and nothing but the office is there. */
export const keepHostsApart: MiddlewareHandler<Env> = async function keepHostsApart(c, next) {
  const { OFFICE_URL, BASE_URL } = c.env
  if (!OFFICE_URL) return next()
  const { host, pathname, search } = new URL(c.req.url)
  // As routes are matched: signs that are written as %6F are the signs that they stand for.
  const isOffice = c.req.path === paths.office || c.req.path.startsWith(`${paths.office}/`)
  const isOfficeHost = host === new URL(OFFICE_URL).host
  if (isOffice === isOfficeHost || pathname === paths.health) return next()
  if (isOffice || c.req.method !== 'GET') return c.notFound()
  return c.redirect(pathname === '/' ? paths.office : `${new URL(BASE_URL).origin}${pathname}${search}`, 303)
}
