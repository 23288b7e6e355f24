import { Hono } from 'hono'
import { dayOf } from '../../core/calendar.ts'
import { recordOf } from '../../core/record.ts'
import { standing } from '../../core/standing/judge.ts'
import { listFactsOf } from '../../data/facts.ts'
import type { Env } from '../../env.ts'
import { frameOf } from '../../http/frames.ts'
import { page } from '../../http/page.ts'
import { readAsViewer } from '../../http/read-as-viewer.ts'
import { wantsJson } from '../../http/wants-json.ts'
import { HomePage } from './home-page.tsx'
import { ledeOf } from './view.ts'

export const homeRoutes = new Hono<Env>()

homeRoutes.get('/', async (c) => {
  const { program, database, now } = c.var
  const { viewer, found } = await readAsViewer(c, (id) => [listFactsOf(database, id)])

  const record = recordOf(viewer.candidateId, found[0], program.creditValidityMonths)
  const held = standing(program, viewer.candidateId, record, dayOf(now, program.timeZone))

  return wantsJson(c) ? c.json(held) : page(c, <HomePage frame={frameOf(c, viewer)} lede={ledeOf(held)} />)
})
