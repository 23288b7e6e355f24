import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { matchedRoutes } from 'hono/route'
import { METHOD_NAME_ALL } from 'hono/router'
import { findInSessionIndex } from '../../adapters/session-index.ts'
import { hashOfSecret } from '../../adapters/secrets.ts'
import type { Env } from '../../env.ts'
import { paths } from '../../paths.ts'
import { problem } from '../answers/problem.ts'
import { wantsJson } from '../answers/wants-json.ts'

const cookie = 'session'

/** Reads whose browser this seems to be; the database has the last word, in the page's own batch. */
export const loadTicket: MiddlewareHandler<Env> = async function loadTicket(c, next) {
  const token = getCookie(c, cookie, 'host')
  if (token) {
    const sessionHash = await hashOfSecret(token)
    const candidateId = await findInSessionIndex(c.env.SESSIONS, sessionHash)
    if (candidateId) c.set('ticket', { sessionHash, candidateId })
  }
  await next()
}

/** The sign-in line: beyond it nobody is a stranger. Where there is nothing, there is nothing to sign in for. */
export const requireTicket: MiddlewareHandler<Env> = async function requireTicket(c, next) {
  const leadsSomewhere = matchedRoutes(c).some((route) => route.method !== METHOD_NAME_ALL)
  return c.var.ticket || !leadsSomewhere ? next() : askToSignIn(c)
}

export function giveTicket(c: Context<Env>, token: string, endsAt: Date): void {
  setCookie(c, cookie, token, { prefix: 'host', httpOnly: true, sameSite: 'Lax', secure: true, expires: endsAt })
}

export function takeTicketBack(c: Context<Env>): void {
  deleteCookie(c, cookie, { prefix: 'host', secure: true })
}

/** Sends a stranger to the sign-in page and, where the page was asked for by a link, back here afterwards. */
export function askToSignIn(c: Context<Env>): Response {
  if (wantsJson(c)) return problem(c, 401, 'Sign in first.')
  const url = new URL(c.req.url)
  return c.redirect(c.req.method === 'GET' ? paths.signInThen(url.pathname + url.search) : paths.signIn, 303)
}
