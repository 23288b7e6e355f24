import { Hono } from 'hono'
import type { Env } from '../../env.ts'
import { page } from '../../http/answers/page.ts'
import { csvFile } from '../../http/office/csv-file.ts'
import { isForProgram, officeFrameOf, withFormat } from '../../http/office/office-frame.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import { paths } from '../../paths.ts'
import { PeoplePage } from './people-page.tsx'
import { readsOfSearch, resultOf } from './search.ts'

export const peopleRoutes = new Hono<Env>()

peopleRoutes.get(paths.officePeople, async (c) => {
  const { database, program } = c.var
  const typed = (c.req.query('q') ?? '').trim().slice(0, 200)
  const { colleague, ...rows } = await readAsColleague(c, readsOfSearch(database, typed))
  const found = resultOf(typed, rows, program.familyNameFirst)

  if (isForProgram(c)) return c.json({ people: found.people, isCut: found.isCut })
  if (c.req.query('format') === 'csv')
    return csvFile(c, 'people', [
      ['candidate id', 'name', 'localized name', 'email', 'login id', 'found by'],
      ...found.people.map((one) => [one.id, one.name, one.localizedName, one.email, one.loginId ?? '', one.by]),
    ])
  if (found.only !== undefined) return c.redirect(paths.officePerson(found.only), 303)
  return page(
    c,
    <PeoplePage frame={officeFrameOf(c, colleague)} typed={typed} found={found} csv={withFormat(c, 'csv')} />,
  )
})
