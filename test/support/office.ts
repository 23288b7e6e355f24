import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { randomId } from '../../src/adapters/secrets.ts'
import { makeApp } from '../../src/app.ts'
import type { Role } from '../../src/core/colleagues.ts'
import { addWithRoles } from '../../src/work/colleagues/change-colleagues.ts'
import type { OfficeOf } from '../../src/http/office/office-identity.ts'
import { defaultSettings } from '../../src/http/settings.ts'
import { devOfficeRoutes } from '../../src/site/dev/office-routes.tsx'
import { program as neutral } from '../programs/neutral/index.ts'
import { db, origin } from './site.ts'
import { Hono } from 'hono'
import type { Env } from '../../src/env.ts'

const by = { kind: 'site', id: 'command' } as const

/** A colleague of a test, with an address of their own. */
export async function newColleague(roles: readonly Role[], email = `${randomId().toLowerCase()}@office.invalid`) {
  const id = await addWithRoles(db, { name: `Colleague ${roles.join(' ')}`, email, roles }, { by, at: new Date() })
  return { id: id!, email }
}

/** The site with an office whose door is this one. */
export function siteWithOffice(officeOf: OfficeOf) {
  const app = makeApp(neutral, defaultSettings, undefined, undefined, undefined, officeOf)
  return async function ask(path: string | URL, init: RequestInit = {}, access?: CloudflareAccessContext) {
    const request = new Request(new URL(path, origin), { redirect: 'manual', ...init })
    const context = Object.assign(createExecutionContext(), access && { access })
    const answer = await app.fetch(request, env, context)
    await waitOnExecutionContext(context)
    return answer
  }
}

type Ask = ReturnType<typeof siteWithOffice>

/** A browser on it, with cookies of its own. */
export function browserOn(
  ask: Ask,
  ownHeaders: Readonly<Record<string, string>> = {},
  access?: CloudflareAccessContext,
) {
  const cookies = new Map<string, string>()
  async function send(path: string | URL, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    for (const [name, value] of Object.entries(ownHeaders)) headers.set(name, value)
    headers.set('Cookie', [...cookies].map((pair) => pair.join('=')).join('; '))
    const answer = await ask(path, { ...init, headers }, access)
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!
      if (value) cookies.set(name!, value)
      else cookies.delete(name!)
    }
    return answer
  }
  const post = (path: string, fields: Readonly<Record<string, string>> = {}) => {
    const body = new URLSearchParams(fields).toString()
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Origin: origin }
    return send(path, { method: 'POST', body, headers })
  }
  const json = async <T>(path: string) => (await send(path, { headers: { Accept: 'application/json' } })).json<T>()
  return { cookies, get: (path: string | URL) => send(path), send, post, json }
}

/** An office whose door lets in whoever a test says, as Access would. */
export function officeOfTests() {
  const ask = siteWithOffice(() => ({
    kind: 'access',
    whoseRequest: async (request) => {
      const email = request.headers.get('Test-Colleague')
      return email ? { issuer: 'https://door.invalid', subject: `subject of ${email}`, email } : undefined
    },
  }))
  return {
    ask,
    /** A browser of a new colleague with these roles, signed in. */
    async signedIn(roles: readonly Role[]) {
      const colleague = await newColleague(roles)
      const browser = browserOn(ask, { 'Test-Colleague': colleague.email })
      const entered = await browser.get('/office/sign-in')
      if (entered.status !== 200) throw new Error(`Not signed in: ${entered.status}`)
      return { ...colleague, ...browser }
    },
  }
}

/** The pages of development besides, on some address. */
export function developmentSite(officeOf: OfficeOf) {
  const pages = new Hono<Env>().route('/dev/office', devOfficeRoutes)
  const app = makeApp(neutral, defaultSettings, pages, undefined, undefined, officeOf)
  return async function ask(address: string, bindings: Readonly<Record<string, string>>, init: RequestInit = {}) {
    const context = createExecutionContext()
    const request = new Request(address, { redirect: 'manual', ...init })
    const answer = await app.fetch(request, { ...env, ...bindings }, context)
    await waitOnExecutionContext(context)
    return answer
  }
}

export const pageOf = async (answer: Response | Promise<Response>) => (await answer).text()
export const goesTo = (answer: Response) => [answer.status, answer.headers.get('Location')]

/** The hidden fields of a page. */
export const hiddenIn = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      value!.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#39;', "'"),
    ]),
  )
