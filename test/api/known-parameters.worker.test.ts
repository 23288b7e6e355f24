import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { operations } from '../../src/api/operations/operations.ts'
import { problemSchema } from '../../src/http/schemas.ts'
import { feedName, newToken, visit } from '../support/site.ts'

const addresses = operations.filter(({ path }) => path.startsWith('/api/v1/'))

async function ask(method: string, path: string) {
  const headers = { Authorization: `Bearer ${await newToken()}`, 'Content-Length': '0' }
  const answer = await visit(path, { method: method.toUpperCase(), headers })
  return { status: answer.status, text: await answer.text() }
}

describe('a parameter that an address does not have is refused', () => {
  test('at least at ten addresses', () => {
    expect(addresses.length).toBeGreaterThan(10)
  })

  test.each(addresses.map(({ method, path }) => [method, path.replace('{id}', 'X1').replace('{code}', 'X1')]))(
    '%s %s',
    async (method, path) => {
      for (const parameter of ['dry=1', 'Preview=1', 'x', 'before[]=1']) {
        const { status, text } = await ask(method, `${path}?${parameter}`)
        const { errors, detail } = v.parse(problemSchema, JSON.parse(text))
        expect([parameter, status, errors]).toEqual([
          parameter,
          422,
          [{ field: parameter.split('=')[0], message: 'This address does not have this parameter.' }],
        ])
        expect(detail).toMatch(/^Some parameters do not fit this address\. It has .+\.$/)
      }
    },
  )
})

test('a file sent with ?dry=1 is not kept, and one sent with a parameter twice neither', async () => {
  const name = feedName('exams')
  for (const query of ['dry=1', 'history=0&history=1', `name=${name}`])
    expect((await ask('post', `/api/v1/imports?name=${name}&${query}`)).status).toBe(422)
  expect((await ask('get', '/api/v1/imports')).text).not.toContain(name)
})

test('parameters that an address has are let through, and an address that is none is not found', async () => {
  expect((await ask('get', '/api/v1/imports?before=2026-01-01T00:00:00Z')).status).toBe(200)
  expect((await ask('get', '/api/v1/imports/?dry=1')).status).toBe(422)
  expect((await ask('get', '/api/v1/nowhere?dry=1')).status).toBe(404)
})
