import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { isPassword } from '../../../adapters/passwords.ts'
import { hashOfSecret, randomId, randomSecret } from '../../../adapters/secrets.ts'
import { guardSpent, hoursOfProof, keepProof, keepProofOfSpentLink } from '../../../data/merges/proofs.ts'
import { findAccount } from '../../../data/people/accounts.ts'
import { findPerson } from '../../../data/people/contacts.ts'
import { isRefusedByGuard } from '../../../data/facts/records.ts'
import type { LinkPurpose } from '../../../data/mail/schema-mail.ts'
import { findLink, spendLink } from '../../../data/sign-in/links.ts'
import { addMappingRequest, type MappingRequest } from '../../../data/sign-in/mapping.ts'
import type { Env } from '../../../env.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { page } from '../../../http/answers/page.ts'
import { refuse } from '../../../http/answers/refuse.tsx'
import { formErrors } from '../../../http/forms/form-errors.ts'
import { readForm } from '../../../http/forms/read-form.ts'
import { addressOf, countTry, isFlooding } from '../../../http/limits.ts'
import { readAsViewer, type Viewer } from '../../../http/visitor/read-as-viewer.ts'
import { paths } from '../../../paths.ts'
import type { FieldError } from '../../../ui/fields.tsx'
import { sendMails } from '../../../work/mail/send-mails.ts'
import { mapAccounts } from '../../../work/map-accounts.ts'
import { FindPage } from './find-page.tsx'
import { linkForm, reportForm, signInForm } from './forms.ts'
import { LinkPage } from './link-page.tsx'

/** The ways to show that another record is theirs. */
export const proveRoutes = new Hono<Env>()

const toProve: readonly LinkPurpose[] = ['prove-record', 'prove-report']

proveRoutes.get('/', async (c) => {
  const { viewer } = await readAsViewer(c, () => ({}))
  const sent = (['link', 'score-report'] as const).find((one) => c.req.query('sent') === one)
  return show(c, viewer, {}, [], sent)
})

proveRoutes.post('/sign-in', async (c) => {
  const fields = await readForm(c)
  const { viewer } = await readAsViewer(c, () => ({}))
  if (await isFlooding(c)) return refuse(c, 429, flooding)
  const form = v.safeParse(signInForm, fields, { abortPipeEarly: true })
  if (!form.success) return show(c, viewer, fields, formErrors(form.issues, {}))
  const { settings, database, now } = c.var
  const { loginId, password } = form.output
  const { account, address, site } = settings.signIn
  const allowance = await countTry(c.var, [
    { limit: account, subject: loginId.toLowerCase() },
    { limit: address, subject: addressOf(c) },
    { limit: site, subject: '' },
  ])
  if (!allowance.allowed) {
    c.header('Retry-After', String(allowance.retryAfter))
    return show(
      c,
      viewer,
      fields,
      [{ field: 'password', sentence: 'Too many attempts. Try again later.' }],
      undefined,
      429,
    )
  }
  const { account: found } = await findAccount(database, loginId, '')
  const isRight = await isPassword(password, found?.passwordHash || undefined, settings.passwordCost)
  if (!isRight || !found) return show(c, viewer, fields, [{ field: 'password', sentence: wrong }])
  if (found.candidateId === viewer.candidateId)
    return show(c, viewer, fields, [{ field: 'loginId', sentence: 'This is the login you’re signed in with.' }])

  await database.batch([keepProof(database, viewer, found.candidateId, provingAt(now)), allowance.takeBack()])
  return c.redirect(paths.checkOtherRecord, 303)
})

proveRoutes.post('/link', async (c) => {
  const fields = await readForm(c)
  const { viewer } = await readAsViewer(c, () => ({}))
  const form = v.safeParse(linkForm, fields, { abortPipeEarly: true })
  if (!form.success) return show(c, viewer, fields, formErrors(form.issues, {}))
  const { candidateId } = viewer
  return ask(c, { by: 'other-record', candidateId, emailOrId: form.output.emailOrId.trim() }, 'link')
})

proveRoutes.post('/score-report', async (c) => {
  if (!c.var.program.scoreReports) return c.notFound()
  const fields = await readForm(c)
  const { viewer, person } = await readAsViewer(c, (id) => ({ person: findPerson(c.var.database, id) }))
  const form = v.safeParse(reportForm, fields, { abortPipeEarly: true })
  if (!form.success) return show(c, viewer, fields, formErrors(form.issues, {}))
  const { candidateId } = viewer
  const newEmail = person?.provedEmail ?? person?.email ?? ''
  const from = await hashOfSecret(addressOf(c))
  return ask(c, { by: 'other-report', candidateId, ...form.output, newEmail, from }, 'score-report')
})

proveRoutes.get('/links/:token', async (c) => {
  const { viewer, link } = await openLink(c)
  return page(
    c,
    <LinkPage frame={frameOf(c, viewer, paths.identification)} action={c.req.path} isGood={!!link} />,
    link ? 200 : 404,
  )
})

proveRoutes.post('/links/:token', async (c) => {
  const { database, now } = c.var
  const { viewer, link, hash } = await openLink(c)
  const dead = () =>
    page(c, <LinkPage frame={frameOf(c, viewer, paths.identification)} action="" isGood={false} />, 404)
  if (!link) return dead()

  const spent = { hash, mark: randomSecret() }
  try {
    await database.batch([
      spendLink(database, spent, toProve, now.toISOString()),
      guardSpent(database, spent),
      keepProofOfSpentLink(database, viewer, spent, provingAt(now)),
    ])
  } catch (error) {
    if (isRefusedByGuard(error)) return dead()
    throw error
  }
  return c.redirect(paths.checkOtherRecord, 303)
})

/** Queues the request and answers at once: the lookup happens afterwards, so the answer reveals nothing. */
async function ask(c: Context<Env>, typed: MappingRequest, sent: 'link' | 'score-report'): Promise<Response> {
  const { database, now, settings, program } = c.var
  if (await isFlooding(c)) return refuse(c, 429, flooding)
  const allowance = await countTry(c.var, [{ limit: settings.mapping.address, subject: addressOf(c) }])
  if (!allowance.allowed) {
    c.header('Retry-After', String(allowance.retryAfter))
    return refuse(c, 429, 'Too many links were asked for from your network. Try again in 15 minutes.')
  }
  await addMappingRequest(database, randomId(), typed, now.toISOString())
  c.executionCtx.waitUntil(mapAccounts(c.env, settings).then(() => sendMails(c.env, program)))
  return c.redirect(`${paths.otherRecord}?sent=${sent}`, 303)
}

async function openLink(c: Context<Env>) {
  const hash = await hashOfSecret(c.req.param('token') ?? '')
  const { viewer, link } = await readAsViewer(c, () => ({
    link: findLink(c.var.database, hash, toProve, c.var.now.toISOString()),
  }))
  const isOther = link && link.candidateId !== viewer.candidateId
  return { viewer, hash, link: isOther ? link : undefined }
}

function provingAt(now: Date) {
  return { now: now.toISOString(), endsAt: new Date(now.getTime() + hoursOfProof * 3_600_000).toISOString() }
}

const wrong = 'Login ID and password don’t match. Check both and try again.'
const flooding = 'Too many requests come from your network. Try again in a minute.'

function show(
  c: Context<Env>,
  viewer: Viewer,
  typed: Readonly<Record<string, string>>,
  errors: readonly FieldError[],
  sent?: 'link' | 'score-report',
  status: 422 | 429 = 422,
) {
  const { program } = c.var
  const shown = { idLabel: program.candidateId.label, typed, errors, sent, hasReports: program.scoreReports === true }
  return page(
    c,
    <FindPage frame={frameOf(c, viewer, paths.identification)} {...shown} />,
    errors.length > 0 ? status : 200,
  )
}
