import { type Unstable_Config, unstable_readConfig as readConfig } from 'wrangler'
import { expect, test } from 'vitest'
import type { Account } from '../../bin/deploy/account.ts'
import { checkBindings } from '../../bin/deploy/bindings.ts'
import {
  checkMigrations,
  checkProgram,
  checkResources,
  checkRules,
  checkSender,
} from '../../bin/deploy/check-account.ts'
import type { Finding } from '../../bin/deploy/finding.ts'
import { checkIncoming, checkSecrets } from '../../bin/deploy/secrets.ts'
import { checkOfficeAddress, checkOfficeIssuer, checkSettings } from '../../bin/deploy/settings.ts'
import { program as defaultProgram } from '../../bin/program.ts'

const { demo: _, ...operator } = defaultProgram.operator
const real = { ...defaultProgram, operator }
const config = readConfig({ config: 'wrangler.toml', env: 'production' }) as Unstable_Config
const resources = { database: 'd', bucket: 'b', queue: 'q' }
const whole: Account = {
  hasDatabase: true,
  hasQueue: true,
  bucketRules: 'name: documents\nprefix: documents/',
  secrets: [],
  appliedMigrations: ['0000_first.sql'],
  madeFor: 'a-program',
  sendingDomains: 'certifications.institute  yes',
  records: { all: 50_000, outdated: 0 },
}

function sentences(findings: readonly Finding[], kind: Finding['kind']): readonly string[] {
  return findings.filter((finding) => finding.kind === kind).map(({ sentence }) => sentence)
}

const missingIn = (findings: readonly Finding[]) => sentences(findings, 'missing')
const commandsIn = (findings: readonly Finding[]) =>
  findings.map(({ sentence }) => /(?:npx wrangler|npm run) .*$/.exec(sentence)?.[0])

/** What a sentence asks to be set, in production. */
const secretIn = (sentence: string) => /npx wrangler secret put (\w+) --env production$/.exec(sentence)?.[1]

test.each([
  ['', 'is empty'],
  ['https://certifications.example.com', 'put the address of the site there'],
  ['http://localhost:8787', 'put the address of the site there'],
  ['http://certifications.institute', 'must be https'],
  ['https://certifications.institute/site', 'nothing after the host'],
  ['https://certifications.institute/?a=b', 'nothing after the host'],
])('BASE_URL %j is not fit for a real site', (baseUrl, words) => {
  expect(missingIn(checkSettings(baseUrl, real))).toEqual([expect.stringContaining(words)])
})

test.each([
  [undefined, undefined],
  ['https://office.certifications.institute', undefined],
  ['http://office.certifications.institute', 'must be https'],
  ['https://office.certifications.institute/office', 'nothing after the host'],
  ['office', 'must be https'],
  ['https://certifications.institute', 'is the address of the site'],
])('OFFICE_URL %j', (officeUrl, words) => {
  const findings = missingIn(checkOfficeAddress(officeUrl, 'https://certifications.institute'))
  expect(findings).toEqual(words ? [expect.stringContaining(words)] : [])
})

test('a real address and a real operator lack nothing; what is made up besides is said', () => {
  const findings = checkSettings('https://certifications.institute', real)
  expect(missingIn(findings)).toEqual([])
  expect(sentences(findings, 'note')).toContainEqual(expect.stringMatching(/^The text of “.+” is made up\.$/))
  expect(missingIn(checkSettings('https://certifications.institute', defaultProgram))).toEqual([
    expect.stringContaining('are examples'),
  ])
})

test('a database of another program is not taken over; one of nobody is', () => {
  expect(missingIn(checkProgram('another', whole))).toEqual([
    expect.stringContaining('holds the facts of the program a-program, and you are deploying another'),
  ])
  expect(checkProgram('a-program', whole)).toEqual([])
  expect(checkProgram('another', { madeFor: undefined })).toEqual([])
})

test('support is not the sender: its answers would come back to the site', () => {
  const program = { ...real, operator: { ...operator, supportEmail: operator.mailFrom.toUpperCase() } }
  expect(missingIn(checkSettings('https://certifications.institute', program))).toEqual([
    expect.stringContaining('Give support an address of its own'),
  ])
})

test.each<[string, Partial<Unstable_Config>]>([
  ['binds no D1 database as DB', { d1_databases: [] }],
  ['binds no KV namespace as SESSIONS', { kv_namespaces: [] }],
  ['binds no R2 bucket as FILES', { r2_buckets: [] }],
  ['binds no send_email as EMAIL', { send_email: [] }],
  ['binds no queue as WAKE', { queues: { producers: [], consumers: [] } }],
  ['no consumer of its own queue', { queues: { ...config.queues, consumers: [] } }],
  ['binds no assets as ASSETS', { assets: undefined }],
  ['binds no rate limit as FLOOD', { ratelimits: [] }],
  ['has no cron trigger', { triggers: { crons: [] } }],
  ['sets DEV', { vars: { ...config.vars, DEV: '1' } }],
])('wrangler.toml that %s is not deployed', (words, change) => {
  expect(checkBindings(config)).toEqual([])
  expect(missingIn(checkBindings({ ...config, ...change }))).toEqual([expect.stringContaining(words)])
})

test('what the account lacks is named with the command that makes it', () => {
  expect(checkResources(resources, whole)).toEqual([])
  const empty = { ...whole, hasDatabase: false, hasQueue: false, bucketRules: undefined }
  expect(commandsIn(checkResources(resources, empty))).toEqual([
    'npx wrangler d1 create d',
    'npx wrangler r2 bucket create b',
    'npx wrangler queues create q',
  ])
  expect(missingIn(checkResources(resources, { ...whole, bucketRules: 'No rules' }))).toEqual([])
  expect(commandsIn(checkResources(resources, { ...whole, bucketRules: 'No rules' }))).toEqual([
    'npx wrangler r2 bucket lifecycle add b documents documents/ --expire-days 90',
  ])
})

test('the sender’s domain is looked for among those that mail is sent for', () => {
  expect(checkSender('tracking@certifications.institute', whole)).toEqual([])
  for (const sendingDomains of [undefined, 'www.certifications.institute'])
    expect(commandsIn(checkSender('tracking@certifications.institute', { ...whole, sendingDomains }))).toEqual([
      'npx wrangler email sending enable certifications.institute',
    ])
})

test('the organisation’s login is set up whole or not at all', () => {
  const all = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']
  expect([missingIn(checkSecrets(undefined, [])), missingIn(checkSecrets(undefined, all))]).toEqual([[], []])
  expect(missingIn(checkSecrets(undefined, all.slice(0, 1))).map(secretIn)).toEqual([
    'OIDC_CLIENT_ID',
    'OIDC_CLIENT_SECRET',
  ])
})

test('the office has one of its two doors whole, or is said to be closed', () => {
  const oidc = ['OFFICE_OIDC_ISSUER', 'OFFICE_OIDC_CLIENT_ID', 'OFFICE_OIDC_CLIENT_SECRET']
  const access = ['OFFICE_ACCESS_TEAM', 'OFFICE_ACCESS_AUD']
  const isClosed = (there: readonly string[]) =>
    sentences(checkSecrets(undefined, there), 'note').some((sentence) => sentence.startsWith('The office is closed'))
  expect([[], oidc, access].map(isClosed)).toEqual([true, false, false])
  for (const whole of [oidc, access]) {
    expect(missingIn(checkSecrets(undefined, whole))).toEqual([])
    expect(missingIn(checkSecrets(undefined, whole.slice(0, 1))).map(secretIn)).toEqual(whole.slice(1))
  }
  expect(missingIn(checkOfficeIssuer('https://login.microsoftonline.com/common/v2.0', undefined))).toEqual([
    expect.stringContaining('the accounts of many organisations'),
  ])
  expect(missingIn(checkOfficeIssuer(undefined, 'name'))).toEqual([expect.stringContaining('must be like https://')])
  expect(checkOfficeIssuer('https://sso.certifications.institute', 'https://name.cloudflareaccess.com')).toEqual([])
})

test('whoever takes the money has all that they need; without a key no badge is signed', () => {
  expect(sentences(checkSecrets(undefined, []), 'note')).toEqual([
    expect.stringContaining('npm run keys -- create --remote'),
    expect.stringContaining('The office is closed'),
    expect.stringContaining('what has a price is not for sale'),
  ])
  const office = ['OFFICE_ACCESS_TEAM', 'OFFICE_ACCESS_AUD']
  expect(checkSecrets('stripe', ['BADGE_KEY_1', 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET', ...office])).toEqual([])
  const paypal = missingIn(checkSecrets('paypal', ['PAYPAL_CLIENT_ID']))
  expect(paypal.map(secretIn)).toEqual(['PAYPAL_CLIENT_SECRET', 'PAYPAL_WEBHOOK_ID'])
  expect(missingIn(checkSecrets('cash', []))).toEqual([expect.stringContaining('it can be stripe or paypal')])
})

test('answers come in at the sender’s own address, once there is a key', () => {
  const address = 'tracking@certifications.institute'
  expect(commandsIn(checkIncoming(address, [address], []))).toEqual(['npm run keys -- mail --remote'])
  expect(checkIncoming(address, [address], ['MAIL_KEY'])).toEqual([])
  for (const addresses of [undefined, ['support@certifications.institute']])
    expect(sentences(checkIncoming(address, addresses, ['MAIL_KEY']), 'note')).toEqual([
      expect.stringContaining(`addresses = ["${address}"]`),
    ])
})

test('what will change the database is said; a checkout older than the database is refused', () => {
  expect(checkMigrations(['0000_first.sql'], whole)).toEqual([])
  expect(sentences(checkMigrations(['0000_first.sql', '0001_next.sql'], whole), 'note')).toEqual([
    'The database will be changed by 0001_next.sql.',
  ])
  expect(missingIn(checkMigrations([], whole))).toEqual([expect.stringContaining('0000_first.sql')])
})

test('records of other rules are counted, once there are any', () => {
  const outdated = { all: 50_000, outdated: 40_627 }
  expect(checkRules(whole)).toEqual([])
  expect(checkRules({ ...whole, records: undefined, appliedMigrations: [] })).toEqual([])
  expect(sentences(checkRules({ ...whole, records: outdated }), 'note')).toEqual([
    expect.stringMatching(/40627 of 50000 records follow earlier rules.*npm run rebuild/),
  ])
  // Before its migration no record says by which rules it was made.
  expect(sentences(checkRules({ ...whole, records: undefined }), 'note')).toEqual([
    expect.stringContaining('All records'),
  ])
})
