import { Hono } from 'hono'
import { addPasskey, listPasskeys } from '../../data/sign-in/passkeys.ts'
import { hasSpent } from '../../data/sign-in/links.ts'
import type { Env } from '../../env.ts'
import { readForm } from '../../http/forms/read-form.ts'
import { askNewPasskey, askPasskey, readNewPasskey } from '../../http/visitor/passkey-answer.ts'
import { refuse } from '../../http/answers/refuse.tsx'
import { paths } from '../../paths.ts'
import { makeLogin } from './make-login.ts'
import { answerDeadLink, openLink, sendSoon, toPassword } from './open-link.tsx'

/** Passkeys at a link from a mail: instead of a first password, or to vouch for a new one. */
export const firstPasskeyRoutes = new Hono<Env>()

firstPasskeyRoutes.post('/:token/passkey/options', async (c) => {
  const { link, refusal } = await openLink(c, toPassword)
  if (!link) return refusal ?? c.notFound()
  if (link.purpose !== 'reset') return askNewPasskey(c, link.candidateId, [])
  return askPasskey(c, 'prove', link.candidateId, await listPasskeys(c.var.database, link.candidateId).execute())
})

firstPasskeyRoutes.post('/:token/passkey', async (c) => {
  const { link, hash, mark, refusal } = await openLink(c, ['map', 'score-report'])
  if (!link) return refusal ?? answerDeadLink(c)
  const { passkey = '' } = await readForm(c)
  const key = await readNewPasskey(c, passkey, link.candidateId)
  if (!key) return refuse(c, 422, 'We couldn’t add the passkey. Go back and try again, or set a password.')

  const spent = { hash, mark }
  const { isDone } = await makeLogin(c, link, spent, '', [addPasskey(c.var.database, key, hasSpent(spent))])
  if (!isDone) return answerDeadLink(c)

  sendSoon(c)
  return c.redirect(paths.mappingComplete, 303)
})
