import { program } from 'chosen-program'
import { data } from 'development-data'
import { Hono } from 'hono'
import { makeApp } from './app.ts'
import { isLoopback } from './core/loopback.ts'
import { madeOnce } from './core/made-once.ts'
import type { Env } from './env.ts'
import { defaultSettings } from './http/settings.ts'
import { developmentOffice, devOfficeRoutes } from './site/dev/office-routes.tsx'
import { developmentPayments, payRoutes } from './site/dev/pay-routes.tsx'
import { devRoutes } from './site/dev/routes.tsx'
import { type DevelopmentBindings, start } from './site/dev/start.ts'
import { makeWork } from './work/work.ts'

const millisecondsBetweenWakes = 10_000

// What the deployed Worker is built with; wrangler's own commands know nothing of it.
Object.assign(globalThis, { JUDGE: data.judge })

// Named here, so that what is deployed does not even have their address.
const ownPages = new Hono<Env>()
  .route('/dev/office', devOfficeRoutes)
  .route('/dev', devRoutes)
  .route('/dev/pay', payRoutes)
const app = makeApp(program, undefined, ownPages, developmentPayments, undefined, developmentOffice)
const work = makeWork(program, defaultSettings, developmentPayments)

/** `npm run dev` brings the keys of its own state folder; `npx wrangler dev` by itself has those that the build found. */
const bindingsOf = madeOnce((env: DevelopmentBindings): DevelopmentBindings => {
  return { ...(env.DEV_TOKEN_HASH ? {} : data.bindings), ...env, DEV: '1' }
})

/**
 * A program on this machine signs in to the office as one of the made-up staff without saying where the form stands, as a
 * browser always does.
 */
function fromHere(request: Request): Request {
  const { origin, pathname } = new URL(request.url)
  const says = request.headers.has('Origin') || request.headers.has('Sec-Fetch-Site')
  if (says || request.method !== 'POST' || !pathname.startsWith('/dev/office/')) return request
  const asked = new Request(request)
  asked.headers.set('Origin', origin)
  return asked
}

let started: Promise<void> | undefined
let lastWake = 0

/** Once for each Worker that wrangler makes; where it fails, the next request tries again. */
function startOnce(env: DevelopmentBindings): Promise<void> {
  started ??= start(env, program, data).catch((error: unknown) => {
    started = undefined
    throw error
  })
  return started
}

/**
 * What `wrangler dev` serves: the site as it is deployed, the pages of development, and a provider that takes no money. It
 * prepares its own storage, and answers on this machine alone: deployed by mistake, it is an empty site.
 */
export default {
  async fetch(request, bindings, context) {
    if (!isLoopback(bindings.BASE_URL) || !isLoopback(request.url)) return new Response('Not found', { status: 404 })
    const env = bindingsOf(bindings)
    const starting = startOnce(env)
    // Whoever asked first may not wait for the end: others do.
    context.waitUntil(starting.catch(() => undefined))
    try {
      await starting
    } catch (error) {
      return new Response(error instanceof Error ? error.message : String(error), { status: 500 })
    }

    const answer = await app.fetch(fromHere(request), env, context)

    if (Date.now() - lastWake >= millisecondsBetweenWakes) {
      lastWake = Date.now()
      context.waitUntil(work.scheduled(undefined, env))
    }
    return answer
  },

  async scheduled(controller, bindings) {
    if (!isLoopback(bindings.BASE_URL)) return
    const env = bindingsOf(bindings)
    await startOnce(env)
    await work.scheduled(controller, env)
  },

  async queue(batch, bindings) {
    if (!isLoopback(bindings.BASE_URL)) return
    await work.queue(batch, bindingsOf(bindings))
  },

  async email(message, bindings) {
    if (!isLoopback(bindings.BASE_URL)) return message.setReject('This is no site.')
    const env = bindingsOf(bindings)
    await startOnce(env)
    await work.email(message, env)
  },
} satisfies ExportedHandler<DevelopmentBindings>
