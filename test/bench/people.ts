import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bareRegistrationNumber } from '../../src/core/last-names.ts'
import { nameTermsIn } from '../../src/core/name-words.ts'
import { openDatabase } from '../../src/data/database.ts'
import { listPeopleById, listPeopleByName } from '../../src/data/office/people-search.ts'
import { buildWorker } from './built.ts'
import { median } from './median.ts'
import { migrate, startWorkers } from './workers.ts'

const people = 1_000_000
const perChunk = 50_000
const firsts = ['maria', 'mario', 'marianne', 'juan', 'jose', 'ana', 'anna', 'li', 'wei', 'mohammed', 'olga', 'noah']
const lasts = ['garcia', 'garces', 'garland', 'lopez', 'muller', 'wang', 'smith', 'smithers', 'khan', 'silva', 'sato']

/** Fills a database with a million people of few names, and prints what a search of the office reads of it. */
export async function benchPeople(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'certification-people-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const workers = await startWorkers(join(folder, 'state'), buildWorker(join(folder, 'built')).modules)
  const { database } = workers
  await migrate(database)
  const started = Date.now()
  for (let from = 1; from <= people; from += perChunk) await fill(database, from)
  console.log(`${people} people in ${((Date.now() - started) / 1000).toFixed(0)} s\n`)
  console.log('typed                        found   rows read   ms')
  for (const typed of searches) {
    const { found, read, ms } = await search(database, typed)
    console.log(
      `${typed.padEnd(30)}${String(found).padStart(4)}${String(read).padStart(12)}${ms.toFixed(1).padStart(7)}`,
    )
  }
  await workers.stop()
}

const searches = [
  'ma',
  'maria',
  'maria garcia',
  'gar mar',
  'smith jo',
  'maria garcia unique777',
  'unique777 ma',
  'PERSON777777',
  `person777777@example.com`,
  'nobody at all',
]

async function fill(database: D1Database, from: number): Promise<void> {
  const rows = `with recursive person(n) as (select ${from} union all select n + 1 from person where n < ${from + perChunk - 1}),
    named as (select n, 'PERSON' || n as id, json_extract(?1, '$[' || (n % ${firsts.length}) || ']') as first,
      iif(n % 1000 = 777, 'unique' || n / 1000, json_extract(?2, '$[' || (n / 7 % ${lasts.length}) || ']')) as last from person)`
  const into = (table: string, select: string) =>
    database.prepare(`insert into ${table} ${rows} ${select}`).bind(JSON.stringify(firsts), JSON.stringify(lasts))
  await database.batch([
    into(
      'candidates (id, made, first_name, last_name, email, outside_ids)',
      `select id, '', first, last, 'person' || n || '@example.com', '{}' from named`,
    ),
    into('name_words (word, beside, candidate_id)', 'select first, last, id from named'),
    into('name_words (word, beside, candidate_id)', 'select last, first, id from named'),
  ])
}

async function search(database: D1Database, typed: string) {
  const db = openDatabase(database)
  const ids = listPeopleById(db, { text: typed, bare: bareRegistrationNumber(typed), code: '' })
  const names = listPeopleByName(db, typed.includes('@') ? [] : nameTermsIn(typed))
  const [times, reads]: [number[], number[]] = [[], []]
  let found = 0
  for (let turn = 0; turn < 15; turn++) {
    const before = performance.now()
    const answers = await database.batch([ids.statement, names.statement])
    times.push(performance.now() - before)
    reads.push(answers.reduce((sum, { meta }) => sum + meta.rows_read, 0))
    found = answers.reduce((sum, { results }) => sum + results.length, 0)
  }
  return { found, read: Math.max(...reads), ms: median(times) }
}
