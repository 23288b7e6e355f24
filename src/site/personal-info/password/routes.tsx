import { type Context, Hono } from 'hono'
import { hashPassword } from '../../../adapters/passwords.ts'
import { randomId } from '../../../adapters/secrets.ts'
import { removeFromSessionIndex } from '../../../adapters/session-index.ts'
import { findLogin } from '../../../data/people/accounts.ts'
import { findPerson } from '../../../data/people/contacts.ts'
import { changePassword } from '../../../data/sign-in/change-password.ts'
import type { Env } from '../../../env.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { page } from '../../../http/answers/page.ts'
import { readChosenPassword } from '../../../http/forms/chosen-password.ts'
import { readForm } from '../../../http/forms/read-form.ts'
import { requireFresh } from '../../../http/visitor/fresh.ts'
import { browserHash } from '../../../http/visitor/known-browser.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { eventBy } from '../../../http/visitor/where.ts'
import { sendMails } from '../../../work/mail/send-mails.ts'
import { paths } from '../../../paths.ts'
import type { FieldError } from '../../../ui/fields.tsx'
import { PasswordPage } from './password-page.tsx'

export const passwordRoutes = new Hono<Env>()

passwordRoutes.get('/', async (c) => show(c, await load(c)))

passwordRoutes.post('/', async (c) => {
  const { database, now, settings, program } = c.var
  const loaded = await load(c)
  const { viewer, login, email, names } = loaded
  const { candidateId, sessionHash } = viewer
  const chosen = await readChosenPassword(c, await readForm(c), { loginId: login.loginId, names })
  if ('errors' in chosen) return show(c, loaded, chosen.errors)
  if (loaded.mustKeepPasskey) return show(c, loaded, [{ field: 'password', sentence: survived }])

  const at = now.toISOString()
  const passwordHash = await hashPassword(chosen.password, settings.passwordCost)
  const about = { id: randomId(), candidateId, recipient: email, data: { at }, createdAt: at }
  const { isDone, ended } = await changePassword(database, {
    candidateId,
    sessionHash,
    browserHash: (await browserHash(c)) ?? '',
    before: login.passwordHash,
    after: passwordHash,
    settles: login.resetNeedsPasskeyUntil !== null,
    event: eventBy(c, candidateId, 'password-changed'),
    notice: email ? { ...about, template: 'password-set' } : undefined,
  })
  if (!isDone) return show(c, loaded, [{ field: 'password', sentence: meanwhile }])
  for (const hash of ended) await removeFromSessionIndex(c.env.SESSIONS, hash)

  c.executionCtx.waitUntil(sendMails(c.env, program))
  return c.redirect(`${paths.security}?password`, 303)
})

const meanwhile = 'Your password was changed somewhere else a moment ago. Reload the page before you change it again.'
const survived =
  'Your account was secured, and a passkey from before protects it. Sign in with that passkey to set a password.'

/** Asked again first: nothing that was typed here is carried elsewhere. */
async function load(c: Context<Env>) {
  const { database, now } = c.var
  const { viewer, login, person } = await readAsViewer(c, (id) => ({
    login: findLogin(database, id),
    person: findPerson(database, id),
  }))
  requireFresh(c, viewer, paths.password)
  if (!login) throw new Error('Someone without a login is signed in')
  const { firstName, lastName, localizedFirstName, localizedLastName } = person ?? {}
  const isWaiting = (login.resetNeedsPasskeyUntil ?? '') > now.toISOString()
  return {
    viewer,
    login,
    email: person?.provedEmail ?? person?.email ?? '',
    names: [firstName, lastName, localizedFirstName, localizedLastName].filter((one) => one !== undefined),
    mustKeepPasskey: isWaiting && viewer.provedBy !== 'passkey',
  }
}

function show(
  c: Context<Env>,
  { viewer, login }: Awaited<ReturnType<typeof load>>,
  errors: readonly FieldError[] = [],
) {
  const shown = { loginId: login.loginId, hasPassword: login.passwordHash !== '', errors }
  return page(c, <PasswordPage frame={frameOf(c, viewer, paths.password)} {...shown} />, errors.length > 0 ? 422 : 200)
}
