import { type Context, Hono } from 'hono'
import { hashPassword } from '../../adapters/passwords.ts'
import { randomId } from '../../adapters/secrets.ts'
import { connectBySpentLink } from '../../data/sign-in/linked-accounts.ts'
import type { Env } from '../../env.ts'
import { readChosenPassword } from '../../http/forms/chosen-password.ts'
import { openFrame } from '../../http/answers/frames.ts'
import { takeSecretBack } from '../../http/visitor/organisation-login.ts'
import { organisationOf } from '../../core/organisation-of.ts'
import { checkPasskey } from '../../http/visitor/passkey-answer.ts'
import { page } from '../../http/answers/page.ts'
import { readForm } from '../../http/forms/read-form.ts'
import { paths } from '../../paths.ts'
import type { FieldError } from '../../ui/fields.tsx'
import { firstPasskeyRoutes } from './first-passkey.ts'
import { makeLogin } from './make-login.ts'
import {
  answerDeadLink,
  mailTo,
  openLink,
  type OpenedLink,
  sendSoon,
  toPassword,
  type WaitingAccount,
} from './open-link.tsx'
import { keysLeft, rememberReset, resetKeysRoutes } from './reset-keys.tsx'
import { MappingCompletePage, SetPasswordPage } from './set-password-page.tsx'

export const setPasswordRoutes = new Hono<Env>()

setPasswordRoutes.get('/complete', (c) => {
  const connected = c.req.query('connected') === undefined ? undefined : organisationOf(c.var.program)
  return page(c, <MappingCompletePage frame={openFrame(c)} connected={connected} />)
})

setPasswordRoutes.route('/', resetKeysRoutes)
setPasswordRoutes.route('/', firstPasskeyRoutes)

setPasswordRoutes.get('/:token', async (c) => {
  const { link, waiting, refusal } = await openLink(c, toPassword)
  if (!link) return refusal ?? answerDeadLink(c)
  return showPassword(c, link, { errors: [], account: connectable(c, link, waiting)?.label, isTicked: false })
})

setPasswordRoutes.post('/:token', async (c) => {
  const { settings, now } = c.var
  const { link, hash, mark, waiting, refusal } = await openLink(c, toPassword)
  if (!link) return refusal ?? answerDeadLink(c)

  const fields = await readForm(c)
  const account = connectable(c, link, waiting)
  const cameBack = { account: account?.label, isTicked: fields.connect === 'yes' }
  const names = [link.firstName, link.lastName, link.localizedFirstName, link.localizedLastName].filter(
    (one) => one !== null,
  )
  const chosen = await readChosenPassword(c, fields, { loginId: link.candidateId, names })
  if ('errors' in chosen) return showPassword(c, link, { errors: chosen.errors, ...cameBack })
  if (needsPasskey(c, link) && !(await checkPasskey(c, fields.passkey ?? '', 'prove', link.candidateId)))
    return showPassword(c, link, { errors: [{ field: 'password', sentence: needed }], ...cameBack })

  const passwordHash = await hashPassword(chosen.password, settings.passwordCost)
  const organisation = organisationOf(c.var.program)
  const told = mailTo(c, link.candidateId, link.email, 'account-connected', { at: now.toISOString(), organisation })
  const connecting = account && fields.connect === 'yes' && { id: randomId(), hash: account.hash, now: told.createdAt }
  const spent = { hash, mark }
  const connect = connecting ? connectBySpentLink(c.var.database, spent, connecting, told) : []
  const { isDone, others } = await makeLogin(c, link, spent, passwordHash, connect)
  if (!isDone) return answerDeadLink(c)

  // Somebody may have been quicker with the same account.
  const isConnected = connecting && (others.at(-3) as readonly unknown[]).length === 1
  if (connecting) takeSecretBack(c)
  sendSoon(c)
  if (link.purpose === 'reset' && (await keysLeft(c, link.candidateId)) > 0) {
    rememberReset(c, mark)
    return c.redirect(paths.resetKeys(c.req.param('token')), 303)
  }
  return c.redirect(isConnected ? `${paths.mappingComplete}?connected` : paths.mappingComplete, 303)
})

const needed = 'Use your passkey with this link. Without a passkey, the link works after the time shown on this page.'

/** After an account was secured, a passkey that survived vouches for the reset, or the reset waits. */
function needsPasskey(c: Context<Env>, { purpose, needsPasskeyUntil }: OpenedLink): boolean {
  return purpose === 'reset' && (needsPasskeyUntil ?? '') > c.var.now.toISOString()
}

/** The account of the organisation that may be connected along with the password, if one waits in this browser. */
function connectable(c: Context<Env>, link: OpenedLink, waiting: WaitingAccount | undefined) {
  const isLocked = link.purpose === 'reset' && (link.lockedUntil ?? '') > c.var.now.toISOString()
  const isForAnother = (waiting?.candidateId ?? link.candidateId) !== link.candidateId
  return waiting?.owner !== null || isLocked || isForAnother ? undefined : waiting
}

interface Shown {
  readonly errors: readonly FieldError[]
  readonly account: string | null | undefined
  readonly isTicked: boolean
}

function showPassword(c: Context<Env>, link: OpenedLink, { errors, account, isTicked }: Shown) {
  const token = c.req.param('token') ?? ''
  const shown = {
    action: c.req.path,
    loginId: link.candidateId,
    errors,
    organisation: account ? { name: organisationOf(c.var.program), account, isTicked } : undefined,
    // The account waits for it; or, at the first time, it may be all that signs in.
    vouch: needsPasskey(c, link)
      ? { until: link.needsPasskeyUntil!, options: paths.setPasskeyOptions(token) }
      : undefined,
    first:
      link.purpose === 'reset'
        ? undefined
        : { action: paths.setPasskey(token), options: paths.setPasskeyOptions(token) },
  }
  return page(c, <SetPasswordPage frame={openFrame(c)} {...shown} />, errors.length > 0 ? 422 : 200)
}
