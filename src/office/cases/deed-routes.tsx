import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import type { Env } from '../../env.ts'
import { formErrors } from '../../http/forms/form-errors.ts'
import { readForm } from '../../http/forms/read-form.ts'
import { paths } from '../../paths.ts'
import {
  answerCase,
  assignCase,
  type CaseDoing,
  closeByStaff,
  noteOnCase,
  reopenCase,
} from '../../work/cases/change-case.ts'
import { sendMails } from '../../work/mail/send-mails.ts'
import { answerForm, assignForm, caseLabels, noteForm, versionForm } from './forms.ts'
import { loadCase, type LoadedCase, showCase } from './load-case.tsx'
import { answerersAmong } from './view.ts'

/** What staff do with a case: each only to the version of it that they saw. */
export const caseDeedRoutes = new Hono<Env>()

caseDeedRoutes.post('/office/cases/:reference/answer', (c) =>
  change(c, answerForm, (doing, { text }, { found }) =>
    answerCase(c.var.database, doing, { text, replyTo: found.replyTo }),
  ),
)

caseDeedRoutes.post('/office/cases/:reference/last-answer', (c) =>
  change(c, answerForm, (doing, { text }, { found }) =>
    closeByStaff(c.var.database, doing, { text, replyTo: found.replyTo }),
  ),
)

caseDeedRoutes.post('/office/cases/:reference/note', (c) =>
  change(c, noteForm, (doing, { text }) => noteOnCase(c.var.database, doing, text)),
)

caseDeedRoutes.post('/office/cases/:reference/close', (c) =>
  change(c, versionForm, (doing, _, { found }) =>
    found.state === 'closed' ? Promise.resolve(true) : closeByStaff(c.var.database, doing, undefined),
  ),
)

caseDeedRoutes.post('/office/cases/:reference/reopen', (c) =>
  change(c, versionForm, (doing, _, { found }) =>
    found.state === 'open' ? Promise.resolve(true) : reopenCase(c.var.database, doing),
  ),
)

caseDeedRoutes.post('/office/cases/:reference/assign', (c) =>
  change(c, assignForm, (doing, { colleague }, { colleagues }) => {
    const to = answerersAmong(colleagues).find(({ id }) => id === colleague)
    if (colleague !== '' && !to) return Promise.resolve('Choose a colleague from the list.')
    return assignCase(c.var.database, doing, to)
  }),
)

type Form<Fields> = v.GenericSchema<unknown, Fields & { readonly version: number }>

/** Finds the case, reads the form, does it, and goes back to the case; comes back with what was typed where it was not done. */
async function change<Fields>(
  c: Context<Env>,
  form: Form<Fields>,
  act: (doing: CaseDoing, fields: Fields, loaded: LoadedCase) => Promise<boolean | string>,
): Promise<Response> {
  const { program, now } = c.var
  const loaded = await loadCase(c)
  if (!loaded) return c.notFound()
  const typed = await readForm(c)
  const read = v.safeParse(form, typed, { abortPipeEarly: true })
  if (!read.success)
    return showCase(c, loaded, { typed, errors: formErrors(read.issues, caseLabels), hasMoved: false }, 422)

  const { reference, candidateId } = loaded.found
  const { version } = read.output
  const doing = { colleagueId: loaded.colleague.id, reference, candidateId, version, at: now }
  const done = await act(doing, read.output, loaded)

  if (typeof done === 'string') {
    const errors = [{ field: 'colleague', label: caseLabels.colleague, sentence: done }]
    return showCase(c, loaded, { typed, errors, hasMoved: false }, 422)
  }
  if (!done) {
    const moved = await loadCase(c)
    return moved ? showCase(c, moved, { typed, errors: [], hasMoved: true }, 409) : c.notFound()
  }
  c.executionCtx.waitUntil(sendMails(c.env, program))
  return c.redirect(paths.officeCase(reference), 303)
}
