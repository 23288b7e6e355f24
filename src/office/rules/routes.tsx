import { Hono } from 'hono'
import { rulesOf } from '../../adapters/rules-hash.ts'
import { dayOf } from '../../core/calendar.ts'
import { progressOf } from '../../core/rebuild-progress.ts'
import { findLastRebuild } from '../../data/facts/rebuilds.ts'
import { listWaiting } from '../../data/facts/waiting-records.ts'
import type { Env } from '../../env.ts'
import { page } from '../../http/answers/page.ts'
import { readForm } from '../../http/forms/read-form.ts'
import { csvFile } from '../../http/office/csv-file.ts'
import { isForProgram, officeFrameOf } from '../../http/office/office-frame.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import { paths } from '../../paths.ts'
import { acceptLosses } from '../../work/holdings/accept-losses.ts'
import { describeRebuild } from '../../work/holdings/rebuild-progress.ts'
import { rulesJob } from '../../work/jobs.ts'
import { RulesPage } from './rules-page.tsx'
import { rulesView, wordsOfSort } from './view.ts'

export const rulesRoutes = new Hono<Env>()

const peopleShown = 5
/** A file of more would be too much for one trip to the database: the rest comes after the last one of it. */
const peopleInFile = 5_000

rulesRoutes.get(paths.officeRules, async (c) => {
  const { database, program, now } = c.var
  const isFile = c.req.query('format') === 'csv'
  const after = /^\d{1,12}$/.test(c.req.query('after') ?? '') ? Number(c.req.query('after')) : 0
  const { colleague, rebuild, people } = await readAsColleague(c, {
    rebuild: findLastRebuild(database),
    people: listWaiting(database, after, isFile ? peopleInFile : peopleShown),
  })
  const progress = progressOf(rebuild, rulesOf(program), now)
  // People who wait for the rules of a program that is not deployed any longer wait for nothing.
  const waiting = progress && progress.waiting > 0 ? people : []

  if (isForProgram(c)) return c.json({ rules: describeRebuild(rebuild, program, now) ?? null, people: waiting })
  if (isFile)
    return csvFile(c, 'rules', [
      ['number', 'candidate', 'certification', 'change', 'expires now', 'expires after', 'badge revoked'],
      ...waiting.flatMap(({ id, candidateId, changes }) =>
        changes.map(({ certification, change, wasUntil, isUntil, badge }) => [
          String(id),
          candidateId,
          certification,
          wordsOfSort[change],
          wasUntil ?? '',
          isUntil ?? '',
          badge ?? '',
        ]),
      ),
    ])
  const on = dayOf(now, program.timeZone)
  const view = rebuild && progress && rulesView(program, rebuild, { progress, people: waiting, on })
  const changed = c.req.query('changed') !== undefined
  return page(c, <RulesPage frame={officeFrameOf(c, colleague)} view={view} changed={changed} />)
})

rulesRoutes.post(paths.acceptRules, async (c) => {
  const { database, now } = c.var
  const { colleague } = await readAsColleague(c, {})
  const { id, seen } = await readForm(c)
  const numbers = [id, seen].map((text) => (/^[1-9]\d{0,11}$/.test(text ?? '') ? Number(text) : 0))

  const asked = { id: numbers[0]!, seen: numbers[1]! }
  const accepted = await acceptLosses(database, asked, { kind: 'colleague', id: colleague.id }, now)
  if (accepted) await c.env.WAKE.send(rulesJob)

  return c.redirect(accepted ? paths.officeRules : paths.officeRulesChanged, 303)
})
