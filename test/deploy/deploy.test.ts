import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashOfJudge } from '../../bin/judge.ts'
import { demoLogins } from '../../bin/demo.ts'
import { programEntry, programName } from '../../bin/program-name.ts'
import { openAccount } from '../support/account/server.ts'
import { idOf } from '../support/chosen.ts'

const kept = [
  'bin',
  'src',
  'migrations',
  'public',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'wrangler.toml',
]
const folder = mkdtempSync(join(tmpdir(), 'certification-deploy-'))
let account: Awaited<ReturnType<typeof openAccount>>

beforeAll(async () => {
  account = await openAccount()
  for (const name of [...kept, 'dist/art'])
    if (existsSync(name)) cpSync(name, join(folder, name), { recursive: true, preserveTimestamps: true })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
})

afterAll(async () => {
  await account.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Runs a command of the project in the copy, as somebody who is logged in to the account. */
const run = (...words: string[]) => runWith(account.env, words)

async function runWith(
  env: NodeJS.ProcessEnv,
  words: readonly string[],
): Promise<{ status: number | null; output: string }> {
  const child = spawn(process.execPath, words, {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()))
  const status = await new Promise<number | null>((done) => child.on('close', done))
  return { status, output }
}

const deploy = (...words: string[]) => run('bin/run.mjs', 'deploy', ...words)

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(join(folder, file), 'utf8')
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`)
  writeFileSync(join(folder, file), text.replace(from, to))
}

test('somebody whom wrangler does not know is told to log in, and nothing of an account', async () => {
  // A home without anybody's login.
  const nobody = { HOME: folder, XDG_CONFIG_HOME: folder, CLOUDFLARE_API_TOKEN: undefined }
  const { status, output } = await runWith(nobody, ['bin/run.mjs', 'deploy'])
  expect(status, output).toBe(1)
  expect(output).toContain('Missing: wrangler knows no account. Log in: npx wrangler login')
  expect(output).not.toMatch(/There is no|sending domains|will be changed/)
})

/** From an empty account to a deployed site, by what each refusal says: each test goes on from the one before. */
describe('an empty account', () => {
  let commands: string[][]

  test('is refused, with what is missing', async () => {
    const { status, output } = await deploy()
    expect(status, output).toBe(1)
    expect(output).toContain('Missing: BASE_URL in wrangler.toml is https://certifications.example.com')
    expect(output).toContain('Missing: The operator’s name and addresses are examples')
    expect(output).toContain('Nothing was deployed.')
    commands = [...output.matchAll(/Make it: npx wrangler (.+)$/gm)].map(([, words]) => words!.split(' '))
    expect(commands.map(([what]) => what)).toEqual(['d1', 'r2', 'queues'])
  })

  test('gets what it lacks by the commands that the refusal names', async () => {
    edit('wrangler.toml', 'https://certifications.example.com', 'https://certifications.institute')
    edit(programEntry, '    },\n    demo: true,\n  },\n', '    },\n  },\n')
    for (const words of commands) {
      const made = await run('node_modules/wrangler/bin/wrangler.js', ...words)
      expect(made.status, made.output).toBe(0)
    }
    edit('wrangler.toml', '# addresses', 'addresses')
    for (const key of ['create', 'mail']) {
      const made = await run('bin/run.mjs', 'keys', key, '--remote')
      expect(made.status, made.output).toBe(0)
    }
    expect(account.secrets).toEqual([expect.stringMatching(/^BADGE_KEY_/), 'MAIL_KEY'])
  })

  test('is deployed to, and wants nothing more', async () => {
    const { status, output } = await deploy()
    expect(status, output).toBe(0)
    expect(output).toContain('Deployed: https://certifications.institute')
    expect(output).not.toMatch(/npm run (rebuild|keys)/)
    expect(account.mailRules).toEqual([
      expect.objectContaining({
        matchers: [{ type: 'literal', field: 'to', value: 'tracking@certifications.example.com' }],
        actions: [{ type: 'worker', value: ['certification-tracking-system'] }],
      }),
    ])
    expect([account.uploads.length, account.domains]).toEqual([1, ['certifications.institute']])
    expect(account.database.prepare('select count(*) as tables from outbox').get()).toEqual({ tables: 0 })
    expect([...account.objects.keys()]).toEqual(expect.arrayContaining(['art/.made']))
    expect(account.unknown).toEqual([])
  })

  test('has no development in what was sent: no variable, no demo person, no demo log-in', () => {
    const sent = account.uploads[0]!
    expect(sent.length).toBeGreaterThan(100_000)
    expect(sent.includes('"name":"BASE_URL","type":"plain_text","text":"https://certifications.institute"')).toBe(true)
    // What is deployed knows the judge it was built with.
    expect(sent.includes(hashOfJudge())).toBe(true)
    expect(sent.includes('"name":"DEV"')).toBe(false)
    const secrets = demoLogins.flatMap(({ email, password }) => [email, password])
    expect(secrets.filter((secret) => sent.includes(secret))).toEqual([])
    expect(/["'`]\/dev\//.test(sent)).toBe(false)
    expect(/Sandbox-Signature|d1_migrations|DEV_TOKEN_HASH|Development mailbox/.test(sent)).toBe(false)
  })

  // Each of these alone: test/deploy/check.test.ts and test/deploy/rules.test.ts.
  test('that holds the facts of another program, or is newer than the checkout, is left alone', async () => {
    expect(account.database.prepare('select program from made_for').all()).toEqual([{ program: programName }])
    account.database.exec("update made_for set program = 'another'")
    account.database.exec(`insert into records values ('${idOf(7, 1)}', 1, 'those of before')`)
    account.database.exec("insert into d1_migrations (name) values ('9999_of_a_newer_checkout.sql')")
    const { status, output } = await deploy()
    expect(status, output).toBe(1)
    expect(output).toContain('The database holds the facts of the program another')
    expect(output).toContain('changed by 9999_of_a_newer_checkout.sql, which this checkout lacks')
    expect(output).toContain('1 of 1 records follow earlier rules.')
    expect(account.uploads).toHaveLength(1)
  })
})
