import type { Context, Hono, MiddlewareHandler } from 'hono'
import type { Env } from '../env.ts'

/** Sent along: who asks, and from where, so that limits count for them. */
const sentAlong = ['Cookie', 'CF-Connecting-IP', 'CF-IPCountry', 'User-Agent', 'Accept-Language']

/** Lets a route have what another address of this site gives to the same person, without a way through the network. */
export function loadAskSelf(app: Hono<Env>): MiddlewareHandler<Env> {
  return async function askSelf(c, next) {
    c.set('askSelf', (path, accept) => ask(c, app, path, accept))
    await next()
  }
}

async function ask(c: Context<Env>, app: Hono<Env>, path: string, accept: string): Promise<Response> {
  const headers = new Headers({ Accept: accept })
  for (const name of sentAlong) {
    const value = c.req.header(name)
    if (value) headers.set(name, value)
  }
  return app.fetch(new Request(new URL(path, c.req.url), { headers }), c.env, c.executionCtx)
}
