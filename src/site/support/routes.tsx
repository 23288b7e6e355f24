import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { closeCase, findCase } from '../../data/cases/cases.ts'
import { readTogether } from '../../data/prepared.ts'
import { findPerson } from '../../data/people/contacts.ts'
import { findSession, isAlive } from '../../data/sign-in/sessions.ts'
import type { Env } from '../../env.ts'
import { formErrors } from '../../http/forms/form-errors.ts'
import { openFrame } from '../../http/answers/frames.ts'
import { addressOf, countTry, isFlooding, triesSoFar, type Try } from '../../http/limits.ts'
import { localPath } from '../../http/local-path.ts'
import { page } from '../../http/answers/page.ts'
import { readForm } from '../../http/forms/read-form.ts'
import { readUpload } from '../../http/forms/read-upload.ts'
import { stillPage } from '../../http/answers/still-page.ts'
import { refuse } from '../../http/answers/refuse.tsx'
import { askToSignIn } from '../../http/visitor/tickets.ts'
import { mostBytesOfFile, readCaseFile } from '../../work/cases/case-files.ts'
import { openSupportCase } from '../../work/open-case.ts'
import { sendMails } from '../../work/mail/send-mails.ts'
import { paths } from '../../paths.ts'
import { today } from '../../http/as-of.ts'
import type { FieldError } from '../../ui/fields.tsx'
import { CaseFormPage, CaseReceivedPage } from './case-form.tsx'
import { caseForm, mostOfAbout } from './forms.ts'
import { SupportPage } from './support-page.tsx'
import { chaptersOf } from './user-guide/chapters.ts'
import { ChapterPage, UserGuidePage } from './user-guide/user-guide-page.tsx'

export const supportRoutes = new Hono<Env>()

supportRoutes.get(paths.support, async (c) => {
  const { program } = c.var
  const asking = await findAsking(c)
  const { topic = '', about = '' } = c.req.query()
  const typed = { topic, about: about.slice(0, mostOfAbout), replyTo: asking?.email ?? '' }
  return page(c, <SupportPage frame={openFrame(c)} program={program} on={today(c)} form={formOf(c, typed, [])} />)
})

supportRoutes.post(paths.support, async (c) => {
  const { now, program } = c.var
  if (await isFlooding(c)) return refuse(c, 429, 'Too many requests come from your network. Try again in a minute.')
  const asking = await findAsking(c)
  const tries = triesOf(c, asking?.candidateId)
  // Asked before the body is read: a form may be 10 MB.
  const soFar = await triesSoFar(c.var, tries)
  if (soFar.over(await soFar.counts.execute()).length > 0) return refuse(c, 429, enough(c))
  const upload = await readUpload(c, 'file', mostBytesOfFile)
  if (upload === 'too large') return refuse(c, 413, 'The file is larger than 10 MB. Send a smaller one.')
  const { fields } = upload
  const file = await readCaseFile(upload.file)
  const fileErrors = typeof file === 'string' ? [{ field: 'file', label: labels.file, sentence: file }] : []
  const form = v.safeParse(caseForm(program.supportTopics.map((topic) => topic.code)), fields, { abortPipeEarly: true })
  if (!form.success || typeof file === 'string')
    return comesBack(c, fields, [...formErrors(form.issues, labels), ...fileErrors])
  const allowance = await countTry(c.var, tries)
  if (!allowance.allowed) return comesBack(c, fields, [{ field: 'message', sentence: enough(c) }])

  const isOwnAddress = asking !== undefined && asking.email.toLowerCase() === form.output.replyTo.toLowerCase()
  const wanted = { candidateId: asking?.candidateId ?? null, ...form.output, isOwnAddress, file }
  const reference = await openSupportCase(c.env, program, wanted, now)

  c.executionCtx.waitUntil(sendMails(c.env, program))
  return c.redirect(isOwnAddress ? paths.supportReceived(reference) : paths.supportNoted(reference), 303)
})

supportRoutes.post('/support/:reference/settle', async (c) => {
  const asking = await findAsking(c)
  if (!asking) return askToSignIn(c)
  const { back } = await readForm(c)

  await closeCase(c.var.database, c.req.param('reference'), asking.candidateId, c.var.now.toISOString())

  return c.redirect(localPath(back, paths.home), 303)
})

supportRoutes.get('/support/received/:reference', async (c) => {
  const [found] = await findCase(c.var.database, c.req.param('reference'))
  if (!found) return c.notFound()
  const isMailed = c.req.query('noted') === undefined
  return page(c, <CaseReceivedPage frame={openFrame(c)} reference={found.reference} isMailed={isMailed} />)
})

supportRoutes.get(paths.userGuide, (c) => {
  const { program } = c.var
  return stillPage(c, () => <UserGuidePage frame={openFrame(c)} program={program} chapters={chaptersOf(program)} />)
})

supportRoutes.get('/user-guide/:chapter', (c) => {
  const chapters = chaptersOf(c.var.program)
  const at = chapters.findIndex(({ id }) => id === c.req.param('chapter'))
  return at < 0 ? c.notFound() : stillPage(c, () => <ChapterPage frame={openFrame(c)} chapters={chapters} at={at} />)
})

const labels = { topic: 'Topic', message: 'Message', replyTo: 'Reply address', file: 'File' }

/** Whose case it is and their address on file, where somebody is signed in; support is open to anyone. */
async function findAsking(c: Context<Env>) {
  const { ticket, database, now } = c.var
  if (!ticket) return undefined
  const { sessionHash, candidateId } = ticket
  const { session, person } = await readTogether(database, {
    session: findSession(database, sessionHash),
    person: findPerson(database, candidateId),
  })
  if (!isAlive(session, candidateId, now)) return undefined
  return { candidateId, email: person?.provedEmail ?? person?.email ?? '' }
}

/** What a case is counted under: people who are signed in have their own allowance, which nobody else uses up. */
function triesOf(c: Context<Env>, candidateId: string | undefined): readonly [Try, ...Try[]] {
  const { person, address, site } = c.var.settings.cases
  if (candidateId) return [{ limit: person, subject: candidateId }]
  return [
    { limit: address, subject: addressOf(c) },
    { limit: site, subject: '' },
  ]
}

function enough(c: Context<Env>): string {
  return `We can’t take more cases from here today. Write to ${c.var.program.operator.supportEmail} instead.`
}

function formOf(c: Context<Env>, typed: Readonly<Record<string, string>>, errors: readonly FieldError[]) {
  const { supportTopics, candidateId, scoreReports } = c.var.program
  return { topics: supportTopics, typed, errors, idLabel: candidateId.label, hasReports: scoreReports === true }
}

function comesBack(c: Context<Env>, typed: Readonly<Record<string, string>>, errors: readonly FieldError[]) {
  return page(c, <CaseFormPage frame={openFrame(c)} {...formOf(c, typed, errors)} />, 422)
}
