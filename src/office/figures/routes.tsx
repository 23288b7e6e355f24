import { Hono } from 'hono'
import { rulesOf } from '../../adapters/rules-hash.ts'
import { noFigures } from '../../core/figures/night.ts'
import { stretchesFor } from '../../core/figures/report.ts'
import { progressOf } from '../../core/rebuild-progress.ts'
import { findLastRebuild } from '../../data/facts/rebuilds.ts'
import { readHolders } from '../../data/figures/holders.ts'
import { findFigures } from '../../data/figures/night.ts'
import type { Env } from '../../env.ts'
import { page } from '../../http/answers/page.ts'
import { readAsOf } from '../../http/as-of.ts'
import { csvFile } from '../../http/office/csv-file.ts'
import { isForProgram, officeFrameOf } from '../../http/office/office-frame.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import { paths } from '../../paths.ts'
import { figureOf, formatDay } from '../../ui/words.ts'
import { FiguresPage } from './figures-page.tsx'
import { certificationFigure, holderFigures, ledeOf } from './holder-figures.ts'
import { nightFigures } from './night-figures.ts'

export const figuresRoutes = new Hono<Env>()

figuresRoutes.get(paths.officeFigures, async (c) => {
  const { database, program, now } = c.var
  const { on, today, asked, problem } = readAsOf(c)
  const { colleague, months, daysOfMonth, daysToCome, night, rebuild } = await readAsColleague(c, {
    ...readHolders(database, stretchesFor(on, today)),
    night: findFigures(database),
    rebuild: findLastRebuild(database),
  })
  const shown = { program, moves: { months, daysOfMonth, daysToCome }, on, today }
  const figures = [
    ...holderFigures(shown),
    ...nightFigures(program, night?.figures ?? noFigures, today),
    certificationFigure(shown),
  ]
  const one = figures.find(({ id }) => id === c.req.query('figure'))
  const progress = progressOf(rebuild, rulesOf(program), now)
  const outdated = progress ? progress.records - progress.upToDate : 0

  if (c.req.query('figure') !== undefined && !one) return c.notFound()
  if (c.req.query('format') === 'csv') {
    const { id, head, rows, all } = one ?? figures[0]!
    return csvFile(c, id, [all?.head ?? head, ...(all?.rows ?? rows).map((row) => row.map(String))])
  }
  if (isForProgram(c)) {
    const answer = (one ? [one] : figures).map(({ id, title, head, rows, all }) => ({
      id,
      title,
      head: all?.head ?? head,
      rows: all?.rows ?? rows,
    }))
    return c.json({ on, countedAt: night?.doneAt ?? null, recordsOlderThanRules: outdated, figures: answer })
  }
  return page(
    c,
    <FiguresPage
      frame={officeFrameOf(c, colleague)}
      lede={ledeOf(shown)}
      figures={figures}
      countedAt={night?.doneAt ?? undefined}
      rules={
        progress && outdated > 0
          ? `${figureOf(outdated, 'record')} still ${outdated === 1 ? 'follows' : 'follow'} the rules from before ${formatDay(progress.changedAt.slice(0, 10))}.`
          : undefined
      }
      asked={{ value: asked || formatDay(on), problem }}
      csvOf={(id) => paths.officeFigure(id, on)}
    />,
  )
})
