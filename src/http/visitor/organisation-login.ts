import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { IdentityFault, type LoginChecks } from '../../adapters/identity-provider.ts'
import { log } from '../../adapters/log.ts'
import { hashOfSecret, hashWithKey, randomSecret } from '../../adapters/secrets.ts'
import {
  beginOrganisationLogin,
  keepProvedAccount,
  type ProvedAccount,
} from '../../data/sign-in/organisation-logins.ts'
import type { Env } from '../../env.ts'
import { paths } from '../../paths.ts'
import { addressOf, countTry, isFlooding } from '../limits.ts'
import { organisationOf } from '../../core/organisation-of.ts'
import { refuse } from '../answers/refuse.tsx'

const cookie = 'organisation'
const secondsToLogIn = 600
/** A visit: whoever comes later may be somebody else in the same browser. */
const secondsToConnect = 30 * 60

/** The secret by which a browser is known that has begun a login at the organisation. */
export function organisationSecret(c: Context<Env>): string | undefined {
  return getCookie(c, cookie, 'host')
}

/** Its hash: what the database knows it by. */
export async function organisationHash(c: Context<Env>): Promise<string | undefined> {
  const secret = organisationSecret(c)
  return secret ? hashOfSecret(secret) : undefined
}

/** All of them come out of the browser's secret: the database holds nothing with which a login could be finished. */
export async function checksOf(c: Context<Env>, secret: string, again: boolean): Promise<LoginChecks> {
  const [state, nonce, verifier] = await Promise.all(
    [again ? 'state of proving again' : 'state', 'nonce', 'verifier'].map((what) => hashWithKey(secret, what)),
  )
  const redirectUri = new URL(paths.oidcCallback, c.env.BASE_URL).href
  return { redirectUri, state: state!, nonce: nonce!, verifier: verifier!, again }
}

/** Sends the browser to the organisation; `candidateId` where somebody signed in wants an account connected. */
export async function leadToOrganisation(
  c: Context<Env>,
  {
    candidateId,
    next,
    again = false,
  }: { readonly candidateId: string | null; readonly next: string; readonly again?: boolean },
): Promise<Response> {
  const { identity, database, now, settings } = c.var
  if (!identity) return c.notFound()
  const allowance = (await isFlooding(c))
    ? { allowed: false, retryAfter: 60 }
    : await countTry(c.var, [{ limit: settings.organisationLogins, subject: addressOf(c) }])
  if (!allowance.allowed) {
    c.header('Retry-After', String(allowance.retryAfter))
    return refuse(c, 429, 'Too many people logged in from your network. Try again in 15 minutes.')
  }

  const secret = randomSecret()
  const login = { hash: await hashOfSecret(secret), candidateId, next, ...span(now, secondsToLogIn) }
  try {
    const address = await identity.begin(await checksOf(c, secret, again))
    await beginOrganisationLogin(database, login)
    giveSecret(c, secret, secondsToLogIn)
    return c.redirect(address.href, 303)
  } catch (error) {
    return refuseLogin(c, error)
  }
}

/** Keeps an account that belongs to no record yet: with a secret of its own, for this browser alone. */
export async function keepForThisBrowser(c: Context<Env>, candidateId: string | null, proved: ProvedAccount) {
  const secret = randomSecret()
  const kept = { hash: await hashOfSecret(secret), candidateId, next: '', ...span(c.var.now, secondsToConnect) }
  await keepProvedAccount(c.var.database, { ...kept, ...proved })
  giveSecret(c, secret)
}

export function takeSecretBack(c: Context<Env>): void {
  deleteCookie(c, cookie, { prefix: 'host', secure: true })
}

/** Says calmly that nobody was logged in, and writes down why; what is no such fault is thrown on. */
export function refuseLogin(c: Context<Env>, error: unknown): Response | Promise<Response> {
  if (!(error instanceof IdentityFault)) throw error
  const { requestId, program } = c.var
  const { kind, code } = error
  if (kind !== 'declined')
    log({ event: `organisation login ${kind}`, requestId, error: { name: error.name, code: wordOf(code), at: [] } })
  const organisation = organisationOf(program)
  if (kind === 'declined')
    return refuse(c, 403, `${organisation} did not log you in. You can try again, or sign in with your password.`)
  if (kind === 'unproved') return refuse(c, 400, begunElsewhere(organisation))
  return refuse(
    c,
    502,
    `${organisation} does not answer at the moment. Try again later, or sign in with your password.`,
  )
}

/** The sentence for what came back and cannot be believed. */
export function begunElsewhere(organisation: string): string {
  return `What came back from ${organisation} does not belong to a login that this browser has begun and not finished. Begin again on the sign-in page.`
}

/** For so many seconds; or until the browser is closed. */
function giveSecret(c: Context<Env>, secret: string, maxAge?: number): void {
  const options = { prefix: 'host', httpOnly: true, sameSite: 'Lax', secure: true } as const
  setCookie(c, cookie, secret, { ...options, ...(maxAge !== undefined && { maxAge }) })
}

function span(from: Date, seconds: number) {
  return { createdAt: from.toISOString(), endsAt: new Date(from.getTime() + seconds * 1000).toISOString() }
}

/** A code of the protocol, and nothing that somebody else could have put there. */
function wordOf(code: string): string {
  return /^[\w -]{1,60}$/.test(code) ? code : 'unknown'
}
