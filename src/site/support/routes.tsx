import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { closeCase, findCase } from '../../data/cases.ts'
import { findSession, isAlive } from '../../data/sign-in/sessions.ts'
import type { Env } from '../../env.ts'
import { formErrors } from '../../http/forms/form-errors.ts'
import { openFrame } from '../../http/answers/frames.ts'
import { addressOf, countTry, isFlooding } from '../../http/limits.ts'
import { localPath } from '../../http/local-path.ts'
import { page } from '../../http/answers/page.ts'
import { readForm } from '../../http/forms/read-form.ts'
import { readUpload } from '../../http/forms/read-upload.ts'
import { stillPage } from '../../http/answers/still-page.ts'
import { refuse } from '../../http/answers/refuse.tsx'
import { askToSignIn } from '../../http/visitor/tickets.ts'
import { mostBytesOfFile, openSupportCase, readCaseFile } from '../../work/open-case.ts'
import { sendMails } from '../../work/mail/send-mails.ts'
import { paths } from '../../paths.ts'
import type { FieldError } from '../../ui/fields.tsx'
import { CaseFormPage, CaseReceivedPage } from './case-form.tsx'
import { caseForm } from './forms.ts'
import { SupportPage } from './support-page.tsx'
import { UserGuidePage } from './user-guide/user-guide-page.tsx'

export const supportRoutes = new Hono<Env>()

supportRoutes.get(paths.support, (c) => {
  const { program } = c.var
  const typed = { topic: c.req.query('topic') ?? '', about: c.req.query('about') ?? '' }
  return page(c, <SupportPage frame={openFrame(c)} program={program} form={formOf(c, typed, [])} />)
})

supportRoutes.post(paths.support, async (c) => {
  const { now, program, settings } = c.var
  if (await isFlooding(c)) return refuse(c, 429, 'Too many requests come from your network. Try again in a minute.')
  const upload = await readUpload(c, 'file', mostBytesOfFile)
  if (upload === 'too large') return refuse(c, 413, 'The file is larger than 10 MB. Send a smaller one.')
  const { fields } = upload
  const file = await readCaseFile(upload.file)
  const fileErrors = typeof file === 'string' ? [{ field: 'file', label: labels.file, sentence: file }] : []
  const form = v.safeParse(caseForm(program.supportTopics.map((topic) => topic.code)), fields, { abortPipeEarly: true })
  if (!form.success || typeof file === 'string')
    return comesBack(c, fields, [...formErrors(form.issues, labels), ...fileErrors])
  const candidateId = await findCandidate(c)
  const allowance = await countTry(c.var, [
    candidateId
      ? { limit: settings.cases.person, subject: candidateId }
      : { limit: settings.cases.address, subject: addressOf(c) },
  ])
  const enough = `No more cases are taken from here today. Write to ${program.operator.supportEmail} instead.`
  if (!allowance.allowed) return comesBack(c, fields, [{ field: 'message', sentence: enough }])

  const reference = await openSupportCase(c.env, program, { candidateId, ...form.output, file }, now)

  c.executionCtx.waitUntil(sendMails(c.env, program))
  return c.redirect(paths.supportReceived(reference), 303)
})

supportRoutes.post('/support/:reference/settle', async (c) => {
  const candidateId = await findCandidate(c)
  if (!candidateId) return askToSignIn(c)
  const { back } = await readForm(c)

  await closeCase(c.var.database, c.req.param('reference'), candidateId)

  return c.redirect(localPath(back, paths.home), 303)
})

supportRoutes.get('/support/received/:reference', async (c) => {
  const [found] = await findCase(c.var.database, c.req.param('reference'))
  return found ? page(c, <CaseReceivedPage frame={openFrame(c)} reference={found.reference} />) : c.notFound()
})

supportRoutes.get(paths.userGuide, (c) =>
  stillPage(c, () => <UserGuidePage frame={openFrame(c)} program={c.var.program} />),
)

const labels = { topic: 'Topic', message: 'Message', replyTo: 'Reply address', file: 'File' }

/** Whose case it is, where somebody is signed in; support is open to anyone. */
async function findCandidate(c: Context<Env>): Promise<string | null> {
  const { ticket, database, now } = c.var
  if (!ticket) return null
  const session = await findSession(database, ticket.sessionHash).execute()
  return isAlive(session, ticket.candidateId, now) ? ticket.candidateId : null
}

function formOf(c: Context<Env>, typed: Readonly<Record<string, string>>, errors: readonly FieldError[]) {
  const { supportTopics, candidateId } = c.var.program
  return { topics: supportTopics, typed, errors, idLabel: candidateId.label }
}

function comesBack(c: Context<Env>, typed: Readonly<Record<string, string>>, errors: readonly FieldError[]) {
  return page(c, <CaseFormPage frame={openFrame(c)} {...formOf(c, typed, errors)} />, 422)
}
