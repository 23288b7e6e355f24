import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkAccount, checkOidc, checkPayments, checkSettings } from '../../bin/deploy/check.ts'
import { defaultProgram } from '../../src/program/default-program.ts'

const { demo: _, ...operator } = defaultProgram.operator
const real = { ...defaultProgram, operator }
const sentences = (baseUrl: string, program = real) =>
  checkSettings(baseUrl, program)
    .filter(({ kind }) => kind === 'missing')
    .map(({ sentence }) => sentence)

test.each([
  ['', 'is empty'],
  ['https://certifications.example.com', 'put the address of the site there'],
  ['http://localhost:8787', 'put the address of the site there'],
  ['http://certifications.institute', 'must be https'],
  ['https://certifications.institute/site', 'nothing after the host'],
])('BASE_URL %j is not fit for a real site', (baseUrl, words) => {
  expect(sentences(baseUrl)).toEqual([expect.stringContaining(words)])
})

test('a real address and a real operator lack nothing; what is made up besides is said', () => {
  expect(sentences('https://certifications.institute')).toEqual([])
  expect(sentences('https://certifications.institute', defaultProgram)).toEqual([
    expect.stringContaining('are examples'),
  ])
  const notes = checkSettings('https://certifications.institute', real).map(({ sentence }) => sentence)
  expect(notes).toContainEqual(expect.stringContaining('The text of “Logo Guidelines and Agreement” is made up.'))
})

test('what the account lacks is named with the command that makes it', () => {
  const wanted = { databases: ['d'], buckets: ['b'], queues: ['q'], secrets: ['S'] }
  expect(checkAccount(wanted, { ...wanted, secrets: ['S', 'BADGE_KEY_1'] })).toEqual([])
  const findings = checkAccount(wanted, { databases: [], buckets: [], queues: [], secrets: [] })
  expect(findings.filter(({ kind }) => kind === 'note')).toHaveLength(1)
  const lacking = findings.filter(({ kind }) => kind === 'missing')
  expect(lacking.map(({ sentence }) => /npx wrangler .*$/.exec(sentence)![0])).toEqual([
    'npx wrangler d1 create d',
    'npx wrangler r2 bucket create b',
    'npx wrangler queues create q',
    'npx wrangler secret put S',
  ])
})

test('the organisation’s login is set up whole or not at all', () => {
  const all = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']
  expect([checkOidc([]), checkOidc(all)]).toEqual([[], []])
  expect(checkOidc(all.slice(0, 1)).map(({ sentence }) => /npx wrangler .*$/.exec(sentence)![0])).toEqual([
    'npx wrangler secret put OIDC_CLIENT_ID',
    'npx wrangler secret put OIDC_CLIENT_SECRET',
  ])
})

test('whoever takes the money has all that they need', () => {
  expect(checkPayments(undefined, []).map(({ kind }) => kind)).toEqual(['note'])
  expect(checkPayments('stripe', ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'])).toEqual([])
  expect(checkPayments('paypal', ['PAYPAL_CLIENT_ID']).map(({ sentence }) => /\w+$/.exec(sentence)![0])).toEqual([
    'PAYPAL_CLIENT_SECRET',
    'PAYPAL_WEBHOOK_ID',
  ])
  expect(checkPayments('cash', [])).toEqual([expect.objectContaining({ kind: 'missing' })])
})

test('npm run deploy deploys nothing while something is missing', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'certification-deploy-'))
  const [command, calls] = [join(folder, 'wrangler.mjs'), join(folder, 'calls')]
  writeFileSync(
    command,
    `import { appendFileSync } from 'node:fs'\nappendFileSync(${JSON.stringify(calls)}, process.argv.slice(2).join(' ') + '\\n')\n`,
  )
  const done = spawnSync(process.execPath, ['bin/run.mjs', 'deploy'], {
    encoding: 'utf8',
    env: { ...process.env, WRANGLER_COMMAND: command },
  })
  const called = readFileSync(calls, 'utf8')
  rmSync(folder, { recursive: true, force: true })
  expect(done.status).toBe(1)
  expect(done.stdout).toContain('Missing: BASE_URL in wrangler.toml')
  expect(done.stdout).toContain('There is no D1 database certification-tracking-system.')
  expect(done.stderr).toContain('Nothing was deployed.')
  expect(called).toContain('whoami')
  expect(called).not.toMatch(/^deploy|migrations|object put/m)
})
