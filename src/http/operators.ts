import type { Context, MiddlewareHandler } from 'hono'
import { hashOfSecret } from '../adapters/secrets.ts'
import { type FeedKind, feedKinds } from '../core/feeds/kinds.ts'
import { findOperator, noteTokenUse, type Operator, type Scope } from '../data/operators.ts'
import type { Env } from '../env.ts'
import { problem } from './answers/problem.ts'

const minutesBetweenNotes = 15

/** Lets through who sends an operator token with the scope; cookies count for nothing here. */
export function requireOperator(scope: Scope): MiddlewareHandler<Env> {
  return requireToken((operator) => operator.scopes.includes(scope), scope)
}

/** The same for whoever may send files of some kind. What of, each route asks by `refuseKind` and `kindsOf`. */
export const requireImporter = requireToken((operator) => kindsOf(operator).length > 0, 'imports:write')

/** The kinds of file that an operator may send and see. */
export function kindsOf({ scopes }: Operator): readonly FeedKind[] {
  return scopes.includes('imports:write') ? feedKinds : feedKinds.filter((kind) => scopes.includes(`imports:${kind}`))
}

/** The same for a list of files; nothing where the list is to have all, those of no kind too. */
export function onlyKindsOf(operator: Operator): readonly FeedKind[] | undefined {
  return operator.scopes.includes('imports:write') ? undefined : kindsOf(operator)
}

/** Refused files may lack a kind: they are for those who may see all. */
export function mayImport(operator: Operator, kind: string): boolean {
  return operator.scopes.includes('imports:write') || kindsOf(operator).some((one) => one === kind)
}

/** A refusal where the operator may not send files of a kind. */
export function refuseKind(c: Context<Env>, kind: FeedKind): Response | undefined {
  return mayImport(c.var.operator, kind) ? undefined : refuse(c, `imports:${kind}`)
}

function requireToken(isAllowed: (operator: Operator) => boolean, scope: Scope): MiddlewareHandler<Env> {
  return async function requireOperator(c, next) {
    const token = /^Bearer +([A-Za-z0-9_-]{20,200})$/i.exec(c.req.header('Authorization') ?? '')?.[1]
    const operator = token && (await findOperator(c.var.database, await hashOfSecret(token), c.var.now))
    if (!operator) {
      c.header('WWW-Authenticate', 'Bearer')
      return problem(c, 401, 'Send a valid operator token: Authorization: Bearer <token>.')
    }
    if (!isAllowed(operator)) return refuse(c, scope)
    c.set('operator', operator)
    await next()
    noteUse(c, operator)
  }
}

function refuse(c: Context<Env>, scope: Scope): Response {
  return problem(c, 403, `This token does not have the scope ${scope}.`)
}

/** After the answer: a token that is used every second is noted four times an hour. */
function noteUse(c: Context<Env>, { tokenId, lastUsedAt }: Operator): void {
  const unlessAfter = new Date(c.var.now.getTime() - minutesBetweenNotes * 60_000).toISOString()
  if (lastUsedAt !== null && lastUsedAt > unlessAfter) return
  const note = noteTokenUse(c.var.database, tokenId, { at: c.var.now.toISOString(), unlessAfter })
  c.executionCtx.waitUntil(note.execute())
}
