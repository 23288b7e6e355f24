import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { hashOfSecret, randomSecret } from '../../adapters/secrets.ts'
import type { Env } from '../../env.ts'

const cookie = 'browser'
const days = 400

/** The hash of the cookie by which a browser is known again; nothing for one that has none. */
export async function browserHash(c: Context<Env>): Promise<string | undefined> {
  const token = getCookie(c, cookie, 'host')
  return token ? hashOfSecret(token) : undefined
}

/** Makes the browser known again, and gives the hash to remember it by. */
export async function markBrowser(c: Context<Env>): Promise<string> {
  const token = getCookie(c, cookie, 'host') ?? randomSecret()
  const options = { prefix: 'host', httpOnly: true, sameSite: 'Lax', secure: true, maxAge: days * 86_400 } as const
  setCookie(c, cookie, token, options)
  return hashOfSecret(token)
}
