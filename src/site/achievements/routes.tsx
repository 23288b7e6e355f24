import { Hono } from 'hono'
import { requirementsOf } from '../../core/standing/requirements.ts'
import type { Env } from '../../env.ts'
import { today } from '../../http/as-of.ts'
import { openFrame } from '../../http/answers/frames.ts'
import { stillPage } from '../../http/answers/still-page.ts'
import { wantsJson } from '../../http/answers/wants-json.ts'
import { AchievementPage } from './achievement-page.tsx'
import { viewAchievement } from './view.ts'

export const achievementsRoutes = new Hono<Env>()

/** Says nothing of anybody: by the program's data alone, and for any site to read. */
achievementsRoutes.get('/achievements/:code', (c) => {
  const { program } = c.var
  const requirements = requirementsOf(program, c.req.param('code'), today(c))
  if (!requirements) return c.notFound()

  if (wantsJson(c)) {
    c.header('Access-Control-Allow-Origin', '*')
    c.header('Cross-Origin-Resource-Policy', 'cross-origin')
    return c.json(requirements)
  }
  return stillPage(c, () => (
    <AchievementPage frame={openFrame(c)} view={viewAchievement(program, requirements, today(c))} />
  ))
})
