import { Hono } from 'hono'
import type { Env } from '../../env.ts'
import { openFrame } from '../../http/frames.ts'
import { page } from '../../http/page.ts'
import { paths } from '../../paths.ts'
import { SupportPage } from './support-page.tsx'
import { UserGuidePage } from './user-guide-page.tsx'

export const supportRoutes = new Hono<Env>()

supportRoutes.get(paths.support, (c) => page(c, <SupportPage frame={openFrame(c)} program={c.var.program} />))

supportRoutes.get(paths.userGuide, (c) => page(c, <UserGuidePage frame={openFrame(c)} program={c.var.program} />))
