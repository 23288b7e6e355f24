import { type Context, Hono } from 'hono'
import { isPassword } from '../../adapters/passwords.ts'
import { findLogin } from '../../data/people/accounts.ts'
import type { Proof } from '../../data/sign-in/proofs.ts'
import { proveSession } from '../../data/sign-in/sessions.ts'
import type { Env } from '../../env.ts'
import { readForm } from '../../http/forms/read-form.ts'
import { countTry } from '../../http/limits.ts'
import { localPath } from '../../http/local-path.ts'
import { askAgain, type Asked } from '../../http/visitor/ask-again.tsx'
import { checkPasskey } from '../../http/visitor/passkey-answer.ts'
import { readAsViewer } from '../../http/visitor/read-as-viewer.ts'
import { paths } from '../../paths.ts'

/** Asks somebody signed in who they are, and leads on to the deed. */
export const proveRoutes = new Hono<Env>()

proveRoutes.get(paths.prove, async (c) => {
  const { viewer } = await readAsViewer(c, () => ({}))
  return askAgain(c, viewer, { next: localPath(c.req.query('next'), paths.security) }, 200)
})

proveRoutes.post(paths.prove, async (c) => {
  const { database, now, settings } = c.var
  const { viewer } = await readAsViewer(c, () => ({}))
  const { proof = '', passkey = '', next, deed, ...typed } = await readForm(c)
  const back = localPath(next, paths.security)
  const to = deed === undefined ? undefined : localPath(deed, back)
  const asked: Asked = { next: back, ...(to && { deed: to }), typed }
  const { candidateId, sessionHash } = viewer
  const allowance = await countTry(c.var, [{ limit: settings.signIn.again, subject: sessionHash }])
  if (!allowance.allowed) {
    c.header('Retry-After', String(allowance.retryAfter))
    return askAgain(c, viewer, { ...asked, error: tooOften }, 429)
  }

  const proved = passkey
    ? await checkPasskey(c, passkey, 'prove', candidateId)
    : await checkPassword(c, candidateId, proof)
  const [done] = proved ? await proveSession(database, sessionHash, candidateId, proved, now.toISOString()) : []
  if (!done) return askAgain(c, viewer, { ...asked, error: passkey ? wrongPasskey : wrong }, 422)
  await allowance.takeBack()

  // The form that came in is sent once more by the browser, with what was typed.
  return to ? c.redirect(to, 307) : c.redirect(back, 303)
})

const wrong = 'That’s not your password. Check it and try again.'
const wrongPasskey = 'We couldn’t use this passkey. Try again, or use another way.'
const tooOften = 'Too many attempts. Try again in 15 minutes.'

async function checkPassword(c: Context<Env>, candidateId: string, password: string): Promise<Proof | undefined> {
  const { database, settings } = c.var
  const login = await findLogin(database, candidateId).execute()
  const isRight = await isPassword(password.slice(0, 1024), login?.passwordHash || undefined, settings.passwordCost)
  return isRight && login ? { by: 'password', passwordHash: login.passwordHash } : undefined
}
