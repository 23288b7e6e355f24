import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { randomId } from '../../../adapters/secrets.ts'
import { changedAnswers, standingAnswers } from '../../../core/answers.ts'
import { hasBegun } from '../../../core/dated.ts'
import { addAnswers, listAnswers } from '../../../data/people/answers.ts'
import { findPerson } from '../../../data/people/contacts.ts'
import { writeMail } from '../../../data/mail/outbox.ts'
import type { Env } from '../../../env.ts'
import { today } from '../../../http/as-of.ts'
import { formErrors } from '../../../http/forms/form-errors.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { page } from '../../../http/answers/page.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { readForm } from '../../../http/forms/read-form.ts'
import { sendMails } from '../../../work/mail/send-mails.ts'
import { paths } from '../../../paths.ts'
import type { FieldError } from '../../../ui/fields.tsx'
import { answersIn, settingsForm } from './forms.ts'
import { type Done, SettingsPage } from './settings-page.tsx'

export const settingsRoutes = new Hono<Env>()

settingsRoutes.get('/', async (c) => {
  const done = (['first', 'yes', 'no', 'kept'] as const).find((word) => word in c.req.query())
  return show(c, await load(c), { done })
})

settingsRoutes.post('/', async (c) => {
  const { database, now, program } = c.var
  const loaded = await load(c)
  const asked = loaded.questions.filter((question) => !isLocked(question, loaded))
  const codes = asked.map(({ code }) => code)
  const fields = await readForm(c)
  const form = v.safeParse(settingsForm(codes), fields)

  const { candidateId } = loaded.viewer
  const changed = changedAnswers(loaded.standing, answersIn(codes, fields), now.toISOString())
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
  if (!form.success) {
    const errors = formErrors(form.issues, Object.fromEntries(asked.map(({ code, title }) => [code, title])))
    const standing = standingAnswers([...loaded.standing.values(), ...changed])
    const done = after?.answer ?? (changed.length > 0 ? 'partly' : undefined)
    return show(c, { ...loaded, standing }, { typed: fields, errors, done })
  }
  return c.redirect(`${paths.settings}?${after ? after.answer : 'kept'}`, 303)
})

async function load(c: Context<Env>) {
  const { database, now, program } = c.var
  const { viewer, given, person } = await readAsViewer(c, (id) => ({
    given: listAnswers(database, id),
    person: findPerson(database, id),
  }))
  const lockedUntil = person?.lockedUntil && person.lockedUntil > now.toISOString() ? person.lockedUntil : undefined
  const questions = program.questions.filter((question) => hasBegun(question, today(c)))
  const email = person?.provedEmail ?? person?.email ?? ''
  return { viewer, questions, standing: standingAnswers(given), email, lockedUntil }
}

type Loaded = Awaited<ReturnType<typeof load>>

/** For three days after a mapping by score report nobody changes what others may be told. */
function isLocked(question: { readonly decides?: string }, { lockedUntil }: Loaded): boolean {
  return lockedUntil !== undefined && question.decides === 'verification'
}

interface Shown {
  readonly typed?: Readonly<Record<string, string>>
  readonly errors?: readonly FieldError[]
  readonly done: Done | undefined
}

function show(c: Context<Env>, loaded: Loaded, { typed = {}, errors = [], done }: Shown) {
  const questions = loaded.questions.map((question) => {
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
  const shown = (
    <SettingsPage frame={frameOf(c, loaded.viewer, paths.settings)} questions={questions} errors={errors} done={done} />
  )
  return page(c, shown, errors.length > 0 ? 422 : 200)
}
