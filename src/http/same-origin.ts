import type { MiddlewareHandler } from 'hono'
import type { Env } from '../env.ts'
import { refuse } from './answers/refuse.tsx'

const safeMethods = ['GET', 'HEAD', 'OPTIONS']

/** Deeds are taken from our own pages only, whatever they carry: the cookie alone is no proof of a wish. */
export const sameOrigin: MiddlewareHandler<Env> = async function sameOrigin(c, next) {
  if (safeMethods.includes(c.req.method) || isFromHere(c.req.raw)) return next()
  return refuse(c, 403, 'This form wasn’t sent from a page of this site. Open the page again and send it from there.')
}

function isFromHere(request: Request): boolean {
  const site = request.headers.get('Sec-Fetch-Site')
  if (site !== null) return site === 'same-origin'
  const origin = request.headers.get('Origin')
  return origin !== null && origin === new URL(request.url).origin
}
