import { expect, test } from 'vitest'
import { makeApp } from '../../src/app.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { newCandidate, signIn, visit } from '../support/site.ts'

const shapeOf = (path: string) => path.replaceAll(/:\w+/g, ':x').replace(/(?<=.)\/$/, '')
const routes = makeApp(neutral).routes.map(({ method, path }) => ({ method, path: shapeOf(path) }))
const read = new Set(routes.filter(({ method }) => method === 'GET').map(({ path }) => path))

/** What scripts and programs post to has no page. */
const isForPrograms = (path: string) => /^\/(?:api|webhooks)\/|\/options$|state\.json$/.test(path)

const onlyPosted = [...new Set(routes.filter(({ method }) => method === 'POST').map(({ path }) => path))].filter(
  (path) => !isForPrograms(path),
)

test('every address that takes a form has an answer to a reload', () => {
  expect(onlyPosted.length).toBeGreaterThan(30)
  expect(onlyPosted.filter((path) => !read.has(path))).toEqual([])
})

test.each([
  ['/first-time/email', '/first-time'],
  ['/first-time/score-report', '/first-time'],
  ['/personal-info/contact/email', '/personal-info/contact'],
  ['/fulfillment/claim/basket', '/fulfillment/claim'],
  ['/fulfillment/orders', '/fulfillment/claim/shipping'],
  ['/transcripts/preview', '/transcripts/new'],
  ['/transcripts/ABC/shares/preview', '/transcripts/ABC'],
])('%s leads to %s', async (address, page) => {
  const Cookie = await signIn(await newCandidate())
  const answer = await visit(address, { headers: { Cookie } })
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, page])
})
