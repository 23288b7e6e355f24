import { Hono } from 'hono'
import { listEndingsOf } from '../../data/badges/endings.ts'
import type { Env } from '../../env.ts'
import { page } from '../../http/answers/page.ts'
import { readForm } from '../../http/forms/read-form.ts'
import { isForProgram, officeFrameOf } from '../../http/office/office-frame.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import { paths } from '../../paths.ts'
import { revokeSeenBadges } from '../../work/badges/revoke-held.ts'
import { BadgesPage } from './badges-page.tsx'

export const badgesRoutes = new Hono<Env>()

const mostListed = 100

badgesRoutes.get('/office/badges/:cause', async (c) => {
  const cause = c.req.param('cause')
  const { colleague, badges } = await readAsColleague(c, { badges: listEndingsOf(c.var.database, cause, mostListed) })

  if (isForProgram(c)) return c.json({ badges })
  const changed = c.req.query('changed') !== undefined
  return page(c, <BadgesPage frame={officeFrameOf(c, colleague)} cause={cause} badges={badges} changed={changed} />)
})

badgesRoutes.post('/office/badges/:cause/revoke', async (c) => {
  const { database, now } = c.var
  const { colleague } = await readAsColleague(c, {})
  const cause = c.req.param('cause')
  const { count } = await readForm(c)

  const by = { kind: 'colleague', id: colleague.id } as const
  const seen = /^[1-9]\d{0,8}$/.test(count ?? '') ? Number(count) : 0
  const revoked = seen > 0 ? await revokeSeenBadges(database, { cause, count: seen }, by, now) : 0

  return c.redirect(revoked > 0 ? paths.office : `${paths.officeBadges(cause)}?changed`, 303)
})
