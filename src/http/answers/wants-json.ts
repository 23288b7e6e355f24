import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import type { Env } from '../../env.ts'

/** Does the client ask for the facts rather than the page? Programs say so; browsers never do. */
export function wantsJson(c: Context<Env>): boolean {
  if (c.req.path.startsWith('/api/')) return true
  return (
    accepts(c, { header: 'Accept', supports: ['text/html', 'application/json'], default: 'text/html' }) ===
    'application/json'
  )
}
