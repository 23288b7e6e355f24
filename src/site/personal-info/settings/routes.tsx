import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { randomId } from '../../../adapters/secrets.ts'
import { changedAnswers, standingAnswers } from '../../../core/answers.ts'
import { addAnswers, listAnswers } from '../../../data/people/answers.ts'
import { findPerson } from '../../../data/people/contacts.ts'
import { writeMail } from '../../../data/mail/outbox.ts'
import type { Env } from '../../../env.ts'
import { formErrors } from '../../../http/forms/form-errors.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { page } from '../../../http/answers/page.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { readForm } from '../../../http/forms/read-form.ts'
import { sendMails } from '../../../work/mail/send-mails.ts'
import { paths } from '../../../paths.ts'
import type { FieldError } from '../../../ui/fields.tsx'
import { settingsForm } from './forms.ts'
import { SettingsPage } from './settings-page.tsx'

export const settingsRoutes = new Hono<Env>()

settingsRoutes.get('/', async (c) => show(c, await load(c)))

settingsRoutes.post('/', async (c) => {
  const { database, now, program } = c.var
  const loaded = await load(c)
  const asked = program.questions.filter((question) => !isLocked(question, loaded))
  const fields = await readForm(c)
  const form = v.safeParse(settingsForm(asked.map(({ code }) => code)), fields)
  const labels = Object.fromEntries(asked.map(({ code, title }) => [code, title]))
  if (!form.success) return show(c, loaded, fields, formErrors(form.issues, labels))

  const { candidateId } = loaded.viewer
  const changed = changedAnswers(loaded.standing, form.output as Record<string, 'yes' | 'no'>, now.toISOString())
  const deciding = program.questions.find(({ decides }) => decides === 'verification')?.code
  const before = deciding && loaded.standing.get(deciding)
  const after = changed.find(({ question }) => question === deciding)
  const tellsOf = before && after && loaded.email ? after.answer : undefined
  const about = { id: randomId(), candidateId, recipient: loaded.email, createdAt: now.toISOString() }
  const data = { at: about.createdAt, answer: tellsOf ?? '' }
  if (changed.length > 0)
    await database.batch([
      addAnswers(database, candidateId, changed),
      ...(tellsOf ? [writeMail(database, { ...about, template: 'consent-changed', data })] : []),
    ])

  if (tellsOf) c.executionCtx.waitUntil(sendMails(c.env, program))
  return c.redirect(`${paths.settings}?${after ? after.answer : 'kept'}`, 303)
})

async function load(c: Context<Env>) {
  const { database, now } = c.var
  const { viewer, given, person } = await readAsViewer(c, (id) => ({
    given: listAnswers(database, id),
    person: findPerson(database, id),
  }))
  const lockedUntil = person?.lockedUntil && person.lockedUntil > now.toISOString() ? person.lockedUntil : undefined
  return { viewer, standing: standingAnswers(given), email: person?.provedEmail ?? person?.email ?? '', lockedUntil }
}

type Loaded = Awaited<ReturnType<typeof load>>

/** For three days after a mapping by score report nobody changes what others may be told. */
function isLocked(question: { readonly decides?: string }, { lockedUntil }: Loaded): boolean {
  return lockedUntil !== undefined && question.decides === 'verification'
}

function show(
  c: Context<Env>,
  loaded: Loaded,
  typed: Readonly<Record<string, string>> = {},
  errors: readonly FieldError[] = [],
) {
  const questions = c.var.program.questions.map((question) => {
    const answer = loaded.standing.get(question.code)
    return {
      code: question.code,
      title: question.title,
      text: question.text,
      effect: question.effect,
      chosen: typed[question.code] ?? answer?.answer,
      since: answer?.answeredAt.slice(0, 10),
      lockedUntil: isLocked(question, loaded) ? loaded.lockedUntil : undefined,
      error: errors.find(({ field }) => field === question.code)?.sentence,
    }
  })
  const query = c.req.query()
  const done = (['first', 'yes', 'no', 'kept'] as const).find((word) => word in query)
  const shown = (
    <SettingsPage frame={frameOf(c, loaded.viewer, paths.settings)} questions={questions} errors={errors} done={done} />
  )
  return page(c, shown, errors.length > 0 ? 422 : 200)
}
