import { Hono } from 'hono'
import { isErasedPerson } from '../../core/erasure.ts'
import { fullName } from '../../core/person-name.ts'
import { listBearersOf } from '../../data/office/person.ts'
import { noteColleagueRead } from '../../data/office/record-reads.ts'
import { findPerson } from '../../data/people/contacts.ts'
import type { Env } from '../../env.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import { readingBindings } from '../../http/office/reading-bindings.ts'
import { recordDeed } from '../../work/deeds/record-deed.ts'
import { AsStrip } from './as-strip.tsx'
import { redirectAs, showAs } from './show-as.ts'
import { isViewable } from './viewable.ts'

/** The candidates' pages for one of them, who is named with the request: nobody else can ask it. */
export type SiteOf = (candidateId: string) => Hono<Env>

/** A page as its candidate sees it. It is asked with bindings that can only read, and the candidate sees that it was. */
export function viewAsRoutes(siteOf: SiteOf): Hono<Env> {
  const routes = new Hono<Env>()

  routes.get('/office/people/:id/as/*', async (c) => {
    const { database, program, now } = c.var
    const id = c.req.param('id')
    const asked = new URL(c.req.url)
    const path = `/${asked.pathname.split('/').slice(5).join('/')}`
    const { colleague, person, bearers } = await readAsColleague(c, {
      person: findPerson(database, id),
      bearers: listBearersOf(database, id),
    })
    if (!person || isErasedPerson(person) || !isViewable(path)) return c.notFound()

    const by = { kind: 'colleague', id: colleague.id } as const
    const deed = { by, at: now, what: 'person.viewed-as', object: ['page', path], candidateId: id } as const
    const read = { candidateId: id, colleagueId: colleague.id, readAt: now.toISOString(), page: path }
    await database.batch([noteColleagueRead(database, read), ...(await recordDeed(database, deed))])

    const at = new URL(path + asked.search, c.env.BASE_URL)
    const request = new Request(at, { headers: { Accept: 'text/html' } })
    const page = await siteOf(id).fetch(request, readingBindings(c.env), c.executionCtx)
    const location = page.headers.get('Location')
    const to = location === null ? undefined : redirectAs(id, location, at)
    if (to !== undefined) return c.redirect(to, 303)
    const isPage = page.headers.get('Content-Type')?.startsWith('text/html')
    if (!isPage || ![200, 422].includes(page.status)) return c.notFound()
    const name = fullName({ first: person.firstName, last: person.lastName }, program.familyNameFirst)
    const strip = <AsStrip siteName={program.name} colleague={colleague.name} id={id} name={name} />
    const shown = { id, at, strip: String(await strip), bearers: bearers.map(({ value }) => value) }
    return c.html(await showAs(page, shown), page.status === 422 ? 422 : 200)
  })

  return routes
}
