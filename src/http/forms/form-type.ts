import type { MiddlewareHandler } from 'hono'
import type { Env } from '../../env.ts'
import { refuse } from '../answers/refuse.tsx'

/** What is sent as a form, by its type; nothing for what is none. */
export function formTypeOf(contentType: string | undefined): 'fields' | 'parts' | undefined {
  if (/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(contentType ?? '')) return 'fields'
  return /^multipart\/form-data\s*(?:;|$)/i.test(contentType ?? '') ? 'parts' : undefined
}

/** Forms are UTF-8, as our pages send them: one that says it is written otherwise would be misread. */
export const refuseForeignCharsets: MiddlewareHandler<Env> = async function refuseForeignCharsets(c, next) {
  const type = c.req.header('Content-Type')
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(type ?? '')?.[1]?.toLowerCase() ?? ''
  if (!formTypeOf(type) || ['', 'utf-8', 'utf8', 'us-ascii'].includes(charset)) return next()
  return refuse(c, 415, 'Send the form in UTF-8. Open the page again and send it from there.')
}
