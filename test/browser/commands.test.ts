import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { idOf } from '../support/chosen.ts'

const { url, operatorToken, logins } = inject('dev')
const ada = logins.find(({ name }) => name === 'Ada')!.candidateId
/** Nobody whom the user guide pictures. */
const other = idOf(9, 1)

/** One of the commands of the README, as npm runs it. */
function run(command: string, ...rest: string[]) {
  const env = { ...process.env, PERSIST_TO: inject('stateFolder') }
  const done = spawnSync(process.execPath, ['bin/run.mjs', command, ...rest], { encoding: 'utf8', env })
  return { status: done.status, output: done.stdout + done.stderr }
}

test('npm run import says what is wrong with a file and ends with 1', () => {
  const refused = run('import', 'test/fixtures/bad/grants-20261101-071500.csv')
  expect(refused.output).toContain('its header lacks grant_id')
  expect(refused.status).toBe(1)
  const unnamed = run('import', 'README.md')
  expect(unnamed.output).toContain('Name the file <kind>-YYYYMMDD-HHMMSS.csv')
  expect(unnamed.status).toBe(1)
  const nothing = run('import')
  expect(nothing.output).toContain('Name the files to send')
  expect(nothing.status).toBe(2)
  const missing = run('import', 'test/fixtures/bad/grants-20261101-071500.csv', 'no-such-file.csv')
  expect(missing.output).toBe('There is no file no-such-file.csv. Nothing was sent.\n')
  expect(missing.status).toBe(2)
})

test('npm run import says of a file that comes again that nothing changed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'certification-import-'))
  try {
    const file = join(folder, 'creq-20260303-070000.csv')
    writeFileSync(
      file,
      `external_id,candidate_id,name,provider_name,points,active_on\nA1,${ada},Talk,Example,1,2026-01-01\n`,
    )
    const first = run('import', file)
    expect(first.output).toContain(
      'creq-20260303-070000.csv: done\n  Read as UTF-8, separated by commas, line ends LF.\n  1 rows: 1 accepted',
    )
    const again = run('import', file)
    expect(again.output).toContain(
      'creq-20260303-070000.csv: was here before; nothing changed. It had come to\n  Read as UTF-8, separated by commas, line ends LF.\n  1 rows',
    )
    expect(again.output).not.toContain('rows a second')
    expect([first.status, again.status]).toEqual([0, 0])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('npm run import writes what was rejected to a file that can be mended and sent again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'certification-import-'))
  try {
    const file = join(folder, 'creq-20260302-070000.csv')
    const header = 'external_id,candidate_id,name,provider_name,points,active_on'
    writeFileSync(
      file,
      `${header}\n1,${ada},=HYPERLINK("x"),Example,many,2026-01-01\n2,${ada},Talk,Example,1,2026-01-01\n`,
    )
    const sent = run('import', file)
    expect(sent.status).toBe(1)
    expect(sent.output).toContain(
      '2 rows: 1 accepted, 0 updated, 0 unchanged, 0 superseded, 0 unmatched, 0 held, 1 rejected',
    )
    const name = /^ {2}They are in (\S+),/m.exec(sent.output)![1]!
    const text = readFileSync(name, 'utf8')
    rmSync(name)
    expect(text).toContain(`"'=HYPERLINK(""x"")",Example,many,2026-01-01,points: “many” is not a number`)
    const mended = join(folder, name)
    writeFileSync(mended, text.replace(',many,', ',2.5,'))
    const again = run('import', mended)
    expect(again.output).toContain('1 rows: 1 accepted')
    expect(again.output).toContain('The column “rejected_because” is not known and was ignored.')
    expect(again.status).toBe(0)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('npm run import reads the rejected rows of a file as the site did', () => {
  const folder = mkdtempSync(join(tmpdir(), 'certification-import-'))
  try {
    const file = join(folder, 'creq-20260304-070000.csv')
    const text = [
      'sep=;',
      'External ID;Candidate ID;Name;Provider Name;Points;Active On;',
      `5;${ada};Talk, long;Example;1;2026-01-01;`,
      ';;;;;;',
      `6;${ada};Talk;Example;many;2026-01-01;`,
    ].join('\r\n')
    writeFileSync(file, Buffer.from(`\uFEFF${text}`, 'utf16le'))
    const sent = run('import', file)
    expect(sent.output).toContain(
      '  Read as UTF-16 (little-endian) with a byte order mark, separated by semicolons, with a sep= line, line ends CRLF. Left out 1 empty row and 1 empty column.\n  line 5, points:',
    )
    const name = /^ {2}They are in (\S+),/m.exec(sent.output)![1]!
    const rejected = readFileSync(name, 'utf8')
    rmSync(name)
    expect(rejected.split('\r\n')[1]).toContain(`6,${ada},Talk,Example,many,2026-01-01,,points: “many” is not`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('npm run import -- held lists what would go to another person, takes it in or leaves it out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'certification-import-'))
  try {
    const [first, second] = ['exams-20260305-070000.csv', 'exams-20260305-080000.csv'].map((name) => join(folder, name))
    const header = 'registration_number,candidate_id,exam_code,grade,taken_on'
    const row = (key: string, id: string) => `${key},${id},200-301,fail,2026-01-01`
    writeFileSync(first!, `${header}\n${row('HELD-1', ada)}\n${row('HELD-2', ada)}\n`)
    writeFileSync(second!, `${header}\n${row('HELD-1', other)}\n${row('HELD-2', other)}\n`)
    run('import', first!)
    const sent = run('import', second!)
    expect(sent.output).toContain('2 rows: 0 accepted, 0 updated, 0 unchanged, 0 superseded, 0 unmatched, 2 held')
    const listed = run('import', 'held')
    const shown = /^(\w{16}) line 2: exams HELD-1\n {2}for (\S+): .*\n {2}now of (\S+): /m.exec(listed.output)
    expect(shown!.slice(2)).toEqual([other, ada])
    expect(listed.output).toContain('2 rows wait for a yes')
    expect(run('import', 'held', 'take', shown![1]!, '2').output).toContain('1 rows taken in')
    expect(run('import', 'held', 'leave', shown![1]!, '3').output).toContain('1 rows left out for good')
    expect(run('import', 'held').output).toContain('0 rows wait for a yes')
    expect(run('import', 'held', 'take', shown![1]!, '3')).toMatchObject({ status: 1 })
    expect(run('import', 'held', 'take')).toMatchObject({ status: 2 })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('npm run import -- --help says how files are named, and asks no site', () => {
  const { status, output } = run('import', '--help')
  expect(status).toBe(0)
  expect(output).toContain('<kind>-YYYYMMDD-HHMMSS.csv: what it holds, and the moment it was made, in UTC')
})

test('npm run waiting lists what waits for a yes, and answers it', () => {
  const listed = run('waiting')
  expect(listed.output).toMatch(/^\d+ emails with news wait for a yes/m)
  expect(listed.output).toContain('0 badges will be revoked for good after your approval')
  expect(run('waiting', 'revoke').output).toBe('0 badges are revoked for good\n')
  expect(run('waiting', 'maybe').status).toBe(2)
})

test('npm run rebuild changes nothing', () => {
  const done = run('rebuild', '--url', url, '--token', operatorToken)
  expect(done.output).toMatch(/^\d+ candidates checked, 0 periods and 0 activities changed$/m)
  expect(done.status).toBe(0)
})

test('npm run token makes a token, lists it without showing it, and takes it back', async () => {
  const made = run('token', 'create', "the office's", '--scopes', 'imports:write', '--days', '30', '--owner', 'Us')
  expect(made.status).toBe(0)
  const [, id, token] = /^(\w{16}) [^]*\n {2}([\w-]{43})\n/.exec(made.output)!
  const headers = { Authorization: `Bearer ${token}`, Connection: 'close' }
  // The server may close a connection while it looks at what the command has written.
  const ask = async (tries = 5): Promise<Response> =>
    fetch(`${url}/api/v1/imports`, { headers }).catch((error: unknown) => {
      if (tries === 0) throw error
      return ask(tries - 1)
    })
  expect((await ask()).status).toBe(200)
  const listed = run('token', 'list').output
  expect(listed).toContain(`${id}  the office's (Us): imports:write, until `)
  expect(listed).not.toContain(token)
  expect(run('token', 'revoke', id!).status).toBe(0)
  expect((await ask()).status).toBe(401)
  expect(run('token', 'revoke', id!).output).toContain('no token')
  expect(run('token', 'create', 'x', '--scopes', 'everything').status).toBe(2)
})

test('npm run office adds and ends colleagues, keeps the last owner, and checks the log', () => {
  const added = run('office', 'add', 'Commanded@office.example', '--roles', 'records,figures', '--name', "O'Neill?")
  expect([added.status, added.output]).toEqual([
    0,
    expect.stringContaining('commanded@office.example has these roles now: records, figures'),
  ])
  expect(run('office', 'add', 'commanded@office.example', '--roles', 'king').output).toContain('no role “king”')
  expect(run('office', 'list').output).toContain("commanded@office.example  O'Neill?: ")
  expect(run('office', 'end', 'commanded@office.example').output).toContain('commanded@office.example is ended')
  // The demo has two: the other one is something else for a while.
  run('office', 'add', 'jonas.weil@office.example', '--roles', 'records')
  run('office', 'end', 'jonas.weil@office.example', '--roles', 'owner')
  const last = run('office', 'end', 'ines.maurer@office.example')
  expect([last.status, last.output]).toEqual([2, expect.stringContaining('the only owner')])
  run('office', 'add', 'jonas.weil@office.example', '--roles', 'owner')
  run('office', 'end', 'jonas.weil@office.example', '--roles', 'records')
  const checked = run('office', 'check-log')
  expect([checked.status, checked.output]).toEqual([0, expect.stringContaining('Nothing was changed or removed.')])
})
