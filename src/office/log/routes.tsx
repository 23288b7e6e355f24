import { Hono } from 'hono'
import { deedNames } from '../../core/deeds.ts'
import { readTypedDay } from '../../core/calendar.ts'
import { listLog, type LogLine, type LogQuery } from '../../data/office/log.ts'
import type { Env } from '../../env.ts'
import { page } from '../../http/answers/page.ts'
import { csvFile } from '../../http/office/csv-file.ts'
import { isForProgram, officeFrameOf, withFormat } from '../../http/office/office-frame.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import { paths } from '../../paths.ts'
import { LogPage } from './log-page.tsx'
import { lineView } from './view.ts'

export const logRoutes = new Hono<Env>()

const perPage = 50
const mostInFile = 5000

logRoutes.get(paths.officeLog, async (c) => {
  const typed = c.req.query()
  const { asked, errors } = queryOf(typed)
  const isFile = typed.format === 'csv'
  const { colleague, found } = await readAsColleague(c, {
    found: listLog(c.var.database, asked, isFile ? mostInFile : perPage + 1),
  })
  const lines = (errors.length > 0 ? [] : found).map(lineView)

  if (isFile) return csvFile(c, 'log', [heads, ...lines.map(cellsOf)])
  const shown = lines.slice(0, perPage)
  const older = lines.length > perPage ? addressOf(typed, shown.at(-1)!.id) : undefined
  if (isForProgram(c)) return c.json({ changes: shown, ...(older && { next: `${older}&format=json` }) })
  return page(
    c,
    <LogPage
      frame={officeFrameOf(c, colleague)}
      lines={shown}
      typed={typed}
      errors={errors}
      older={older}
      newest={asked.before === undefined ? undefined : addressOf(typed)}
      csv={withFormat(c, 'csv')}
    />,
    errors.length > 0 ? 422 : 200,
  )
})

const heads = ['id', 'at', 'who', 'id of who', 'what', 'object', 'candidate', 'count', 'reason', 'details', 'sealed']

function cellsOf(line: ReturnType<typeof lineView>): string[] {
  const { id, at, who, actorId, what, object, candidateId, count, reason, details, isSealed } = line
  const told = details === 'erased' ? 'erased' : details.map(([name, value]) => `${name}: ${value}`).join('; ')
  return [id, at, who, actorId, what, object, candidateId, count, reason, told, isSealed ? 'yes' : 'no'].map((value) =>
    String(value ?? ''),
  )
}

/** What was asked for, and the fields that say nothing that can be looked for. */
function queryOf(typed: Readonly<Record<string, string>>) {
  const [from, until] = [typed.from, typed.until].map((text) => (text ? readTypedDay(text.trim()) : undefined))
  const asked: LogQuery = {
    what: deedNames.find((name) => name === typed.what),
    candidateId: typed.about?.trim() || undefined,
    actorId: typed.who?.trim() || undefined,
    from: from && `${from}T00:00:00.000Z`,
    until: until && `${until}T23:59:59.999Z`,
    before: /^[1-9]\d{0,14}$/.test(typed.before ?? '') ? Number(typed.before) : undefined,
  }
  const sentence = 'Enter a day like 2026-Nov-23.'
  const errors = [
    ...(typed.from && !from ? [{ field: 'from', sentence, label: 'From' }] : []),
    ...(typed.until && !until ? [{ field: 'until', sentence, label: 'Until' }] : []),
  ]
  return { asked, errors }
}

/** The same search, from before a line on, or from the newest. */
function addressOf(typed: Readonly<Record<string, string>>, before?: LogLine['id']): string {
  const { who = '', what = '', about = '', from = '', until = '' } = typed
  const given = Object.entries({ who, what, about, from, until }).filter(([, value]) => value !== '')
  return paths.officeLogBy({ ...Object.fromEntries(given), ...(before !== undefined && { before: String(before) }) })
}
