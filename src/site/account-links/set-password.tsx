import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { hashPassword } from '../../adapters/passwords.ts'
import { passwordProblem } from '../../core/password-rules.ts'
import { rememberBrowser } from '../../data/known-browsers.ts'
import { endLinksOf, endSessionsOfSpender, spendLink } from '../../data/links.ts'
import { setPasswordBySpentLink } from '../../data/mapping.ts'
import { writeMailOfSpentLink } from '../../data/outbox.ts'
import type { Env } from '../../env.ts'
import { formErrors } from '../../http/form-errors.ts'
import { openFrame } from '../../http/frames.ts'
import { markBrowser } from '../../http/known-browser.ts'
import { page } from '../../http/page.ts'
import { readForm } from '../../http/read-form.ts'
import { paths } from '../../paths.ts'
import type { FieldError } from '../../ui/fields.tsx'
import { passwordForm } from './forms.ts'
import { answerDeadLink, mailTo, openLink, sendSoon, toPassword } from './open-link.tsx'
import { MappingCompletePage, SetPasswordPage } from './set-password-page.tsx'

export const setPasswordRoutes = new Hono<Env>()

/** After a mapping by score report, for so long nothing changes that a thief would change. */
const hoursLocked = 72

setPasswordRoutes.get('/complete', (c) => page(c, <MappingCompletePage frame={openFrame(c)} />))

setPasswordRoutes.get('/:token', async (c) => {
  const { link, refusal } = await openLink(c, toPassword)
  return link ? showPassword(c, link.candidateId, []) : (refusal ?? answerDeadLink(c))
})

setPasswordRoutes.post('/:token', async (c) => {
  const { settings, database, now } = c.var
  const { link, hash, mark, refusal } = await openLink(c, toPassword)
  if (!link) return refusal ?? answerDeadLink(c)

  const fields = await readForm(c)
  const form = v.safeParse(passwordForm, fields, { abortPipeEarly: true })
  const names = [link.firstName, link.lastName, link.localizedFirstName, link.localizedLastName].filter(
    (one) => one !== null,
  )
  const problem = passwordProblem(fields.password ?? '', { loginId: link.candidateId, names })
  const errors = problem && fields.password ? [{ field: 'password', sentence: problem }] : []
  if (!form.success || errors.length > 0)
    return showPassword(c, link.candidateId, [...errors, ...formErrors(form.issues, labels)])

  const passwordHash = await hashPassword(form.output.password, settings.passwordCost)
  const [at, spent] = [now.toISOString(), { hash, mark }]
  const lockedUntil = new Date(now.getTime() + hoursLocked * 3_600_000).toISOString()
  const notice = mailTo(c, link.candidateId, link.email, 'password-set', { at })
  const [[done]] = await database.batch([
    spendLink(database, spent, toPassword, at),
    ...setPasswordBySpentLink(database, spent, { passwordHash, now: at, lockedUntil }),
    endSessionsOfSpender(database, spent, at),
    endLinksOf(database, spent, toPassword, at),
    writeMailOfSpentLink(database, spent, notice, ['reset']),
  ])
  if (!done) return answerDeadLink(c)
  await rememberBrowser(database, await markBrowser(c), link.candidateId, at)

  sendSoon(c)
  return c.redirect(paths.mappingComplete, 303)
})

const labels = { password: 'Password', again: 'Password again' }

function showPassword(c: Context<Env>, loginId: string, errors: readonly FieldError[]) {
  const shown = <SetPasswordPage frame={openFrame(c)} action={c.req.path} loginId={loginId} errors={errors} />
  return page(c, shown, errors.length > 0 ? 422 : 200)
}
