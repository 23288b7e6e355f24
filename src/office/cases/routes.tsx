import { Hono } from 'hono'
import { caseStates } from '../../core/cases.ts'
import type { FileType } from '../../core/file-types.ts'
import { pageOf } from '../../core/paging.ts'
import { readSorting } from '../../core/sorting.ts'
import { findFilesOf } from '../../data/cases/threads.ts'
import { listColleagues } from '../../data/colleagues/colleagues.ts'
import { caseColumns, countCases, findWholeCase, listCases } from '../../data/office/cases.ts'
import type { Env } from '../../env.ts'
import { page } from '../../http/answers/page.ts'
import { sendCaseFile } from '../../http/answers/send-case-file.ts'
import { csvFile } from '../../http/office/csv-file.ts'
import { isForProgram, officeFrameOf, withFormat } from '../../http/office/office-frame.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import { paths } from '../../paths.ts'
import { caseFileKey, openCaseFile } from '../../work/cases/case-files.ts'
import { InboxPage } from './inbox-page.tsx'
import { loadCase, showCase } from './load-case.tsx'
import { answerersAmong, listedView } from './view.ts'

/** What people asked support. */
export const casesRoutes = new Hono<Env>()

const perPage = 50
/** Further back than this, a search finds it. */
const mostPages = 100
const mostInFile = 5000

casesRoutes.get(paths.officeCases, async (c) => {
  const { database, program, now } = c.var
  const typed = c.req.query()
  const state = caseStates.find((one) => one === typed.state) ?? 'open'
  const sorting = readSorting(typed.sort, caseColumns, { column: 'since', descending: state === 'closed' })
  const at = Math.min(pageOf(typed.page), mostPages)
  const isFile = typed.format === 'csv'
  const search = typed.q?.trim().slice(0, 200) || undefined
  const asked = {
    state,
    topic: program.supportTopics.find(({ code }) => code === typed.topic)?.code,
    assignee: typed.assignee === 'nobody' ? '' : typed.assignee || undefined,
    search,
    sorting,
    skip: isFile ? 0 : (at - 1) * perPage,
  }
  const { colleague, found, counts, colleagues } = await readAsColleague(c, {
    found: listCases(database, asked, isFile ? mostInFile : perPage + 1),
    counts: countCases(database),
    colleagues: listColleagues(database),
  })
  const rows = found.map((one) => listedView(program, one))

  if (isFile) return csvFile(c, 'cases', [heads, ...rows.map(cellsOf)])
  const cases = rows.slice(0, perPage)
  const hasMore = rows.length > perPage && at < mostPages && search === undefined
  const addressFor = (changes: Readonly<Record<string, string>>) => {
    const { topic = '', assignee = '', sort = '' } = typed
    const query = { state, topic, assignee, sort, ...changes }
    return paths.officeCasesBy(Object.fromEntries(Object.entries(query).filter(([, value]) => value !== '')))
  }
  const next = hasMore ? addressFor({ page: String(at + 1) }) : undefined
  if (isForProgram(c)) return c.json({ cases, counts, ...(next && { next: `${next}&format=json` }) })
  return page(
    c,
    <InboxPage
      frame={officeFrameOf(c, colleague)}
      cases={cases}
      counts={counts}
      state={state}
      typed={typed}
      search={search}
      topics={program.supportTopics.map(({ code, name }) => [code, name] as const)}
      colleagues={answerersAmong(colleagues)}
      sorting={sorting}
      addressFor={addressFor}
      from={(at - 1) * perPage + 1}
      next={next}
      previous={at > 1 ? addressFor({ page: String(at - 1) }) : undefined}
      csv={withFormat(c, 'csv')}
      now={now}
    />,
  )
})

const heads = ['reference', 'topic', 'about', 'state', 'opened', 'since', 'from', 'candidate', 'assigned to']

function cellsOf(row: ReturnType<typeof listedView>): string[] {
  const { reference, topic, about, state, openedAt, since, from, candidateId, assignee } = row
  return [reference, topic, about, state, openedAt, since, from, candidateId ?? '', assignee ?? '']
}

casesRoutes.get('/office/cases/:reference', async (c) => {
  const loaded = await loadCase(c)
  return loaded ? showCase(c, loaded) : c.notFound()
})

casesRoutes.get('/office/cases/:reference/files/:file', async (c) => {
  const { database } = c.var
  const { reference, file } = c.req.param()
  const [, message = '', position = '0'] = /^([\w-]{1,60})-(\d)$/.exec(file) ?? []
  const { found, sent } = await readAsColleague(c, {
    found: findWholeCase(database, reference),
    sent: findFilesOf(database, reference, message),
  })
  const first = found?.fileName && { name: found.fileName, type: (found.fileType ?? 'application/pdf') as FileType }
  const meant = file === 'first' ? first : sent?.files[Number(position)]
  if (!meant) return c.notFound()
  const key = file === 'first' ? caseFileKey(reference) : caseFileKey(reference, message, Number(position))
  const body = await openCaseFile(c.env, key)

  return body ? sendCaseFile(c, { body, name: meant.name, type: meant.type, mayBeShown: true }) : c.notFound()
})
