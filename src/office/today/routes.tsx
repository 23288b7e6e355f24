import { Hono } from 'hono'
import { listManyEndings } from '../../data/badges/endings.ts'
import { countAsking } from '../../data/events/news.ts'
import { rulesOf } from '../../adapters/rules-hash.ts'
import { progressOnToday } from '../../core/rebuild-progress.ts'
import { findLastRebuild } from '../../data/facts/rebuilds.ts'
import { listDisagreements } from '../../data/facts/office-facts.ts'
import { listOldestCases } from '../../data/office/cases.ts'
import { countKits, listStuckBatches } from '../../data/office/kits.ts'
import { listStuckOrders } from '../../data/office/orders.ts'
import { countUnmatched } from '../../data/office/unmatched.ts'
import { listStopped } from '../../data/orders/kit-holds.ts'
import { holdsOn } from '../../http/as-of.ts'
import { listAsking } from '../../data/mail/announcements.ts'
import { countGivenUp } from '../../data/mail/given-up.ts'
import { listFiles, listFilesWithHeldRows, listTroubledFiles } from '../../data/office/files.ts'
import { listAskedErasures } from '../../data/people/erasures.ts'
import type { Env } from '../../env.ts'
import { page } from '../../http/answers/page.ts'
import { csvFile } from '../../http/office/csv-file.ts'
import { isForProgram, officeFrameOf, withFormat } from '../../http/office/office-frame.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import { templatesToOthers } from '../../mails/templates.ts'
import { paths } from '../../paths.ts'
import { mostUnaskedEndings } from '../../work/badges/end-badges.ts'
import { tellingOf } from '../../work/mail/tell-news.ts'
import { TodayPage } from './today-page.tsx'
import { namedCases } from './cases.ts'
import { daysAtPrinter, hoursToSettle } from './kits.ts'
import { areasOf } from './areas.ts'
import { daysOfTroubledFiles, thingsOf } from './view.ts'

export const todayRoutes = new Hono<Env>()

const filesShown = 8
const mostDisagreements = 50
const casesShown = 20

todayRoutes.get(paths.office, async (c) => {
  const { database, program, now } = c.var
  const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString()
  const { colleague, ...found } = await readAsColleague(c, {
    endings: listManyEndings(database, mostUnaskedEndings),
    held: listFilesWithHeldRows(database),
    troubled: listTroubledFiles(database, ago(daysOfTroubledFiles * 24)),
    disagreeing: listDisagreements(database, mostDisagreements),
    asking: countAsking(database, tellingOf(program, now)),
    givenUp: countGivenUp(database, templatesToOthers),
    announcements: listAsking(database),
    unmatched: countUnmatched(database),
    kits: countKits(database, holdsOn(c)),
    stuck: listStuckBatches(database, ago(daysAtPrinter * 24)),
    stopped: listStopped(database, holdsOn(c)),
    orders: listStuckOrders(database, ago(hoursToSettle)),
    cases: listOldestCases(database, casesShown),
    erasures: listAskedErasures(database),
    rebuild: findLastRebuild(database),
    files: listFiles(database, '9999', filesShown),
  })
  const cases = namedCases(found.cases, program.supportTopics)
  const announcements = found.announcements.filter(({ askedBy }) => askedBy !== colleague.id)
  const rules = progressOnToday(found.rebuild, rulesOf(program), now)
  const all = thingsOf({ ...found, cases, announcements, rules }, colleague.roles, now)

  const area = c.req.query('show')
  const things = areasOf(all).find(({ name }) => name.toLowerCase() === area)?.things ?? all

  if (isForProgram(c)) return c.json({ waiting: things })
  if (c.req.query('format') === 'csv')
    return csvFile(c, 'today', [
      ['waiting since', 'kind', 'what', 'more', 'address'],
      ...things.map(({ since, kind, what, more, at }) => [since, kind, what, more, at]),
    ])
  return page(
    c,
    <TodayPage
      frame={officeFrameOf(c, colleague, all.length)}
      all={all}
      things={things}
      roles={colleague.roles}
      files={found.files}
      rules={rules}
      csv={withFormat(c, 'csv')}
      now={now}
    />,
  )
})
