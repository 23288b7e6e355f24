import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { hashPassword } from '../../adapters/passwords.ts'
import { randomId } from '../../adapters/secrets.ts'
import { passwordProblem } from '../../core/password-rules.ts'
import { connectBySpentLink } from '../../data/sign-in/linked-accounts.ts'
import { rememberBrowser } from '../../data/sign-in/known-browsers.ts'
import { endLinksOf, endSessionsOfSpender, spendLink } from '../../data/sign-in/links.ts'
import { setPasswordBySpentLink } from '../../data/sign-in/mapping.ts'
import { writeMailOfSpentLink } from '../../data/mail/outbox.ts'
import type { Env } from '../../env.ts'
import { formErrors } from '../../http/forms/form-errors.ts'
import { openFrame } from '../../http/answers/frames.ts'
import { markBrowser } from '../../http/visitor/known-browser.ts'
import { organisationOf, takeSecretBack } from '../../http/visitor/organisation-login.ts'
import { page } from '../../http/answers/page.ts'
import { readForm } from '../../http/forms/read-form.ts'
import { paths } from '../../paths.ts'
import type { FieldError } from '../../ui/fields.tsx'
import { passwordForm } from './forms.ts'
import {
  answerDeadLink,
  mailTo,
  openLink,
  type OpenedLink,
  sendSoon,
  toPassword,
  type WaitingAccount,
} from './open-link.tsx'
import { MappingCompletePage, SetPasswordPage } from './set-password-page.tsx'

export const setPasswordRoutes = new Hono<Env>()

/** After a mapping by score report, for so long nothing changes that a thief would change. */
const hoursLocked = 72

setPasswordRoutes.get('/complete', (c) => {
  const connected = c.req.query('connected') === undefined ? undefined : organisationOf(c.var.program)
  return page(c, <MappingCompletePage frame={openFrame(c)} connected={connected} />)
})

setPasswordRoutes.get('/:token', async (c) => {
  const { link, waiting, refusal } = await openLink(c, toPassword)
  if (!link) return refusal ?? answerDeadLink(c)
  return showPassword(c, link.candidateId, [], connectable(c, link, waiting)?.label)
})

setPasswordRoutes.post('/:token', async (c) => {
  const { settings, database, now } = c.var
  const { link, hash, mark, waiting, refusal } = await openLink(c, toPassword)
  if (!link) return refusal ?? answerDeadLink(c)

  const fields = await readForm(c)
  const account = connectable(c, link, waiting)
  const form = v.safeParse(passwordForm, fields, { abortPipeEarly: true })
  const names = [link.firstName, link.lastName, link.localizedFirstName, link.localizedLastName].filter(
    (one) => one !== null,
  )
  const problem = passwordProblem(fields.password ?? '', { loginId: link.candidateId, names })
  const errors = problem && fields.password ? [{ field: 'password', sentence: problem }] : []
  if (!form.success || errors.length > 0)
    return showPassword(
      c,
      link.candidateId,
      [...errors, ...formErrors(form.issues, labels)],
      account?.label,
      fields.connect === 'yes',
    )

  const passwordHash = await hashPassword(form.output.password, settings.passwordCost)
  const [at, spent] = [now.toISOString(), { hash, mark }]
  const lockedUntil = new Date(now.getTime() + hoursLocked * 3_600_000).toISOString()
  const notice = mailTo(c, link.candidateId, link.email, 'password-set', { at })
  const organisation = organisationOf(c.var.program)
  const told = mailTo(c, link.candidateId, link.email, 'account-connected', { at, organisation })
  const connecting = account && fields.connect === 'yes' && { id: randomId(), hash: account.hash, now: at }
  const [[done], ...others] = await database.batch([
    spendLink(database, spent, toPassword, at),
    ...setPasswordBySpentLink(database, spent, { passwordHash, now: at, lockedUntil }),
    endSessionsOfSpender(database, spent, at),
    endLinksOf(database, spent, toPassword, at),
    writeMailOfSpentLink(database, spent, notice, ['reset']),
    ...(connecting ? connectBySpentLink(database, spent, connecting, told) : []),
  ])
  if (!done) return answerDeadLink(c)
  await rememberBrowser(database, await markBrowser(c), link.candidateId, at)

  // Somebody may have been quicker with the same account.
  const isConnected = connecting && (others.at(-3) as readonly unknown[]).length === 1
  if (connecting) takeSecretBack(c)
  sendSoon(c)
  return c.redirect(isConnected ? `${paths.mappingComplete}?connected` : paths.mappingComplete, 303)
})

const labels = { password: 'Password', again: 'Password again' }

/** The account of the organisation that may be connected along with the password, if one waits in this browser. */
function connectable(c: Context<Env>, link: OpenedLink, waiting: WaitingAccount | undefined) {
  const isLocked = link.purpose === 'reset' && (link.lockedUntil ?? '') > c.var.now.toISOString()
  const isForAnother = (waiting?.candidateId ?? link.candidateId) !== link.candidateId
  return waiting?.owner !== null || isLocked || isForAnother ? undefined : waiting
}

function showPassword(
  c: Context<Env>,
  loginId: string,
  errors: readonly FieldError[],
  account: string | null | undefined,
  isTicked = true,
) {
  const organisation = account ? { name: organisationOf(c.var.program), account, isTicked } : undefined
  const shown = { action: c.req.path, loginId, errors, organisation }
  return page(c, <SetPasswordPage frame={openFrame(c)} {...shown} />, errors.length > 0 ? 422 : 200)
}
