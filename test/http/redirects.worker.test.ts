import { describe, expect, test } from 'vitest'
import { makeApp } from '../../src/app.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { howMany } from '../support/every-way.ts'
import { hostilePaths, someHostilePaths } from '../support/hostile-paths.ts'
import { cookieOf, newCandidate, origin, postForm, signIn, testPassword, visit } from '../support/site.ts'

/** Where an answer leads, as a browser reads it: it stays on the site, or it does not. */
function leads(answer: Response, at: string): string {
  const location = answer.headers.get('Location')
  return location === null ? 'nowhere' : new URL(location, `${origin}${at}`).origin
}

const agreement = neutral.agreements[0]!
const version = agreement.versions.at(-1)!
const exam = `/testing-history/agreements/${agreement.code}/${version.version}`

async function somebody(): Promise<{ id: string; cookie: string }> {
  const id = await newCandidate()
  return { id, cookie: await signIn(id) }
}

describe('a hostile path', () => {
  test('is never followed by a posted sign-in', async () => {
    const { id } = await somebody()
    for (const next of someHostilePaths) {
      const answer = await postForm('/sign-in', { loginId: id, password: testPassword, next })
      expect([next, answer.status, leads(answer, '/sign-in')]).toEqual([next, 303, origin])
      expect(answer.headers.get('Location')).not.toMatch(/evil|^\/[/\\]/)
    }
  })

  test('is never followed after an agreement', async () => {
    const { cookie } = await somebody()
    for (const next of hostilePaths) {
      const answer = await postForm(exam, { accept: 'yes', next }, { Cookie: cookie })
      expect([next, answer.status, answer.headers.get('Location')]).toEqual([next, 303, exam])
    }
  })

  test('is never followed after a case is settled', async () => {
    const { cookie } = await somebody()
    for (const back of hostilePaths) {
      const answer = await postForm('/support/none/settle', { back }, { Cookie: cookie })
      expect([back, answer.status, answer.headers.get('Location')]).toEqual([back, 303, '/home'])
    }
  })

  test('is on no page that would send it on', async () => {
    const { cookie } = await somebody()
    for (const next of hostilePaths)
      for (const at of ['/sign-in', exam]) {
        const page = await visit(`${at}?next=${encodeURIComponent(next)}`, { headers: { Cookie: cookie } })
        expect([next, page.status]).toEqual([next, 200])
        const html = await page.text()
        expect(html.match(/name="next" value="([^"]*)"/)?.[1] ?? '').toBe('')
        expect(html).not.toMatch(/evil|ｅvil/)
      }
  })

  test('leads to no other site where it is asked for itself', async () => {
    for (const path of hostilePaths.filter((one) => one.startsWith('/'))) {
      const url = `${origin}${path}`
      if (!URL.canParse(url) || new URL(url).origin !== origin) continue
      const answer = await visit(url)
      expect([path, answer.status, leads(answer, '/')]).toEqual([path, expect.any(Number), 'nowhere'])
      expect(answer.status).toBeLessThan(500)
      expect(await answer.text()).not.toContain('http://evil')
    }
  })
})

/** Names under which a path to go on to is sent, here and elsewhere. */
const names = ['next', 'back', 'to', 'return', 'returnTo', 'url', 'redirect', 'redirect_uri', 'on', 'code', 'accepted']
const worst = ['//evil.example', '/\\evil.example', '/.//evil.example', '/a/..//evil.example', 'https://evil.example']

const routes = makeApp(neutral)
  .routes.filter(({ method, path }) => ['GET', 'POST'].includes(method) && !/^\/(webhooks|api|sign-out)/.test(path))
  .map(({ method, path }) => ({ method, path: path.replace(/(?<=.)\/$/, '').replaceAll(/:\w+/g, 'DECK') }))

test('no route leads to another site, whatever is sent with a request', async () => {
  const { cookie } = await somebody()
  const led = new Set<string>()
  for (const path of worst.slice(0, howMany(2, worst.length))) {
    const sent = Object.fromEntries(names.map((name) => [name, path]))
    for (const route of new Map(routes.map((one) => [`${one.method} ${one.path}`, one])).values())
      for (const Cookie of ['', cookie]) {
        const answer =
          route.method === 'GET'
            ? await visit(`${route.path}?${new URLSearchParams(sent)}`, { headers: { Cookie } })
            : await postForm(route.path, sent, { Cookie })
        const to = leads(answer, route.path)
        if (to !== 'nowhere') led.add(`${route.method} ${route.path}`)
        expect([route.path, path, [origin, 'nowhere'].includes(to)]).toEqual([route.path, path, true])
      }
  }
  expect(led.size).toBeGreaterThan(30)
  expect(cookieOf(await visit('/sign-in'))).toBe('')
})
