import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { hashOfSecret, randomSecret } from '../../adapters/secrets.ts'
import { hoursOfOfficeSession } from '../../core/colleagues.ts'
import { bindColleague, type Claimant, findMatch, startOfficeSession } from '../../data/colleagues/colleagues.ts'
import type { Env } from '../../env.ts'

const cookie = 'office'

/** The hash of the office session that this browser says it has. */
export async function officeHash(c: Context<Env>): Promise<string | undefined> {
  const token = getCookie(c, cookie, 'host')
  return token ? hashOfSecret(token) : undefined
}

export function hasOfficeCookie(c: Context<Env>): boolean {
  return Boolean(getCookie(c, cookie, 'host'))
}

export function takeOfficeCookieBack(c: Context<Env>): void {
  deleteCookie(c, cookie, { prefix: 'host', secure: true })
}

/** Lets in whoever an identity is, if that is a colleague with a role; false where it is nobody here. */
export async function letIn(c: Context<Env>, who: Claimant): Promise<boolean> {
  const { database } = c.var
  const [found] = await findMatch(database, { ...who, email: who.email?.trim().toLowerCase() })
  return found ? openOfficeSession(c, found.id, who) : false
}

/** Begins a session in this browser; in development, by whoever pressed a button, without an identity. */
export async function openOfficeSession(c: Context<Env>, colleagueId: string, who?: Claimant): Promise<boolean> {
  const { database, now } = c.var
  const [token, madeAt] = [randomSecret(), now.toISOString()]
  const endsAt = new Date(now.getTime() + hoursOfOfficeSession * 3_600_000)
  const session = { hash: await hashOfSecret(token), colleagueId, madeAt, endsAt: endsAt.toISOString() }
  const begin = startOfficeSession(database, session, who)
  const begun = who
    ? (await database.batch([bindColleague(database, colleagueId, who), begin]))[1]
    : (await database.batch([begin]))[0]
  if (begun.length === 0) return false
  const options = { prefix: 'host', httpOnly: true, sameSite: 'Strict', secure: true } as const
  setCookie(c, cookie, token, { ...options, expires: endsAt })
  return true
}
