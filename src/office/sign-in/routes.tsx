import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { IdentityFault, type LoginChecks } from '../../adapters/identity-provider.ts'
import { log } from '../../adapters/log.ts'
import { hashWithKey, randomSecret } from '../../adapters/secrets.ts'
import type { Claimant } from '../../data/colleagues/colleagues.ts'
import { endOfficeSession } from '../../data/colleagues/office-sessions.ts'
import type { Env } from '../../env.ts'
import { openFrame } from '../../http/answers/frames.ts'
import { page } from '../../http/answers/page.ts'
import { refuse } from '../../http/answers/refuse.tsx'
import { addressOf, countTry, isFlooding } from '../../http/limits.ts'
import { localPath } from '../../http/local-path.ts'
import { letIn, officeHash, takeOfficeCookieBack } from '../../http/office/office-cookie.ts'
import { officeOrigin } from '../../http/office/office-host.ts'
import { platformAccess } from '../../http/office/read-as-colleague.ts'
import { paths } from '../../paths.ts'
import { ContinuePage } from '../../ui/office/continue-page.tsx'
import { NobodyHerePage, SignedOutPage } from './sign-in-pages.tsx'

/** The way into the office, and out. */
export const officeSignInRoutes = new Hono<Env>()

const stateCookie = 'office-login'
const secondsToLogIn = 600

officeSignInRoutes.get(paths.officeSignIn, async (c) => {
  const { office } = c.var
  if (!office) return c.notFound()
  const next = nextOf(c.req.query('next'))
  if (c.req.query('out') !== undefined)
    return page(c, <SignedOutPage frame={openFrame(c)} behindAccess={office.kind === 'access'} />)
  if (office.kind === 'page') return c.redirect(`${office.at}?next=${encodeURIComponent(next)}`, 303)
  if (office.kind === 'access') {
    const who = await office.whoseRequest(c.req.raw, platformAccess(c))
    return who ? enter(c, who, next) : c.notFound()
  }

  if (!(await isAllowed(c))) return refuse(c, 429, 'Too many people signed in from your network. Try again later.')
  const secret = randomSecret()
  try {
    const address = await office.provider.begin(await checksOf(c, secret))
    const options = { prefix: 'host', httpOnly: true, sameSite: 'Lax', secure: true, maxAge: secondsToLogIn } as const
    setCookie(c, stateCookie, new URLSearchParams({ secret, next }).toString(), options)
    return c.redirect(address.href, 303)
  } catch (error) {
    return refuseLogin(c, error)
  }
})

officeSignInRoutes.get(paths.officeCallback, async (c) => {
  const { office } = c.var
  if (office?.kind !== 'provider') return c.notFound()
  const kept = new URLSearchParams(getCookie(c, stateCookie, 'host') ?? '')
  const secret = kept.get('secret')
  const checks = secret ? await checksOf(c, secret) : undefined
  if (!checks || c.req.query('state') !== checks.state) return refuse(c, 400, begunElsewhere)

  deleteCookie(c, stateCookie, { prefix: 'host', secure: true })
  try {
    const { issuer, subject, verifiedEmail } = await office.provider.finish(new URL(c.req.url).search, checks)
    return await enter(c, { issuer, subject, email: await verifiedEmail() }, nextOf(kept.get('next') ?? ''))
  } catch (error) {
    return refuseLogin(c, error)
  }
})

officeSignInRoutes.get(paths.officeSignOut, (c) => c.redirect(paths.officeSignedOut, 303))

officeSignInRoutes.post(paths.officeSignOut, async (c) => {
  const { office, database, now } = c.var
  const hash = await officeHash(c)
  if (!office || !hash) return c.notFound()

  await endOfficeSession(database, hash, now.toISOString())

  takeOfficeCookieBack(c)
  return c.redirect(paths.officeSignedOut, 303)
})

/** Whoever they are to the provider: a colleague goes on, all others find nothing. */
async function enter(c: Context<Env>, who: Claimant, next: string): Promise<Response> {
  if (!(await letIn(c, who))) return page(c, <NobodyHerePage frame={openFrame(c)} />, 404)
  return page(c, <ContinuePage frame={openFrame(c)} to={next} />)
}

/** A page of the office to go on to. */
function nextOf(text: string | undefined): string {
  const path = localPath(text, paths.office)
  return /^\/office(?![^/?])/.test(path) && !path.startsWith(paths.officeSignIn) ? path : paths.office
}

/** All of them come out of the browser's secret. */
async function checksOf(c: Context<Env>, secret: string): Promise<LoginChecks> {
  const [state, nonce, verifier] = await Promise.all(
    ['office state', 'office nonce', 'office verifier'].map((what) => hashWithKey(secret, what)),
  )
  const redirectUri = `${officeOrigin(c.env)}${paths.officeCallback}`
  return { redirectUri, state: state!, nonce: nonce!, verifier: verifier!, again: false }
}

async function isAllowed(c: Context<Env>): Promise<boolean> {
  if (await isFlooding(c)) return false
  const limit = c.var.settings.organisationLogins
  return (await countTry(c.var, [{ limit, subject: `office ${addressOf(c)}` }])).allowed
}

const begunElsewhere =
  'What came back doesn’t belong to a sign-in that this browser started. Open the page again and sign in from there.'

function refuseLogin(c: Context<Env>, error: unknown): Response | Promise<Response> {
  if (!(error instanceof IdentityFault)) throw error
  if (error.kind !== 'declined') log({ event: `office login ${error.kind}`, requestId: c.var.requestId })
  if (error.kind === 'declined')
    return refuse(c, 403, 'You were not signed in there. Open the page again to try again.')
  if (error.kind === 'unproved') return refuse(c, 400, begunElsewhere)
  return refuse(c, 502, 'The service that signs you in does not answer. Try again in a few minutes.')
}
