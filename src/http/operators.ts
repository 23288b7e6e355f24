import type { MiddlewareHandler } from 'hono'
import { hashOfSecret } from '../adapters/secrets.ts'
import { findOperator, type Scope } from '../data/operators.ts'
import type { Env } from '../env.ts'
import { problem } from './answers/problem.ts'

/** Lets through who sends an operator token with the scope; cookies count for nothing here. */
export function requireOperator(scope: Scope): MiddlewareHandler<Env> {
  return async function requireOperator(c, next) {
    const token = /^Bearer +([A-Za-z0-9_-]{20,200})$/i.exec(c.req.header('Authorization') ?? '')?.[1]
    const operator = token && (await findOperator(c.var.database, await hashOfSecret(token), c.var.now))
    if (!operator) {
      c.header('WWW-Authenticate', 'Bearer')
      return problem(c, 401, 'Send a valid operator token: Authorization: Bearer <token>.')
    }
    if (!operator.scopes.includes(scope)) return problem(c, 403, `This token does not have the scope ${scope}.`)
    c.set('operator', operator)
    await next()
  }
}
