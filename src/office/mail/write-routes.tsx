import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { dayOf } from '../../core/calendar.ts'
import type { Colleague } from '../../core/colleagues.ts'
import { countOwners, findAnnouncement, type FoundAnnouncement } from '../../data/mail/announcements.ts'
import { findCandidate } from '../../data/people/candidates.ts'
import type { Env } from '../../env.ts'
import { page } from '../../http/answers/page.ts'
import { formErrors } from '../../http/forms/form-errors.ts'
import { readForm } from '../../http/forms/read-form.ts'
import { officeFrameOf } from '../../http/office/office-frame.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import { paths } from '../../paths.ts'
import type { FieldError } from '../../ui/fields.tsx'
import { openBudget } from '../../work/budget.ts'
import { announcementJob } from '../../work/jobs.ts'
import {
  type AnnouncementDoing,
  countAgain,
  discardAnnouncement,
  draftAnnouncement,
  sendAnnouncement,
  type Sending,
  stopAnnouncement,
} from '../../work/mail/change-announcements.ts'
import { sendSomeAnnouncements } from '../../work/mail/send-announcements.ts'
import { shortNameOn } from '../../wording/names.ts'
import { showAnnouncement } from './announcement-routes.tsx'
import { announcementForm, announcementLabels, audienceIn } from './forms.ts'
import { NewAnnouncementPage } from './new-announcement-page.tsx'

/** How an announcement is written, sent, stopped and discarded. */
export const writeRoutes = new Hono<Env>()

writeRoutes.get(paths.newAnnouncement, async (c) => {
  const like = c.req.query('like') ?? ''
  const { colleague, found } = await readAsColleague(c, { found: findAnnouncement(c.var.database, like) })
  return showForm(c, colleague, found ? typedOf(found) : {})
})

writeRoutes.post(paths.announcements, async (c) => {
  const { database, program, now } = c.var
  const { colleague } = await readAsColleague(c, {})
  const typed = await readForm(c)
  const form = v.safeParse(announcementForm(program, new URL(c.env.BASE_URL).origin), typed, { abortPipeEarly: true })
  if (!form.success) return showForm(c, colleague, typed, formErrors(form.issues, announcementLabels))
  const { subject, text, link, candidate } = form.output
  const known = candidate === '' ? undefined : await findCandidate(database, candidate.toUpperCase()).execute()
  if (candidate !== '' && !known) {
    const sentence = 'No one has this candidate ID. Check it, or search People.'
    return showForm(c, colleague, typed, [{ field: 'candidate', label: announcementLabels.candidate, sentence }])
  }

  const audience = audienceIn(form.output)
  const doing = { colleagueId: colleague.id, at: now }
  const id = await draftAnnouncement(database, { subject, text, link, audience, candidateId: known?.id ?? null }, doing)
  await countAtOnce(c)

  return c.redirect(paths.announcement(id), 303)
})

writeRoutes.post('/office/mail/announcements/:id/count', (c) =>
  act(c, async (found) => {
    if (!(await countAgain(c.var.database, found))) return words.moved
    await countAtOnce(c)
    return undefined
  }),
)

writeRoutes.post('/office/mail/announcements/:id/send', (c) =>
  act(c, async (found, doing, owners) => {
    const sending = await sendAnnouncement(c.var.database, found, owners, doing)
    if (sending === 'begun') await c.env.WAKE.send(announcementJob)
    return words[sending]
  }),
)

writeRoutes.post('/office/mail/announcements/:id/stop', (c) =>
  act(c, async (found, doing) =>
    (await stopAnnouncement(c.var.database, found, doing)) ? undefined : 'It had already ended. Nothing was changed.',
  ),
)

writeRoutes.post('/office/mail/announcements/:id/discard', (c) =>
  act(c, async (found, doing) => ((await discardAnnouncement(c.var.database, found, doing)) ? undefined : words.moved)),
)

const words: Readonly<Record<Sending, string | undefined>> = {
  begun: undefined,
  asked: undefined,
  moved: 'A colleague changed this first, so nothing was done. This is the current state.',
  'old count': 'People were counted more than a day ago. Count again before you send it.',
  nobody: 'Nobody gets it. Nothing was sent.',
  'other is sent': 'Another announcement is being sent. Wait until it’s done, then send this one.',
  'needs another': 'You asked for this yourself. Another owner has to confirm it.',
}

/** Does it to an announcement and goes back to it; a sentence says why nothing was done. */
async function act(
  c: Context<Env>,
  deed: (found: FoundAnnouncement, doing: AnnouncementDoing, owners: number) => Promise<string | undefined>,
): Promise<Response> {
  const { database, now } = c.var
  const id = c.req.param('id') ?? ''
  const { colleague, found, owners } = await readAsColleague(c, {
    found: findAnnouncement(database, id),
    owners: countOwners(database),
  })
  if (!found) return c.notFound()

  const problem = await deed(found, { colleagueId: colleague.id, at: now }, owners?.count ?? 0)

  return problem ? showAnnouncement(c, id, problem) : c.redirect(paths.announcement(id), 303)
}

/** Up to some thousand people are counted before the page is shown; of more, the job counts the rest. */
async function countAtOnce(c: Context<Env>): Promise<void> {
  const { env, budget } = openBudget(c.env, { statements: 40, milliseconds: 1500 })
  if (await sendSomeAnnouncements(env, c.var.program, c.var.now, budget)) await c.env.WAKE.send(announcementJob)
}

function typedOf({ subject, text, link, audience, candidateId }: FoundAnnouncement): Readonly<Record<string, string>> {
  const { certification = '', level = '', country = '', withinDays } = audience
  const days = withinDays === undefined ? '' : String(withinDays)
  return { subject, text, link, certification, level, country, days, candidate: candidateId ?? '' }
}

function showForm(
  c: Context<Env>,
  colleague: Colleague,
  typed: Readonly<Record<string, string>>,
  errors: readonly FieldError[] = [],
) {
  const { program, now } = c.var
  const today = dayOf(now, program.timeZone)
  const shown = (
    <NewAnnouncementPage
      frame={officeFrameOf(c, colleague)}
      typed={typed}
      errors={errors}
      certifications={program.certifications.map(({ code }) => [code, shortNameOn(program, code, today)] as const)}
      levels={program.levels.map(({ code, name }) => [code, name] as const)}
      site={new URL(c.env.BASE_URL).host}
    />
  )
  return page(c, shown, errors.length > 0 ? 422 : 200)
}
