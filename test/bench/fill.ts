import { hashOfJudge } from '../../bin/judge.ts'
import { hashOfRules } from '../../src/adapters/rules-hash.ts'
import { idInSql, measured, program } from './chosen.ts'

/** As an import marks them: the holdings are as new as the rules. */
const rules = hashOfRules(program, hashOfJudge())
const perChunk = 20_000

/** Fills the database with so many made-up people: told, with facts, holdings, and, of every tenth, an account and a session. */
export async function fill(database: D1Database, people: number, tell: (done: number) => void): Promise<void> {
  const exams = JSON.stringify(program.exams.map((exam) => exam.code))
  for (let from = 1; from <= people; from += perChunk) {
    const to = Math.min(people, from + perChunk - 1)
    const rows = `with recursive person(n) as (select ${from} union all select n + 1 from person where n < ${to})`
    await database.batch(
      tables.map(([into, select]) =>
        database.prepare(`insert into ${into} ${rows} ${select}`).bind(...(select.includes('?1') ? [exams] : [])),
      ),
    )
    tell(to)
  }
}

const id = idInSql(2)
const made = `'2026-10-01T06:00:00.000Z/0123456789abcdef/' || printf('%010d', n)`
const from = `'2026-10-01T07:00:00.000Z', 'IMPORT' || printf('%010d', n / 1000)`
const day = (years: number, spread: number) => `date('${2026 - years}-01-01', '+' || (n % ${spread}) || ' days')`
const fact = (kind: string, key: string, content: string) =>
  [
    'facts (kind, key, made, candidate_id, content, recorded_at, import_id, file, line)',
    `select '${kind}', ${key}, ${made}, ${id}, ${content}, ${from}, '${kind}-20261001-060000.csv', n from person`,
  ] as const
const exam = (number: number, which: string, takenOn: string) =>
  fact(
    'exams',
    `printf('${number}%09d', n)`,
    `json_object('exam', ${which}, 'grade', iif(n % 5, 'pass', 'fail'), 'takenOn', ${takenOn})`,
  )
const holding = (status: string, since: string, until: string) =>
  [
    'holdings (candidate_id, certification, since, until, status, first_earned_on, active_on, expires_on)',
    `select ${id}, '${measured}', ${since}, ${until}, '${status}', ${day(6, 700)}, ${day(6, 700)}, ${day(3, 700)} from person`,
  ] as const

/** Which table, and the rows of one chunk of people. */
const tables: readonly (readonly [into: string, select: string])[] = [
  [
    'candidates (id, made, first_name, last_name, email, city, country, outside_ids)',
    `select ${id}, ${made}, 'First' || n, 'Last' || (n * 7919 % 100003), 'person' || n || '@example.com', 'City', 'PL', '{}' from person`,
  ],
  fact(
    'candidates',
    id,
    `json_object('city', 'City', 'country', 'PL', 'email', 'person' || n || '@example.com', 'first_name', 'First' || n, 'last_name', 'Last' || (n * 7919 % 100003))`,
  ),
  exam(1, `json_extract(?1, '$[0]')`, day(6, 700)),
  exam(2, `json_extract(?1, '$[' || (n % json_array_length(?1)) || ']')`, day(2, 600)),
  fact(
    'creq',
    `'CertMetrics' || char(10) || (5000000 + n)`,
    `json_object('activeOn', ${day(1, 300)}, 'category', 'ELEARN', 'externalId', (5000000 + n) || '', 'hundredths', 100 + n % 900, 'name', 'Course ' || n, 'providerName', 'Example Learning', 'review', 'n/a', 'source', 'CertMetrics')`,
  ),
  ['records (candidate_id, facts_version, rules)', `select ${id}, 4, '${rules}' from person`],
  holding('active', day(6, 700), day(3, 700)),
  holding('expired', day(3, 700), 'null'),
  [
    'imports (id, name, kind, made_at, sha256, size, state, warnings, received_at)',
    `select 'IMPORT' || printf('%010d', n / 1000), 'exams-' || n || '.csv', 'exams', '2026-10-01T06:00:00.000Z', n, 1, 'done', '[]', datetime('2020-01-01', '+' || (n / 1000) || ' hours') from person where n % 1000 = 0`,
  ],
  [
    'accounts (candidate_id, login_id, password_hash, proved_email, created_at)',
    `select ${id}, ${id}, '', 'person' || n || '@example.com', '2026-01-01' from person where n % 10 = 0`,
  ],
  [
    'sessions (hash, candidate_id, started_at, seen_at, ends_at, browser, country)',
    `select 'hash' || n, ${id}, '2026-01-01', '2026-01-01', '2026-01-15', 'Firefox on Linux', 'PL' from person where n % 10 = 0`,
  ],
]
