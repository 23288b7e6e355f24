import { describe, expect, test } from 'vitest'
import { makeApp } from '../../src/app.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { origin, visit } from '../support/site.ts'

/** The short list: what anyone may open. Whatever is not on it turns a stranger away. */
const open = [
  'GET /',
  'GET /sign-in',
  'POST /sign-in',
  'POST /sign-out',
  'POST /sign-in/passkey',
  'POST /sign-in/passkey/options',
  'GET /.well-known/change-password',
  'GET /oidc/start',
  'GET /oidc/callback',
  'POST /oidc/forget',
  'GET /first-time',
  'POST /first-time/email',
  'POST /first-time/score-report',
  'GET /set-password/complete',
  'GET /set-password/:token',
  'POST /set-password/:token',
  'POST /set-password/:token/passkey',
  'POST /set-password/:token/passkey/options',
  'GET /set-password/:token/keys',
  'POST /set-password/:token/keys/:id/remove',
  'GET /confirm-email/:token',
  'POST /confirm-email/:token',
  'GET /undo/:token',
  'POST /undo/:token',
  'GET /undo-merge/:token',
  'POST /undo-merge/:token',
  'GET /verify',
  'GET /verify/:code',
  'GET /api/v1/verify/:code',
  'GET /achievements/:code',
  'GET /achievements/:code/image.png',
  'GET /achievements/:code/:file{logo-(light|dark|mono)\\.png}',
  'GET /badges/:id',
  'GET /badges/:id/credential.json',
  'GET /badges/:id/state.json',
  'POST /badges/:id/state.json',
  'GET /status/:list',
  'GET /.well-known/did.json',
  'GET /transcript/:id',
  'GET /transcript/:id/clr',
  'GET /transcript/:id/pdf',
  'GET /transcript/:id/state.json',
  'POST /transcript/:id/state.json',
  'POST /transcript/:id/code',
  'POST /transcript/:id/proof',
  'GET /support',
  'POST /support',
  'GET /support/received/:reference',
  'GET /user-guide',
  'GET /user-guide/:chapter',
  'GET /privacy',
  'GET /accessibility',
  'GET /terms',
  'GET /.well-known/security.txt',
  'GET /manifest.webmanifest',
  'GET /healthz',
  'GET /api/openapi.json',
  'POST /webhooks/:provider',
  'GET /unsubscribe/:token',
  'POST /unsubscribe/:token',
  // They lead to the pages with these forms.
  'GET /first-time/email',
  'GET /first-time/score-report',
  'GET /sign-in/passkey',
  'GET /sign-out',
  'GET /oidc/forget',
  'GET /set-password/:id/passkey',
  'GET /set-password/:id/keys/:key/remove',
  'GET /transcript/:id/code',
  'GET /transcript/:id/proof',
  'GET /support/:id/settle',
]

const routes = makeApp(neutral)
  // The office has a door of its own: test/office/doors.worker.test.ts.
  .routes.filter((route) => route.method !== 'ALL' && !route.path.startsWith('/office'))
  .map(({ method, path }) => ({
    method,
    path: path.replace(/(?<=.)\/$/, ''),
    name: `${method} ${path.replace(/(?<=.)\/$/, '')}`,
  }))

const closed = routes.filter((route) => !open.includes(route.name))

describe('the doors', () => {
  test('on the open list are there, and there are no others than these and the closed ones', () => {
    const names = routes.map((route) => route.name)
    expect(open.filter((name) => !names.includes(name))).toEqual([])
    expect(closed.length).toBeGreaterThan(20)
  })

  test.each(closed.map(({ name, method, path }) => [name, method, path]))(
    '%s turns a stranger away',
    async (_, method, path) => {
      const address = path!.replace(/:\w+/g, 'DECK')
      const asPerson = await visit(address, { method, headers: { Origin: origin } })
      const location = asPerson.headers.get('Location')
      if (path!.startsWith('/api/')) expect(asPerson.status).toBe(401)
      else
        expect([asPerson.status, location]).toEqual([
          303,
          method === 'GET' ? `/sign-in?next=${encodeURIComponent(address)}` : '/sign-in',
        ])
      const asProgram = await visit(address, { method, headers: { Origin: origin, Accept: 'application/json' } })
      expect(asProgram.status).toBe(401)
      expect(asProgram.headers.get('Content-Type')).toBe('application/problem+json')
    },
  )

  test.each(closed.map(({ name, method, path }) => [name, method, path]))(
    '%s does not believe a made-up cookie',
    async (_, method, path) => {
      const headers = { Origin: origin, Cookie: `__Host-session=${'a'.repeat(43)}; __Host-browser=${'b'.repeat(43)}` }
      const answer = await visit(path!.replace(/:\w+/g, 'DECK'), { method, headers })
      expect([303, 401]).toContain(answer.status)
    },
  )
})

test.each(
  routes
    // By signature, or by a token that can do only this, which mail programs send themselves.
    .filter(({ method, path }) => method === 'POST' && !/^\/(webhooks|unsubscribe)\//.test(path))
    // A question, and no deed: any site may ask it, and no cookie is read.
    .filter(({ path }) => !path.endsWith('/state.json'))
    .map(({ name, path }) => [name, path]),
)('%s is not taken from another site', async (_, path) => {
  const answer = await visit(path!, {
    method: 'POST',
    headers: { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' },
  })
  expect([401, 403]).toContain(answer.status)
})
