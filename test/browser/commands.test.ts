import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'

const { url, operatorToken, logins } = inject('dev')
const ada = logins.find(({ name }) => name === 'Ada')!.candidateId

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
    expect(first.output).toContain('creq-20260303-070000.csv: done\n  1 rows: 1 accepted')
    const again = run('import', file)
    expect(again.output).toContain(
      'creq-20260303-070000.csv: was here before; nothing changed. It had come to\n  1 rows',
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
    expect(sent.output).toContain('2 rows: 1 accepted, 0 updated, 0 unchanged, 0 unmatched, 1 rejected')
    const name = /^ {2}They stand in (\S+),/m.exec(sent.output)![1]!
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

test('npm run rebuild changes nothing', () => {
  const done = run('rebuild', '--url', url, '--token', operatorToken)
  expect(done.output).toMatch(/^\d+ candidates checked, 0 periods and 0 activities changed$/m)
  expect(done.status).toBe(0)
})

test('npm run token makes a token, lists it without showing it, and takes it back', async () => {
  const made = run('token', 'create', "the office's", '--scopes', 'imports:write', '--days', '30')
  expect(made.status).toBe(0)
  const [, id, token] = /^(\w{16}) [^]*\n {2}([\w-]{43})\n/.exec(made.output)!
  const ask = () => fetch(`${url}/api/v1/imports`, { headers: { Authorization: `Bearer ${token}` } })
  expect((await ask()).status).toBe(200)
  const listed = run('token', 'list').output
  expect(listed).toContain(`${id}  the office's: imports:write, until `)
  expect(listed).not.toContain(token)
  expect(run('token', 'revoke', id!).status).toBe(0)
  expect((await ask()).status).toBe(401)
  expect(run('token', 'revoke', id!).output).toContain('no token')
  expect(run('token', 'create', 'x', '--scopes', 'everything').status).toBe(2)
})
