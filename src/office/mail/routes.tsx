import { Hono } from 'hono'
import type { Env } from '../../env.ts'
import { page } from '../../http/answers/page.ts'
import { isForProgram, officeFrameOf } from '../../http/office/office-frame.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import { paths } from '../../paths.ts'
import { answerHeldNews } from '../../work/mail/answer-held-news.ts'
import { heldNewsOf, readHeldNews } from '../../work/mail/held-news.ts'
import { announcementRoutes } from './announcement-routes.tsx'
import { givenUpRoutes } from './given-up-routes.tsx'
import { MailPage } from './mail-page.tsx'
import { writeRoutes } from './write-routes.tsx'

export const mailRoutes = new Hono<Env>()

mailRoutes.get(paths.officeMail, async (c) => {
  const { database, program, now } = c.var
  const { colleague, ...found } = await readAsColleague(c, readHeldNews(database, program, now))
  const held = heldNewsOf(found, program, now)

  if (isForProgram(c)) return c.json(held)
  return page(
    c,
    <MailPage frame={officeFrameOf(c, colleague)} isOwner={colleague.roles.includes('owner')} held={held} />,
  )
})

for (const answer of ['release', 'discard'] as const)
  mailRoutes.post(paths.answerMail(answer), async (c) => {
    const { colleague } = await readAsColleague(c, {})

    await answerHeldNews(c.var.database, answer, { kind: 'colleague', id: colleague.id }, c.var.now)

    return c.redirect(paths.officeMail, 303)
  })

mailRoutes.route('/', givenUpRoutes)
mailRoutes.route('/', writeRoutes)
mailRoutes.route('/', announcementRoutes)
