import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { rulesOf } from '../../adapters/rules-hash.ts'
import { type Colleague, idleMinutesOfOfficeSession, rolesAmong } from '../../core/colleagues.ts'
import { findColleagueOf, seeOfficeSession, type SignedInColleague } from '../../data/colleagues/office-sessions.ts'
import { findRulesSince } from '../../data/facts/rebuilds.ts'
import { findLastImport } from '../../data/imports/imports.ts'
import { type FoundBy, type Read, readTogether } from '../../data/prepared.ts'
import type { Env } from '../../env.ts'
import { paths } from '../../paths.ts'
import { problem } from '../answers/problem.ts'
import { wantsJson } from '../answers/wants-json.ts'
import { officeHash } from './office-cookie.ts'

const minute = 60_000

/**
 * The one trip of an office page to the database: the session, the colleague, and what the page needs. Nothing of it is
 * given to who has no session, or not one of the roles that the address takes.
 */
export async function readAsColleague<R extends Readonly<Record<string, Read<unknown>>>>(
  c: Context<Env>,
  reads: R,
): Promise<FoundBy<R> & { readonly colleague: Colleague }> {
  const { database, program, now, rolesNeeded } = c.var
  const sessionHash = await officeHash(c)
  if (!sessionHash || !rolesNeeded) return await turnAway(c)
  const frame = {
    signedIn: findColleagueOf(database, sessionHash),
    lastImport: findLastImport(database),
    rulesNow: findRulesSince(database, rulesOf(program)),
  }
  const found = await readTogether(database, { ...reads, ...frame })
  const { signedIn, lastImport, rulesNow } = found as FoundBy<typeof frame>
  if (!signedIn || !isAlive(signedIn, now) || !(await isVouchedFor(c, signedIn))) return await turnAway(c)
  const roles = rolesAmong(signedIn.roles?.split(' ') ?? [])
  if (!roles.some((role) => rolesNeeded.includes(role))) return await notHere(c)

  if (now.getTime() - Date.parse(signedIn.seenAt) >= minute)
    c.executionCtx.waitUntil(seeOfficeSession(database, sessionHash, now.toISOString()).execute())
  const { id, name } = signedIn
  const colleague = { id, name, roles, receivedUpTo: lastImport?.receivedAt, rules: rulesNow, sessionHash }
  c.set('colleague', colleague)
  return { ...(found as FoundBy<R>), colleague }
}

function isAlive({ seenAt, endsAt, roles }: SignedInColleague, now: Date): boolean {
  const idleUntil = Date.parse(seenAt) + idleMinutesOfOfficeSession * minute
  return endsAt > now.toISOString() && idleUntil > now.getTime() && roles !== null
}

/** Behind Access each request says anew who sends it, and it must be the one whose session it is. */
async function isVouchedFor(c: Context<Env>, signedIn: SignedInColleague): Promise<boolean> {
  const { office } = c.var
  if (office?.kind !== 'access') return true
  const who = await office.whoseRequest(c.req.raw, platformAccess(c))
  return who !== undefined && who.issuer === signedIn.issuer && who.subject === signedIn.subject
}

/** What the platform knows of Access itself; tests have no such context. */
export function platformAccess(c: Context<Env>): CloudflareAccessContext | undefined {
  return (c.executionCtx as { readonly access?: CloudflareAccessContext }).access
}

/** A page leads to the sign-in and back; whatever else was sent finds nothing here. */
export function askToSignInToOffice(c: Context<Env>): Response | Promise<Response> {
  if (!['GET', 'HEAD'].includes(c.req.method)) return c.notFound()
  if (wantsJson(c)) return problem(c, 401, 'Sign in first.')
  const url = new URL(c.req.url)
  return c.redirect(paths.officeSignInThen(url.pathname + url.search), 303)
}

async function turnAway(c: Context<Env>): Promise<never> {
  throw new HTTPException(404, { res: await askToSignInToOffice(c) })
}

async function notHere(c: Context<Env>): Promise<never> {
  throw new HTTPException(404, { res: await c.notFound() })
}
