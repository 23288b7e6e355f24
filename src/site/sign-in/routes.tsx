import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { isPassword } from '../../adapters/passwords.ts'
import { removeFromSessionIndex } from '../../adapters/session-index.ts'
import { findAccount } from '../../data/people/accounts.ts'
import { forgetOrganisationLogin } from '../../data/sign-in/organisation-logins.ts'
import { writeEventWhere } from '../../data/sign-in/security-events.ts'
import { endSession, sessionHolds } from '../../data/sign-in/sessions.ts'
import type { Env } from '../../env.ts'
import { openFrame } from '../../http/answers/frames.ts'
import { browserHash } from '../../http/visitor/known-browser.ts'
import { addressOf, type Allowance, countTry, isFlooding, type Try } from '../../http/limits.ts'
import { localPath } from '../../http/local-path.ts'
import { organisationHash, takeSecretBack } from '../../http/visitor/organisation-login.ts'
import { organisationOf } from '../../core/organisation-of.ts'
import { page } from '../../http/answers/page.ts'
import { readForm } from '../../http/forms/read-form.ts'
import { refuse } from '../../http/answers/refuse.tsx'
import { stillPage } from '../../http/answers/still-page.ts'
import { takeTicketBack } from '../../http/visitor/tickets.ts'
import { eventBy } from '../../http/visitor/where.ts'
import { paths } from '../../paths.ts'
import { countOf } from '../../ui/words.ts'
import { challengeField, challengeKey, hasSolvedChallenge, policyWithChallenge } from './challenge.tsx'
import { signInForm } from './forms.ts'
import { openSession, wayOn } from './open-session.ts'
import { SignInPage } from './sign-in-page.tsx'

export const signInRoutes = new Hono<Env>()

signInRoutes.get(paths.start, (c) => c.redirect(c.var.ticket ? paths.home : paths.signIn, 303))

signInRoutes.get(paths.signIn, (c) => {
  const next = localPath(c.req.query('next'), '')
  return next === '' ? stillPage(c, () => formOf(c, { next, loginId: '' })) : show(c, { next, loginId: '' })
})

signInRoutes.post(paths.signIn, async (c) => {
  const { settings } = c.var
  if (await isFlooding(c)) return refuse(c, 429, 'Too many requests come from your network. Try again in a minute.')
  const fields = await readForm(c)
  const form = v.safeParse(signInForm, fields)
  const typed = { next: localPath(fields.next, ''), loginId: fields.loginId ?? '' }
  // Nothing to look at and nothing to count: counted, whatever is left out would be one account that all strangers share.
  if (!form.success) return show(c, { ...typed, error: wrong }, 422)
  const { loginId, password } = form.output
  const browser = (await browserHash(c)) ?? ''
  const { account, knowsBrowser } = await findAccount(c.var.database, loginId, browser)

  // Asked before the password is looked at: a guess over the limit costs nothing and learns nothing.
  // Counted under what was typed: a login ID and an email address must not be told apart as one person's by a shared count.
  const who = loginId.toLowerCase()
  const allowance = await countTry(c.var, knowsBrowser ? fromKnownBrowser(c, browser, who) : fromStranger(c, who))
  if (!allowance.allowed) return showWait(c, typed, allowance.retryAfter)
  const stopped = await slowPastSite(c, typed, fields[challengeField] ?? '', allowance)
  if (stopped) return stopped
  const isRight = await isPassword(password, account?.passwordHash || undefined, settings.passwordCost)
  if (!isRight || !account) return show(c, { ...typed, error: wrong }, 422)

  const proof = { by: 'password', passwordHash: account.passwordHash } as const
  if (!(await openSession(c, { ...account, proof, knowsBrowser, allowance })))
    return show(c, { ...typed, error: wrong }, 422)

  return c.redirect(await wayOn(c, account.candidateId, typed.next), 303)
})

/** The owner's own allowance: what others guess elsewhere does not use it up. */
function fromKnownBrowser(c: Context<Env>, browser: string, who: string): readonly [Try] {
  return [{ limit: c.var.settings.signIn.browser, subject: `${browser} ${who}` }]
}

function fromStranger(c: Context<Env>, who: string): readonly [Try, ...Try[]] {
  const { account, address, site, addressPastSite } = c.var.settings.signIn
  return [
    { limit: account, subject: who },
    { limit: address, subject: addressOf(c) },
    { limit: site, subject: '' },
    { limit: addressPastSite, subject: addressOf(c) },
  ]
}

/** Where the whole site is guessed at, a browser that no account knows solves a challenge, or has fewer and slower tries. */
async function slowPastSite(c: Context<Env>, typed: Shown, token: string, allowance: Allowance) {
  const { site, addressPastSite, secondsPastSite } = c.var.settings.signIn
  if (!allowance.isPast(site)) return undefined
  if (challengeKey(c.env)) {
    if (await hasSolvedChallenge(c, token)) return undefined
    await allowance.takeBack()
    return showChallenge(c, typed)
  }
  if (allowance.isPast(addressPastSite)) return showWait(c, typed, addressPastSite.seconds)
  await new Promise((resolve) => setTimeout(resolve, secondsPastSite * 1000))
  return undefined
}

signInRoutes.post(paths.signOut, async (c) => {
  const { ticket, database, now } = c.var
  if (ticket) {
    await database.batch([
      writeEventWhere(
        database,
        eventBy(c, ticket.candidateId, 'signed-out'),
        sessionHolds(ticket.sessionHash, ticket.candidateId, now.toISOString()),
      ),
      endSession(database, ticket.sessionHash, now.toISOString()),
    ])
    await removeFromSessionIndex(c.env.SESSIONS, ticket.sessionHash)
  }
  const waiting = await organisationHash(c)
  if (waiting) await forgetOrganisationLogin(database, waiting)

  takeTicketBack(c)
  takeSecretBack(c)
  // Not the cookies: by one of them the browser stays known.
  c.header('Clear-Site-Data', '"cache", "storage"')
  return c.redirect(paths.signIn, 303)
})

const wrong = 'Login ID and password don’t match. Check both and try again.'

interface Shown {
  readonly next: string
  readonly loginId: string
  readonly error?: string
  readonly challenge?: string | undefined
}

function show(c: Context<Env>, shown: Shown, status: 200 | 422 | 429 = 200) {
  return page(c, formOf(c, shown), status)
}

function formOf(c: Context<Env>, shown: Shown) {
  const { identity, program } = c.var
  const organisation = identity && { name: organisationOf(program), href: paths.oidcStartThen(shown.next) }
  return <SignInPage frame={openFrame(c)} action={paths.signIn} organisation={organisation} {...shown} />
}

/** Nothing is said of the password: it is looked at together with the answer to the challenge. */
function showChallenge(c: Context<Env>, typed: Shown) {
  const error = 'Many sign-ins are failing right now. Enter your password again and complete the check below it.'
  c.set('policy', policyWithChallenge)
  return show(c, { ...typed, error, challenge: challengeKey(c.env) }, 429)
}

/** The same words for an account that exists and one that does not. */
function showWait(c: Context<Env>, typed: Shown, seconds: number) {
  c.header('Retry-After', String(seconds))
  const wait = `Too many attempts. Try again in ${countOf(Math.ceil(seconds / 60), 'minute')}, or from a browser you have signed in with before.`
  return show(c, { ...typed, error: wait }, 429)
}
