import { type Context, Hono } from 'hono'
import { dayOf } from '../../core/calendar.ts'
import { pageOf } from '../../core/paging.ts'
import { fullName } from '../../core/person-name.ts'
import {
  audienceOf,
  countOwners,
  findAnnouncement,
  listAnnouncements,
  listSample,
} from '../../data/mail/announcements.ts'
import type { Env } from '../../env.ts'
import { page } from '../../http/answers/page.ts'
import { csvFile } from '../../http/office/csv-file.ts'
import { isForProgram, officeFrameOf, withFormat } from '../../http/office/office-frame.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import { mailOf } from '../../mails/template.ts'
import { templateOf } from '../../mails/templates.ts'
import { paths } from '../../paths.ts'
import { isOldCount } from '../../work/mail/change-announcements.ts'
import { AnnouncementPage } from './announcement-page.tsx'
import { AnnouncementsPage } from './announcements-page.tsx'
import { announcementView } from './view.ts'

export const announcementRoutes = new Hono<Env>()

const perPage = 50
const mostInFile = 1000

announcementRoutes.get(paths.announcements, async (c) => {
  const { database, program, now } = c.var
  const { q, page: typedPage, format } = c.req.query()
  const search = q?.trim().slice(0, 200) || undefined
  const [at, isFile] = [pageOf(typedPage), format === 'csv']
  const asked = { search, skip: isFile ? 0 : (at - 1) * perPage }
  const { colleague, found } = await readAsColleague(c, {
    found: listAnnouncements(database, asked, isFile ? mostInFile : perPage + 1),
  })
  const today = dayOf(now, program.timeZone)
  const all = found.map((one) => announcementView(program, { ...one, audience: audienceOf(one), sample: [] }, today))

  if (isFile)
    return csvFile(c, 'announcements', [
      ['written', 'subject', 'to', 'people', 'put into the outbox', 'state', 'by', 'started', 'ended'],
      ...all.map((one) => [
        one.createdAt,
        one.subject,
        one.to,
        String(one.people),
        String(one.written),
        one.state,
        one.createdBy,
        one.startedAt ?? '',
        one.endedAt ?? '',
      ]),
    ])
  const announcements = all.slice(0, perPage)
  const addressFor = (to: number) => paths.announcementsBy({ ...(search && { q: search }), page: String(to) })
  const next = all.length > perPage ? addressFor(at + 1) : undefined
  if (isForProgram(c)) return c.json({ announcements, ...(next && { next: `${next}&format=json` }) })
  return page(
    c,
    <AnnouncementsPage
      frame={officeFrameOf(c, colleague)}
      announcements={announcements}
      search={search}
      from={(at - 1) * perPage + 1}
      next={next}
      previous={at > 1 ? addressFor(at - 1) : undefined}
      csv={withFormat(c, 'csv')}
    />,
  )
})

announcementRoutes.get('/office/mail/announcements/:id', (c) => showAnnouncement(c, c.req.param('id')))

/** The page of one: to whom, how it looks, and what can be done now; a `problem` says why nothing was done. */
export async function showAnnouncement(c: Context<Env>, id: string, problem?: string) {
  const { database, program, now } = c.var
  const { colleague, found, people, owners } = await readAsColleague(c, {
    found: findAnnouncement(database, id),
    people: listSample(database, id),
    owners: countOwners(database),
  })
  if (!found) return c.notFound()
  const view = announcementView(program, found, dayOf(now, program.timeZone))
  const sample = people.map(({ candidateId, firstName, lastName, country }) => {
    return { candidateId, country, name: fullName({ first: firstName, last: lastName }, program.familyNameFirst) }
  })

  if (isForProgram(c)) return c.json({ ...view, sample })
  const mail = mailOf(templateOf('announcement')!, {
    siteName: program.name,
    candidateIdLabel: program.candidateId.label,
    loginId: '',
    name: sample[0]?.name ?? '',
    data: { subject: found.subject, text: found.text, link: found.link },
    link: '',
    unsubscribe: '',
    addressOf: (path) => new URL(path, c.env.BASE_URL).href,
  })
  return page(
    c,
    <AnnouncementPage
      frame={officeFrameOf(c, colleague)}
      view={view}
      sample={sample}
      mail={mail}
      isOld={isOldCount(found.countedAt, now)}
      isAskedByViewer={found.askedBy === colleague.id}
      isOnlyOwner={(owners?.count ?? 0) <= 1}
      problem={problem}
    />,
    problem ? 409 : 200,
  )
}
