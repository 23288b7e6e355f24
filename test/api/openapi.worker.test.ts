import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { makeApp } from '../../src/app.ts'
import { operations } from '../../src/api/operations/operations.ts'
import { importSchema, importsSchema } from '../../src/api/schemas/imports.ts'
import { rebuiltSchema } from '../../src/api/schemas/holdings.ts'
import { standingSchema } from '../../src/api/schemas/standing.ts'
import { problemSchema } from '../../src/http/schemas.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { feedName, newCandidate, newToken, sendFeed, signIn, visit } from '../support/site.ts'

interface OpenApi {
  readonly openapi: string
  readonly paths: Record<string, Record<string, { parameters: { name: string; schema: object }[]; responses: object }>>
}

describe('/api/openapi.json', () => {
  test('describes every address for programs, and no other', async () => {
    const answer = await visit('/api/openapi.json')
    expect(answer.headers.get('Content-Type')).toBe('application/json')
    const { openapi, paths } = await answer.json<OpenApi>()
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    )
    const served = makeApp(neutral)
      .routes.filter((route) => route.method !== 'ALL' && route.path.startsWith('/api/v1/'))
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/\/$/, '').replace(/:(\w+)/g, '{$1}')}`)
    expect(openapi).toBe('3.1.0')
    expect(described.filter((name) => name.includes('/api/')).sort()).toEqual([...new Set(served)].sort())
  })

  test('has the parameters and the answers out of the schemas that judge them', async () => {
    const { paths } = await (await visit('/api/openapi.json')).json<OpenApi>()
    const standing = paths['/api/v1/candidates/{id}/standing']!.get!
    expect(standing.parameters.map((one) => one.name)).toEqual(['id', 'on', 'known'])
    expect(JSON.stringify(standing.responses)).toContain('firstEarnedOn')
    expect(operations.length).toBeGreaterThan(6)
  })
})

describe('what is answered is what is described', () => {
  test('standings, imports and holdings', async () => {
    const token = await newToken()
    const headers = { Authorization: `Bearer ${token}` }
    const id = await newCandidate({ '200-301': '2022-04-01', '350-401': '2024-04-01', '100-150': '2025-05-01' })
    const cookie = await signIn(id)
    const rows = `external_id,candidate_id,name,provider_name,points,active_on
X1,${id},Course,Academy,2.5,2025-04-01
`
    const report = await sendFeed(token, feedName('creq'), rows)
    const json = async (path: string, init: RequestInit = { headers }) => (await visit(path, init)).json()
    const own = { headers: { Cookie: cookie, Accept: 'application/json' } }
    for (const answer of [
      await json(`/api/v1/candidates/${id}/standing`),
      await json(`/api/v1/candidates/${id}/standing?on=2030-01-01`),
      await json('/api/v1/me/standing', own),
      await json('/certifications', own),
      await json('/certifications/DECK', own),
    ])
      expect(v.safeParse(standingSchema, answer).issues).toBeUndefined()
    expect(v.safeParse(importSchema, await json(`/api/v1/imports/${report.id}`)).issues).toBeUndefined()
    expect(v.safeParse(importsSchema, await json('/api/v1/imports')).issues).toBeUndefined()
    const rebuilt = await json('/api/v1/holdings/rebuild', { method: 'POST', headers })
    expect(v.safeParse(rebuiltSchema, rebuilt).issues).toBeUndefined()
  })

  test.each([
    ['/api/v1/imports', 401],
    ['/api/v1/nowhere', 404],
    ['/api/v1/me/standing', 401],
  ])('the problem at %s', async (path, status) => {
    const answer = await visit(path)
    expect(answer.status).toBe(status)
    expect(v.safeParse(problemSchema, await answer.json()).issues).toBeUndefined()
  })

  test('a wrong parameter is named in a problem', async () => {
    const headers = { Authorization: `Bearer ${await newToken()}` }
    const answer = await visit('/api/v1/imports?before=yesterday', { headers })
    expect(answer.status).toBe(422)
    const body = v.parse(problemSchema, await answer.json())
    expect(body.errors?.map((error) => error.field)).toEqual(['before'])
  })
})
