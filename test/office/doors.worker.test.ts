import { expect, describe, test } from 'vitest'
import { makeApp } from '../../src/app.ts'
import { type Role, roles } from '../../src/core/colleagues.ts'
import { rolesAt } from '../../src/office/roles.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { browserOn, goesTo, officeOfTests, pageOf } from '../support/office.ts'
import { newCandidate, origin, signIn, visit } from '../support/site.ts'

const routes = makeApp(neutral)
  .routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/office'))
  .map(({ method, path }) => `${method} ${path}`)
const open = ['GET /office/sign-in', 'GET /office/callback', 'GET /office/sign-out', 'POST /office/sign-out']
const closed = [...new Set(routes)].filter((name) => !open.includes(name))
/** What needs no id of something that is there. */
const pages = [
  'GET /office',
  ...['files', 'mail', 'colleagues', 'colleagues/new', 'colleagues/tokens/new', 'log'].map(
    (path) => `GET /office/${path}`,
  ),
]
const addressOf = (name: string) => name.split(' ')[1]!.replace(/:\w+/g, 'NOSUCHTHING')
const methodOf = (name: string) => name.split(' ')[0]!
const { ask, signedIn } = officeOfTests()

const sendTo = (browser: ReturnType<typeof browserOn>, name: string) =>
  methodOf(name) === 'GET' ? browser.get(addressOf(name)) : browser.post(addressOf(name))

test('every route of the office is in the table, and nothing else is', () => {
  expect(closed.toSorted()).toEqual(Object.keys(rolesAt).toSorted())
  expect(closed.length).toBeGreaterThan(15)
  expect(open.filter((name) => !routes.includes(name))).toEqual([])
})

describe('where nothing says who comes in, there is no office:', () => {
  test.each([...closed, ...open, 'GET /office/nothing'])('%s is 404', async (name) => {
    const answer = await visit(addressOf(name), { method: methodOf(name), headers: { Origin: origin } })
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('Page not found')
  })
})

describe('without a session', () => {
  test.each(closed)('%s shows nothing', async (name) => {
    for (const cookie of ['', '__Host-office=x', `__Host-office=${'a'.repeat(43)}`]) {
      const headers = { Origin: origin, Cookie: cookie, 'Test-Colleague': 'nobody@office.invalid' }
      const answer = await ask(addressOf(name), { method: methodOf(name), headers })
      const isPage = methodOf(name) === 'GET'
      expect([cookie, ...goesTo(answer)]).toEqual([
        cookie,
        ...(isPage ? [303, `/office/sign-in?next=${encodeURIComponent(addressOf(name))}`] : [404, null]),
      ])
      const asProgram = await ask(addressOf(name), {
        method: methodOf(name),
        headers: { ...headers, Accept: 'application/json' },
      })
      expect(asProgram.status).toBe(isPage ? 401 : 404)
    }
  })

  test('an address that is none leads to the sign-in like all others', async () => {
    expect(goesTo(await ask('/office/nothing'))).toEqual([303, '/office/sign-in?next=%2Foffice%2Fnothing'])
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
      expect((await ask('/office/nothing', { method, headers: { Origin: origin } })).status).toBe(404)
  })

  test('a link on another site is asked once more, by a page that goes on by itself', async () => {
    const answer = await ask('/office/log?about=X', { headers: { 'Sec-Fetch-Site': 'cross-site' } })
    const html = await answer.text()
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([200, 'private, no-store'])
    expect(html).toContain('<meta http-equiv="refresh" content="0; url=/office/log?about=X"/>')
    expect(html).toContain('<a href="/office/log?about=X">continue</a>')
  })
})

const hands: readonly (readonly [name: string, held: readonly Role[]])[] = [
  ...roles.map((role) => [role, [role]] as const),
  ['helpdesk and figures', ['helpdesk', 'figures']],
]

test.each(hands)('a colleague as %s opens what the table gives them, and finds nothing else', async (_, held) => {
  const browser = await signedIn(held)
  for (const name of closed) {
    const answer = await sendTo(browser, name)
    const isTheirs = held.some((role) => rolesAt[name]!.includes(role))
    const html = await answer.text()
    if (!isTheirs) expect([name, answer.status, html.includes('class="office"')]).toEqual([name, 404, false])
    // Nothing there has such an id.
    else expect([name, [200, 303, 404, 409, 422].includes(answer.status)]).toEqual([name, true])
    if (isTheirs && pages.includes(name)) expect([name, answer.status]).toEqual([name, 200])
  }
  expect((await browser.get('/office/nothing')).status).toBe(404)
})

describe('the two houses', () => {
  test('a candidate’s cookie opens nothing in the office', async () => {
    const cookie = await signIn(await newCandidate())
    const session = /__Host-session=([^;]+)/.exec(cookie)![1]!
    for (const Cookie of [cookie, `${cookie}; __Host-office=${session}`])
      for (const name of closed) {
        const answer = await ask(addressOf(name), { method: methodOf(name), headers: { Origin: origin, Cookie } })
        expect([name, [303, 404].includes(answer.status)]).toEqual([name, true])
      }
  })

  test('an office cookie opens nothing of a candidate’s', async () => {
    const { cookies } = await signedIn(['owner'])
    const token = cookies.get('__Host-office')!
    for (const path of ['/home', '/personal-info/settings', '/certifications', '/api/v1/me/standing'])
      for (const Cookie of [`__Host-office=${token}`, `__Host-session=${token}`]) {
        const answer = await ask(path, { headers: { Cookie } })
        expect([path, [303, 401].includes(answer.status)]).toEqual([path, true])
      }
    const answer = await ask('/api/v1/imports', {
      headers: { Cookie: `__Host-office=${token}`, Authorization: `Bearer ${token}` },
    })
    expect(answer.status).toBe(401)
  })

  test('nothing is taken from another site', async () => {
    const browser = await signedIn(['owner'])
    for (const name of closed.filter((one) => methodOf(one) === 'POST')) {
      const headers = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }
      expect((await browser.send(addressOf(name), { method: 'POST', headers })).status).toBe(403)
    }
    expect(await pageOf(browser.get('/office'))).toContain('Today')
  })
})
