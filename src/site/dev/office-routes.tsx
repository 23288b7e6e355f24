import { Hono, type MiddlewareHandler } from 'hono'
import { isLoopback } from '../../core/loopback.ts'
import type { Env } from '../../env.ts'
import { openFrame } from '../../http/answers/frames.ts'
import { page } from '../../http/answers/page.ts'
import { localPath } from '../../http/local-path.ts'
import { openOfficeSession } from '../../http/office/office-cookie.ts'
import { configuredOffice, type OfficeOf } from '../../http/office/office-identity.ts'
import { paths } from '../../paths.ts'
import { demoStaff, devOffice } from './demo-staff.ts'
import { DevOfficePage } from './office-page.tsx'

/** Whoever runs the site on their own machine comes into the office by a button, unless it has a door of its own. */
export const developmentOffice: OfficeOf = (env) => configuredOffice(env) ?? { kind: 'page', at: devOffice }

const onThisMachine: MiddlewareHandler<Env> = async function onThisMachine(c, next) {
  if (!c.env.DEV || !isLoopback(c.env.BASE_URL) || !isLoopback(c.req.url)) return c.notFound()
  await next()
}

/** The made-up staff: one button each. */
export const devOfficeRoutes = new Hono<Env>()

devOfficeRoutes.use(onThisMachine)

devOfficeRoutes.get('/', (c) => {
  const next = c.req.query('next') ?? ''
  return page(c, <DevOfficePage frame={openFrame(c)} staff={demoStaff} next={next} />)
})

devOfficeRoutes.post('/:id', async (c) => {
  const colleague = demoStaff.find(({ id }) => id === c.req.param('id'))
  if (!colleague || !(await openOfficeSession(c, colleague.id))) return c.notFound()

  return c.redirect(localPath(c.req.query('next'), paths.office), 303)
})
