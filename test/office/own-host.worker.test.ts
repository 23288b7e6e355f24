import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { makeApp } from '../../src/app.ts'
import { defaultSettings } from '../../src/http/settings.ts'
import { program as neutral } from '../programs/neutral/index.ts'

const site = 'https://site.invalid'
const office = 'https://office.invalid'
const app = makeApp(neutral, defaultSettings, undefined, undefined, undefined, () => ({
  kind: 'access',
  whoseRequest: async () => undefined,
}))

async function ask(url: string, method = 'GET', bindings: object = { BASE_URL: site, OFFICE_URL: office }) {
  const context = createExecutionContext()
  const request = new Request(url, { method, redirect: 'manual', headers: { Origin: new URL(url).origin } })
  const answer = await app.fetch(request, { ...env, ...bindings }, context)
  await waitOnExecutionContext(context)
  return [answer.status, answer.headers.get('Location')]
}

const signIn = '/office/sign-in?next=%2Foffice'

test.each([
  ['GET', `${office}/office`, 303, signIn],
  ['GET', `${office}/`, 303, '/office'],
  ['GET', `${office}/verify/AB?on=2026-01-01`, 303, `${site}/verify/AB?on=2026-01-01`],
  ['GET', `${office}/officers`, 303, `${site}/officers`],
  ['POST', `${office}/sign-in`, 404, null],
  ['GET', `${office}/api/v1/imports`, 303, `${site}/api/v1/imports`],
  ['POST', `${office}/api/v1/imports`, 404, null],
  ['GET', `${site}/office`, 404, null],
  ['GET', `${site}/office/people`, 404, null],
  ['POST', `${site}/office/sign-out`, 404, null],
  ['GET', `${site}/%6Fffice/people`, 404, null],
  ['POST', `${site}/offic%65/sign-out`, 404, null],
  ['POST', `${office}/%73ign-in`, 404, null],
  ['GET', `${site}/sign-in`, 200, null],
  ['GET', `${office}/healthz`, 200, null],
])('the office on a host of its own: %s %s', async (method, url, status, to) => {
  expect(await ask(url, method)).toEqual([status, to])
})

test('without one, it is on the site', async () => {
  expect(await ask(`${site}/office`, 'GET', { BASE_URL: site, OFFICE_URL: undefined })).toEqual([303, signIn])
})
