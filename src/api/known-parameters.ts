import type { MiddlewareHandler } from 'hono'
import type { Env } from '../env.ts'
import { problem } from '../http/answers/problem.ts'
import { operations } from './operations/operations.ts'

const described = operations
  .filter(({ path }) => path.startsWith('/api/v1/'))
  .map(({ method, path, query }) => ({
    method: method.toUpperCase(),
    segments: path.split('/'),
    parameters: Object.keys(query?.entries ?? {}),
  }))

/**
 * Refuses a parameter that an address does not have, and one that is there twice: who misspells `preview` must not change
 * anything. What is allowed is what the OpenAPI document describes.
 */
export const refuseUnknownParameters: MiddlewareHandler<Env> = async function refuseUnknownParameters(c, next) {
  const method = c.req.method === 'HEAD' ? 'GET' : c.req.method
  const segments = c.req.path.replace(/\/$/, '').split('/')
  const operation = described.find((one) => one.method === method && fits(one.segments, segments))
  const wrong = Object.entries(c.req.queries()).flatMap(([field, values]) => {
    if (!operation?.parameters.includes(field))
      return [{ field, message: 'This address does not have this parameter.' }]
    return values.length > 1 ? [{ field, message: 'Send this parameter once.' }] : []
  })
  if (!operation || wrong.length === 0) return next()
  const { parameters } = operation
  const known = parameters.length > 0 ? `It has ${parameters.join(', ')}.` : 'It has none.'
  return problem(c, 422, `Some parameters do not fit this address. ${known}`, wrong)
}

/** Whether an address is one of a form such as `/api/v1/imports/{id}`. */
function fits(form: readonly string[], segments: readonly string[]): boolean {
  return form.length === segments.length && form.every((part, at) => part.startsWith('{') || part === segments[at])
}
