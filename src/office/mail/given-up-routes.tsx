import { Hono } from 'hono'
import { pageOf } from '../../core/paging.ts'
import { countGivenUp, findGivenUp, listGivenUp } from '../../data/mail/given-up.ts'
import type { Env } from '../../env.ts'
import { page } from '../../http/answers/page.ts'
import { refuse } from '../../http/answers/refuse.tsx'
import { csvFile } from '../../http/office/csv-file.ts'
import { isForProgram, officeFrameOf, withFormat } from '../../http/office/office-frame.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import { templatesToOthers } from '../../mails/templates.ts'
import { paths } from '../../paths.ts'
import { answerGivenUp } from '../../work/mail/answer-given-up.ts'
import { sendMails } from '../../work/mail/send-mails.ts'
import { GivenUpPage } from './given-up-page.tsx'
import { givenUpView } from './view.ts'

export const givenUpRoutes = new Hono<Env>()

const perPage = 50
/** Further back than this, a search finds it. */
const mostPages = 100
const mostInFile = 5000

givenUpRoutes.get(paths.givenUpMail, async (c) => {
  const { database } = c.var
  const { q, show, page: typedPage, format } = c.req.query()
  const search = q?.trim().slice(0, 320) || undefined
  const at = Math.min(pageOf(typedPage), mostPages)
  const isFile = format === 'csv'
  const isOpen = show !== 'dismissed'
  const asked = { isOpen, search, but: templatesToOthers, skip: isFile ? 0 : (at - 1) * perPage }
  const { colleague, found, open } = await readAsColleague(c, {
    found: listGivenUp(database, asked, isFile ? mostInFile : perPage + 1),
    open: countGivenUp(database, templatesToOthers),
  })
  const mails = found.map(givenUpView)

  if (isFile)
    return csvFile(c, 'emails-given-up', [
      ['written', 'email', 'candidate', 'to', 'why', 'code', 'dismissed'],
      ...mails.map((one) => [
        one.createdAt,
        one.subject,
        one.candidateId ?? '',
        one.recipient,
        one.why,
        one.code,
        one.handledAt ?? '',
      ]),
    ])
  const shown = mails.slice(0, perPage)
  const addressFor = (to: number) =>
    paths.givenUpMailBy({ ...(search && { q: search }), ...(!isOpen && { show: 'dismissed' }), page: String(to) })
  const next = mails.length > perPage && at < mostPages ? addressFor(at + 1) : undefined
  if (isForProgram(c))
    return c.json({ open: open?.count ?? 0, emails: shown, ...(next && { next: `${next}&format=json` }) })
  return page(
    c,
    <GivenUpPage
      frame={officeFrameOf(c, colleague)}
      isOwner={colleague.roles.includes('owner')}
      mails={shown}
      open={open?.count ?? 0}
      isOpen={isOpen}
      search={search}
      from={(at - 1) * perPage + 1}
      next={next}
      previous={at > 1 ? addressFor(at - 1) : undefined}
      csv={withFormat(c, 'csv')}
    />,
  )
})

for (const answer of ['again', 'dismiss'] as const)
  givenUpRoutes.post(`/office/mail/given-up/:id/${answer}`, async (c) => {
    const { database, program, now } = c.var
    const { colleague, found } = await readAsColleague(c, { found: findGivenUp(database, c.req.param('id')) })
    if (!found) return c.notFound()
    if (answer === 'again' && givenUpView(found).again !== 'yes')
      return refuse(c, 409, 'This email can’t be sent again. Nothing was changed.')

    const by = { kind: 'colleague', id: colleague.id } as const
    const isDone = await answerGivenUp(database, found, answer, { by, at: now })

    if (!isDone) return refuse(c, 409, 'A colleague has already decided about this email. Nothing was changed.')
    if (answer === 'again') c.executionCtx.waitUntil(sendMails(c.env, program))
    return c.redirect(paths.givenUpMail, 303)
  })
