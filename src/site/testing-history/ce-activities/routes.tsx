import { Hono } from 'hono'
import { rulesOf } from '../../../adapters/rules-hash.ts'
import { marksSought } from '../../../core/activities.ts'
import { countActivities, listActivities } from '../../../data/facts/activities.ts'
import { findOutdated } from '../../../data/facts/outdated.ts'
import { listOpenCases } from '../../../data/cases/cases.ts'
import type { Env } from '../../../env.ts'
import { today } from '../../../http/as-of.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { page } from '../../../http/answers/page.ts'
import { labelOf } from '../../../http/answers/tabs.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { wantsJson } from '../../../http/answers/wants-json.ts'
import { aboutActivity, CeActivitiesPage } from './ce-activities-page.tsx'
import { readWanted, rowsOnPage, viewActivities } from './view.ts'
import { paths } from '../../../paths.ts'
import { creditsOf } from '../../../wording/credits.ts'

export const ceActivitiesRoutes = new Hono<Env>()

ceActivitiesRoutes.get('/', async (c) => {
  const { program, database } = c.var
  const wanted = readWanted(c.req.query())
  const limit = wanted.problem ? 0 : rowsOnPage
  const { viewer, rows, counted, open, outdated } = await readAsViewer(c, (id) => {
    const marks = marksSought(id, wanted.problem ? '' : wanted.typed)
    const offset = (wanted.page - 1) * rowsOnPage
    return {
      rows: listActivities(database, id, { ...wanted.sorting, marks, offset, limit }),
      counted: countActivities(database, id, marks),
      open: listOpenCases(database, id),
      outdated: findOutdated(database, id, rulesOf(program)),
    }
  })

  const cases = open.filter(({ about }) => about.startsWith(aboutActivity))
  const categories = new Map(creditsOf(program).categories.map(({ code, name }) => [code, name]))
  const view = viewActivities(wanted, rows, counted!, categories, today(c))

  const note = outdated ? earlierRules : undefined
  const status = wanted.problem ? 422 : 200
  if (wantsJson(c)) return c.json({ activities: view.rows, ...view.paging, note }, status)
  const shown = (
    <CeActivitiesPage
      frame={frameOf(c, viewer)}
      view={view}
      cases={cases}
      note={note}
      label={labelOf(program, paths.ceActivities)}
      heading={program.tabLabels?.ceActivities ?? 'Continuing education activities'}
    />
  )
  return page(c, shown, status)
})

/** The list is a table of its own: thousands of rows are not worked out anew for one page. */
const earlierRules =
  'The program’s rules have changed, and we’re updating this list. Expiry dates here may still follow the earlier rules. Your certifications already follow the new ones.'
