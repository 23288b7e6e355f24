import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { hashOfSecret, randomId } from '../../adapters/secrets.ts'
import { addMappingRequest, type MappingRequest } from '../../data/sign-in/mapping.ts'
import { findProvedAccount } from '../../data/sign-in/organisation-logins.ts'
import type { Env } from '../../env.ts'
import { formErrors } from '../../http/forms/form-errors.ts'
import { openFrame } from '../../http/answers/frames.ts'
import { addressOf, countTry, isFlooding, triesSoFar } from '../../http/limits.ts'
import { organisationHash } from '../../http/visitor/organisation-login.ts'
import { organisationOf } from '../../core/organisation-of.ts'
import { page } from '../../http/answers/page.ts'
import { readForm } from '../../http/forms/read-form.ts'
import { refuse } from '../../http/answers/refuse.tsx'
import { mapAccounts } from '../../work/map-accounts.ts'
import { triesByReport } from '../../work/report-tries.ts'
import { sendMails } from '../../work/mail/send-mails.ts'
import { paths } from '../../paths.ts'
import type { FieldError } from '../../ui/fields.tsx'
import { FirstTimePage, type SentBy } from './first-time-page.tsx'
import { byEmailForm, byScoreReportForm } from './forms.ts'

export const firstTimeRoutes = new Hono<Env>()

firstTimeRoutes.get(paths.firstTime, (c) => {
  const sent = c.req.query('sent')
  return show(c, {}, [], sent === undefined ? undefined : sent === 'score-report' ? sent : 'email')
})

firstTimeRoutes.post(paths.firstTimeByEmail, async (c) => {
  const fields = await readForm(c)
  const form = v.safeParse(byEmailForm, fields, { abortPipeEarly: true })
  if (!form.success) return show(c, fields, formErrors(form.issues, { email: 'Email address' }))

  return take(c, { by: 'email', ...form.output })
})

firstTimeRoutes.post(paths.firstTimeByScoreReport, async (c) => {
  if (!c.var.program.scoreReports) return c.notFound()
  const fields = await readForm(c)
  const form = v.safeParse(byScoreReportForm, fields, { abortPipeEarly: true })
  if (!form.success) return show(c, fields, formErrors(form.issues, labels))
  const typed = { by: 'score-report', ...form.output, from: await hashOfSecret(addressOf(c)) } as const
  const soFar = await triesSoFar(c.var, triesByReport(c.var.settings.mapping, typed))
  const isPaused = soFar.over(await soFar.counts.execute()).some((limit) => !limit.refusesNothing)

  // Taken all the same: where the report is right, the address on file is told that it was refused.
  const taken = await take(c, typed)
  if (!isPaused || taken.status !== 303) return taken
  return show(
    c,
    fields,
    [{ field: 'registrationNumber', label: labels.registrationNumber, sentence: paused }],
    undefined,
    429,
  )
})

/** The same whether this report is right or wrong: only the misses before it are counted. */
const paused =
  'Too many score reports did not match today. Use your email address instead, try again tomorrow, or open a support case.'

const labels = {
  lastName: 'Last name',
  registrationNumber: 'Registration number',
  newEmail: 'New email address',
}

/** Writes the request down and answers: what is looked up, is looked up afterwards, so that no answer tells anything. */
async function take(c: Context<Env>, typed: MappingRequest): Promise<Response> {
  const { database, now, settings, program } = c.var
  if (await isFlooding(c)) return refuse(c, 429, 'Too many requests come from your network. Try again in a minute.')
  const allowance = await countTry(c.var, [{ limit: settings.mapping.address, subject: addressOf(c) }])
  if (!allowance.allowed) {
    c.header('Retry-After', String(allowance.retryAfter))
    return refuse(c, 429, 'Too many people asked for a login from your network. Try again in 15 minutes.')
  }

  await addMappingRequest(database, randomId(), typed, now.toISOString())

  c.executionCtx.waitUntil(mapAccounts(c.env, settings).then(() => sendMails(c.env, program)))
  return c.redirect(`${paths.firstTime}?sent${typed.by === 'score-report' ? '=score-report' : ''}`, 303)
}

async function show(
  c: Context<Env>,
  typed: Readonly<Record<string, string>>,
  errors: readonly FieldError[],
  sentBy?: SentBy,
  status: 422 | 429 = 422,
): Promise<Response> {
  const hasReports = c.var.program.scoreReports === true
  const shown = { typed, errors, sentBy, hasReports, organisation: await waitingAccount(c) }
  return page(c, <FirstTimePage frame={openFrame(c)} {...shown} />, errors.length > 0 ? status : 200)
}

/** The account of the organisation that this browser has proved and that is nobody's yet. */
async function waitingAccount(c: Context<Env>) {
  const { identity, database, now, program } = c.var
  const hash = identity && (await organisationHash(c))
  if (!hash) return undefined
  const found = await findProvedAccount(database, hash, now.toISOString()).execute()
  return found?.label && !found.owner ? { name: organisationOf(program), account: found.label } : undefined
}
