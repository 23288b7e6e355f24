import { Hono } from 'hono'
import { listPasskeys } from '../../data/sign-in/passkeys.ts'
import type { Env } from '../../env.ts'
import { readForm } from '../../http/forms/read-form.ts'
import { addressOf, countTry, isFlooding } from '../../http/limits.ts'
import { localPath } from '../../http/local-path.ts'
import { refuse } from '../../http/answers/refuse.tsx'
import { askPasskey, readPasskey } from '../../http/visitor/passkey-answer.ts'
import { readAsViewer } from '../../http/visitor/read-as-viewer.ts'
import { paths } from '../../paths.ts'
import { openSession, wayOn } from './open-session.ts'

/** Signing in with a passkey, and proving with one who is signed in. */
export const passkeyRoutes = new Hono<Env>()

passkeyRoutes.post(`${paths.passkeySignIn}/options`, async (c) => {
  const { database, settings } = c.var
  const tooMany = 'Too many requests come from your network. Try again in a minute.'
  if (await isFlooding(c)) return refuse(c, 429, tooMany)
  const allowance = await countTry(c.var, [{ limit: settings.passkeys, subject: addressOf(c) }])
  if (!allowance.allowed) {
    c.header('Retry-After', String(allowance.retryAfter))
    return refuse(c, 429, tooMany)
  }
  if (c.req.query('to') !== 'prove') return askPasskey(c, 'sign-in', null, [])
  const { viewer, passkeys } = await readAsViewer(c, (id) => ({ passkeys: listPasskeys(database, id) }))
  return askPasskey(c, 'prove', viewer.candidateId, passkeys)
})

passkeyRoutes.post(paths.passkeySignIn, async (c) => {
  const { passkey = '', next } = await readForm(c)
  const found = await readPasskey(c, passkey, 'sign-in', null)
  if (!found) return refuse(c, 422, notAccepted)
  const { key, email, knowsBrowser } = found
  const { candidateId, id } = key
  if (!(await openSession(c, { candidateId, email, knowsBrowser, proof: { by: 'passkey', id } })))
    return refuse(c, 422, notAccepted)

  return c.redirect(await wayOn(c, candidateId, localPath(next, '')), 303)
})

const notAccepted =
  'We couldn’t use this passkey. Go back and try again, or sign in with your login ID. Passkeys need JavaScript.'
