import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays } from '../../src/core/calendar.ts'
import { paths } from '../../src/paths.ts'
import { buildWorker } from './built.ts'
import { bringCandidate, idOfBench, newOperator, sendFile, signIn } from './candidate.ts'
import { program } from './chosen.ts'
import { fill } from './fill.ts'
import { printPages } from './page-table.ts'
import { type Measured, measurePage } from './pages.ts'
import { migrate, startWorkers } from './workers.ts'

const [activities, exams] = [5000, 500]
const columns = ['name', 'active', 'expires', 'review', 'points', 'updated', 'provider', 'source']
const list = (typed: string, sort: string, page?: number) => paths.ceActivitiesBy(typed, sort, page)

const asked = [
  paths.ceActivities,
  list('', '-active', activities / 50),
  list('routing 17', '-active'),
  list('course', 'points', 3),
  ...columns.flatMap((column) => [list('', column), list('', `-${column}`)]),
  paths.exams,
  paths.examsBy('-date', exams / 50),
  paths.examsBy('exam'),
]

/** The lists of somebody with 5,000 activities and 500 exams, among 1,000 candidates and among 100,000. Leaves nothing behind. */
export async function benchHistory(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'certification-bench-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const built = buildWorker(join(folder, 'built'))
  const few = await measureWith(1000, built.modules, join(folder, 'few'))
  const many = await measureWith(100_000, built.modules, join(folder, 'many'))
  console.log(
    `\n${activities} activities and ${exams} exams of one candidate; "at 1M" and the right half: 100,000 candidates`,
  )
  printPages(few.map((measured, at) => ({ few: measured, many: many[at]! })))
}

async function measureWith(
  people: number,
  modules: ReturnType<typeof buildWorker>['modules'],
  folder: string,
): Promise<Measured[]> {
  const workers = await startWorkers(folder, modules)
  await migrate(workers.database)
  await fill(workers.database, people, () => {})
  await bringCandidate(workers)
  const token = await newOperator(workers)
  for (const [name, text] of feeds()) await sendFile(workers, token, name, text)
  const cookie = await signIn(workers)
  const measured: Measured[] = []
  for (const path of asked) {
    process.stderr.write(`${path}\n`)
    measured.push(await measurePage(workers, path, cookie, { rounds: 4, secondsOfRound: 1 }))
  }
  await workers.stop()
  return measured
}

function feeds(): [name: string, text: string][] {
  const rows = (count: number, row: (at: number) => readonly (string | number)[]) =>
    Array.from({ length: count }, (_, at) => row(at).join())
  const topics = ['routing', 'wireless', 'security']
  const credits = rows(activities, (at) => {
    const name = `Course ${at} on ${topics[at % 3]!}`
    return [`B${at}`, idOfBench, name, `Provider ${at % 40}`, (at % 20) + 1, addDays('2012-01-01', at)]
  })
  const sittings = rows(exams, (at) => {
    const grade = at % 3 === 0 ? 'pass' : 'fail'
    return [`B${at}`, idOfBench, program.exams[0]!.code, grade, addDays('2020-03-01', at * 4)]
  })
  return [
    [
      'creq-20261102-060000.csv',
      ['external_id,candidate_id,name,provider_name,points,active_on', ...credits, ''].join('\n'),
    ],
    [
      'exams-20261102-060000.csv',
      ['registration_number,candidate_id,exam_code,grade,taken_on', ...sittings, ''].join('\n'),
    ],
  ]
}
