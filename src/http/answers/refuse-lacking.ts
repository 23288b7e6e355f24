import { createMiddleware } from 'hono/factory'
import type { Env } from '../../env.ts'
import { isLacking } from './tabs.ts'

/** A page under a tab that the program lacks is no page. */
export const refuseLacking = createMiddleware<Env>(async (c, next) => {
  if (isLacking(c.var.program, c.req.path)) return c.notFound()
  await next()
})
