import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Env } from '../../env.ts'
import { paths } from '../../paths.ts'
import { problem } from '../answers/problem.ts'
import { wantsJson } from '../answers/wants-json.ts'
import type { Viewer } from './read-as-viewer.ts'

const minutesFresh = 10

/** Whether the person has proved within the last minutes who they are. */
export function isFresh(c: Context<Env>, { provedAt }: Viewer): boolean {
  return c.var.now.getTime() - Date.parse(provedAt) < minutesFresh * 60_000
}

/**
 * For a deed that matters: a session alone may be somebody else's by now. Leads to the page that asks who it is, which
 * leads back: to `back` where it is named, or to this very address. What was typed is lost; `askAgain` keeps it.
 */
export function requireFresh(c: Context<Env>, viewer: Viewer, back?: string): void {
  if (isFresh(c, viewer)) return
  if (wantsJson(c)) throw new HTTPException(403, { res: problem(c, 403, 'Sign in again first.') })
  const url = new URL(c.req.url)
  throw new HTTPException(303, { res: c.redirect(paths.proveThen(back ?? url.pathname + url.search), 303) })
}
