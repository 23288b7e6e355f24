import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { standingAnswers } from '../../../core/answers.ts'
import { hasBegun } from '../../../core/dated.ts'
import { chosenWays, type MailKind, mailWays } from '../../../core/mail-kinds.ts'
import { chooseMail, listMailChoices } from '../../../data/mail/mail-choices.ts'
import { listAnswers } from '../../../data/people/answers.ts'
import type { Env } from '../../../env.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { page } from '../../../http/answers/page.ts'
import { today } from '../../../http/as-of.ts'
import { sent } from '../../../http/forms/form-fields.ts'
import { readForm } from '../../../http/forms/read-form.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { paths } from '../../../paths.ts'
import { mailKindsOf } from '../../../wording/mail-kinds.ts'
import { NotificationsPage } from './notifications-page.tsx'

/** Which kinds of mail a person wants. */
export const notificationsRoutes = new Hono<Env>()

notificationsRoutes.get('/', async (c) => show(c, await load(c)))

notificationsRoutes.post('/', async (c) => {
  const loaded = await load(c)
  const fields = await readForm(c)
  const chosen = mailKindsOf(c.var.program).flatMap(({ kind }) => {
    const way = v.safeParse(v.pipe(sent, v.picklist(mailWays)), fields[kind])
    return way.success && way.output !== loaded.ways[kind] ? [{ kind, way: way.output }] : []
  })

  if (chosen.length > 0) await chooseMail(c.var.database, loaded.viewer.candidateId, chosen, c.var.now.toISOString())

  return c.redirect(paths.notificationsSaved, 303)
})

async function load(c: Context<Env>) {
  const { database, program } = c.var
  const { viewer, given, choices } = await readAsViewer(c, (id) => ({
    given: listAnswers(database, id),
    choices: listMailChoices(database, id),
  }))
  const question = program.questions.find(({ decides }) => decides === 'notifications')
  const isAsked = question !== undefined && hasBegun(question, today(c))
  const answer = question && standingAnswers(given).get(question.code)?.answer
  return { viewer, ways: chosenWays(choices), master: { title: isAsked ? question.title : undefined, answer } }
}

function show(c: Context<Env>, { viewer, ways, master }: Awaited<ReturnType<typeof load>>) {
  const kinds = mailKindsOf(c.var.program).map((words) => ({ ...words, way: ways[words.kind satisfies MailKind] }))
  const isSaved = c.req.query('saved') !== undefined
  return page(
    c,
    <NotificationsPage
      frame={frameOf(c, viewer, paths.notifications)}
      kinds={kinds}
      master={master}
      isSaved={isSaved}
    />,
  )
}
