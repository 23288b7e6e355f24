import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Env } from '../../env.ts'

/** Answers with a whole page. */
export function page(
  c: Context<Env>,
  content: unknown,
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  return c.html(html`<!doctype html>${content}`, status)
}
