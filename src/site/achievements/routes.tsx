import { type Context, Hono } from 'hono'
import { openPacked } from '../../adapters/packed-files.ts'
import { requirementsOf } from '../../core/standing/requirements.ts'
import type { Env } from '../../env.ts'
import { today } from '../../http/as-of.ts'
import { openFrame } from '../../http/answers/frames.ts'
import { problem } from '../../http/answers/problem.ts'
import { sendOpen } from '../../http/answers/send-open.ts'
import { stillPage } from '../../http/answers/still-page.ts'
import { wantsJson } from '../../http/answers/wants-json.ts'
import { logoPackKey } from '../../program/logo-files.ts'
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

const dayInSeconds = 86_400

/** The picture that badges name, the same for everybody: any site may show it beside a badge. */
achievementsRoutes.get('/achievements/:code/image.png', async (c) => {
  const certification = c.var.program.certifications.find(({ code }) => code === c.req.param('code'))
  return certification ? sendPicture(c, certification.code, ['512-light']) : c.notFound()
})

/** The small picture of a logo on each of its grounds; of a past certification, the only size there is. */
achievementsRoutes.get('/achievements/:code/:file{logo-(light|dark|mono)\\.png}', async (c) => {
  const { certifications, achievements } = c.var.program
  const known = [...certifications, ...achievements].find(({ code }) => code === c.req.param('code'))
  const variant = c.req.param('file').slice('logo-'.length, -'.png'.length)
  return known ? sendPicture(c, known.code, [`96-${variant}`, `512-${variant}`]) : c.notFound()
})

async function sendPicture(c: Context<Env>, code: string, names: readonly string[]): Promise<Response> {
  const small = code.toLowerCase()
  for (const name of names) {
    const art = await openPacked(c.env.FILES, logoPackKey(small), `${small}-${name}.png`)
    if (!art) continue
    const bytes = new Uint8Array(await new Response(art.body).arrayBuffer())
    return sendOpen(c, { bytes, etag: art.etag, type: 'image/png', seconds: dayInSeconds })
  }
  return problem(c, 503, 'This picture isn’t ready yet. Try again in a few minutes.')
}
