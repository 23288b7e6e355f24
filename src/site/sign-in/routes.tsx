import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { isPassword } from '../../adapters/passwords.ts'
import { hashOfSecret, randomSecret } from '../../adapters/secrets.ts'
import { addToSessionIndex, removeFromSessionIndex } from '../../adapters/session-index.ts'
import { findAccount } from '../../data/accounts.ts'
import { endSession, startSession } from '../../data/sessions.ts'
import type { Env } from '../../env.ts'
import { browserName } from '../../http/browser-name.ts'
import { openFrame } from '../../http/frames.ts'
import { localPath } from '../../http/local-path.ts'
import { page } from '../../http/page.ts'
import { readForm } from '../../http/read-form.ts'
import { giveTicket, takeTicketBack } from '../../http/tickets.ts'
import { paths } from '../../paths.ts'
import { signInForm } from './forms.ts'
import { SignInPage } from './sign-in-page.tsx'

const sessionDays = 14

export const signInRoutes = new Hono<Env>()

signInRoutes.get(paths.home, (c) => c.redirect(c.var.ticket ? paths.certifications : paths.signIn, 303))

signInRoutes.get(paths.signIn, (c) => show(c, { next: localPath(c.req.query('next'), ''), loginId: '' }))

signInRoutes.post(paths.signIn, async (c) => {
  const fields = await readForm(c)
  const next = localPath(fields.next, '')
  const form = v.safeParse(signInForm, fields)
  const account = form.success ? await findAccount(c.var.database, form.output.loginId) : undefined

  const isRight = await isPassword(form.success ? form.output.password : '', account?.passwordHash)
  if (!isRight || !account) return show(c, { next, loginId: fields.loginId ?? '', error: wrong }, 422)

  await openSession(c, account.candidateId)

  return c.redirect(next || paths.home, 303)
})

signInRoutes.post(paths.signOut, async (c) => {
  const { ticket, database, now } = c.var
  if (ticket) {
    await endSession(database, ticket.sessionHash, now.toISOString())
    await removeFromSessionIndex(c.env.SESSIONS, ticket.sessionHash)
  }

  takeTicketBack(c)
  return c.redirect(paths.signIn, 303)
})

const wrong = 'Login ID and password do not match. Check both and try again.'

/** A new session and a new cookie for each sign-in: a token from before is worth nothing. */
async function openSession(c: Context<Env>, candidateId: string): Promise<void> {
  const { database, now } = c.var
  const token = randomSecret()
  const hash = await hashOfSecret(token)
  const endsAt = new Date(now.getTime() + sessionDays * 86_400_000)
  await startSession(database, {
    hash,
    candidateId,
    startedAt: now.toISOString(),
    endsAt: endsAt.toISOString(),
    browser: browserName(c.req.header('User-Agent') ?? ''),
    country: c.req.header('CF-IPCountry') ?? '',
  })
  await addToSessionIndex(c.env.SESSIONS, hash, candidateId, endsAt)
  giveTicket(c, token, endsAt)
}

function show(c: Context<Env>, props: { next: string; loginId: string; error?: string }, status: 200 | 422 = 200) {
  return page(c, <SignInPage frame={openFrame(c)} action={paths.signIn} {...props} />, status)
}
