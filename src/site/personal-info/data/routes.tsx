import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { zipStream } from '../../../adapters/zip.ts'
import { recordOf } from '../../../core/record.ts'
import { standing } from '../../../core/standing/judge.ts'
import { findPerson } from '../../../data/people/contacts.ts'
import { listFactsOf } from '../../../data/facts/facts.ts'
import { writeEvent, writeEventWhere } from '../../../data/sign-in/security-events.ts'
import { sessionHolds } from '../../../data/sign-in/sessions.ts'
import { loadWholePerson } from '../../../data/people/whole-person.ts'
import type { Env } from '../../../env.ts'
import { today } from '../../../http/as-of.ts'
import { formErrors } from '../../../http/forms/form-errors.ts'
import { sent } from '../../../http/forms/form-fields.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { countTry } from '../../../http/limits.ts'
import { page } from '../../../http/answers/page.ts'
import { askAgain } from '../../../http/visitor/ask-again.tsx'
import { isFresh, requireFresh } from '../../../http/visitor/fresh.ts'
import { eventBy } from '../../../http/visitor/where.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { readForm } from '../../../http/forms/read-form.ts'
import { refuse } from '../../../http/answers/refuse.tsx'
import { openSupportCase } from '../../../work/open-case.ts'
import { sendMails } from '../../../work/mail/send-mails.ts'
import { paths } from '../../../paths.ts'
import type { FieldError } from '../../../ui/fields.tsx'
import { filesOf } from './archive.ts'
import { isLocked, locked } from './locked.ts'
import { DataPage } from './data-page.tsx'
import { exitPackRoutes } from './exit-pack-routes.ts'

export const dataRoutes = new Hono<Env>()

dataRoutes.get('/', async (c) => show(c, await load(c)))

dataRoutes.route('/', exitPackRoutes)

dataRoutes.get('/my-data.zip', async (c) => {
  const { database, program, settings, now } = c.var
  const { viewer, facts, person } = await readAsViewer(c, (id) => ({
    facts: listFactsOf(database, id),
    person: findPerson(database, id),
  }))
  const { candidateId, sessionHash } = viewer
  if (isLocked(c, person)) return refuse(c, 403, locked)
  requireFresh(c, viewer, paths.data)
  const allowance = await countTry(c.var, [{ limit: settings.archives, subject: candidateId }])
  if (!allowance.allowed) return refuse(c, 429, 'You’ve downloaded your data several times today. Try again tomorrow.')
  const holds = sessionHolds(sessionHash, candidateId, now.toISOString())
  await writeEventWhere(database, eventBy(c, candidateId, 'data-downloaded'), holds)
  const tables = await loadWholePerson(database, candidateId)

  const record = recordOf(candidateId, facts, program.creditValidityMonths)
  const held = standing(program, candidateId, record, today(c))

  const archive = { candidateId, madeAt: now.toISOString(), tables, standing: held }
  return c.body(zipStream(filesOf(archive, c.env.FILES), now), 200, {
    'Content-Type': 'application/zip',
    'Content-Disposition': `attachment; filename="${candidateId}-${today(c)}.zip"`,
  })
})

const labels = { sure: '', reason: 'Anything staff should know' }

const forgetForm = v.object({
  reason: v.pipe(sent, v.trim(), v.maxLength(2000, 'Use at most 2,000 characters.')),
  sure: v.pipe(sent, v.literal('yes', 'Select the box if you’re sure.')),
})

dataRoutes.post('/forget', async (c) => {
  const { program, settings, now } = c.var
  const loaded = await load(c)
  const fields = await readForm(c)
  const form = v.safeParse(forgetForm, fields, { abortPipeEarly: true })
  if (!form.success) return show(c, loaded, fields, formErrors(form.issues, labels))
  const { viewer, replyTo } = loaded
  const error = (sentence: string) => show(c, loaded, fields, [{ field: 'sure', sentence }])
  if (loaded.isLocked) return error(locked)
  if (!isFresh(c, viewer)) return askAgain(c, viewer, { next: paths.data, deed: paths.dataForget, typed: form.output })
  if (!replyTo) return error('Add an email address under Contact first.')
  const allowance = await countTry(c.var, [{ limit: settings.cases.person, subject: viewer.candidateId }])
  if (!allowance.allowed) return error('You can’t send another request today. Try again tomorrow.')

  const message = ['A request to be forgotten.', form.output.reason].filter(Boolean).join('\n\n')
  const wanted = {
    candidateId: viewer.candidateId,
    topic: 'privacy',
    message,
    replyTo,
    isOwnAddress: true,
    file: undefined,
  }
  const reference = await openSupportCase(c.env, program, wanted, now)
  await writeEvent(c.var.database, eventBy(c, viewer.candidateId, 'forget-asked', { name: reference }))

  c.executionCtx.waitUntil(sendMails(c.env, program))
  return c.redirect(paths.supportReceived(reference), 303)
})

async function load(c: Context<Env>) {
  const { database } = c.var
  const { viewer, person } = await readAsViewer(c, (id) => ({ person: findPerson(database, id) }))
  return { viewer, replyTo: person?.provedEmail ?? person?.email ?? '', isLocked: isLocked(c, person) }
}

function show(
  c: Context<Env>,
  { viewer, replyTo }: Awaited<ReturnType<typeof load>>,
  typed: Readonly<Record<string, string>> = {},
  errors: readonly FieldError[] = [],
) {
  const shown = <DataPage frame={frameOf(c, viewer, paths.data)} errors={errors} typed={typed} replyTo={replyTo} />
  return page(c, shown, errors.length > 0 ? 422 : 200)
}
