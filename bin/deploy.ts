// npm run deploy [-- --dry-run]: checks first what a real deployment needs, then migrates, deploys, and puts the logos into
// the bucket. --dry-run goes as far as it can without an account.
import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Unstable_Config, unstable_readConfig as readConfig } from 'wrangler'
import { hashOfRules } from '../src/adapters/rules-hash.ts'
import { makeArt } from './art/make.ts'
import { makeAssets } from './assets.ts'
import { type Account, readAccount, resourcesOf } from './deploy/account.ts'
import { checkBindings } from './deploy/bindings.ts'
import { checkMigrations, checkProgram, checkResources, checkRules, checkSender } from './deploy/check-account.ts'
import { type Finding, missing } from './deploy/finding.ts'
import { sendLogos } from './deploy/logos.ts'
import { checkIncoming, checkSecrets } from './deploy/secrets.ts'
import { checkOfficeAddress, checkOfficeIssuer, checkSettings } from './deploy/settings.ts'
import { runWrangler } from './deploy/wrangler.ts'
import { hashOfJudge, buildOptions } from './judge.ts'
import { program } from './program.ts'
import { programName } from './program-name.ts'
import { configFile, environment } from './wrangler-config.ts'

const { values } = parseArgs({
  options: { 'dry-run': { type: 'boolean', default: false } },
})
const config = readConfig({ config: configFile, env: environment }) as Unstable_Config
const baseUrl = String(config.vars.BASE_URL ?? '')
const resources = resourcesOf(config)
const rules = hashOfRules(program, hashOfJudge())
const noAccount = missing('wrangler knows no account. Log in: npx wrangler login')
const text = (name: string) => (typeof config.vars[name] === 'string' ? config.vars[name] : undefined)
const settings = [
  ...checkBindings(config),
  ...checkSettings(baseUrl, program),
  ...checkOfficeAddress(text('OFFICE_URL'), baseUrl),
  ...checkOfficeIssuer(text('OFFICE_OIDC_ISSUER'), text('OFFICE_ACCESS_TEAM')),
]

if (values['dry-run']) await tryOut()
else await deploy()

async function tryOut(): Promise<void> {
  tell(settings)
  await build()
  runWrangler('deploy', '--dry-run', '--minify', ...buildOptions(), '--outdir', join('dist', 'worker'))
  console.log(
    '\nThe Worker, its fonts and its logos can be built. The account was not looked at, and nothing was sent.',
  )
}

async function deploy(): Promise<void> {
  const account = readAccount(resources, rules)
  const findings = [...settings, ...(account ? checkAccount(account) : [noAccount])]
  tell(findings)
  if (!account || findings.some(({ kind }) => kind === 'missing')) {
    console.error('\nNothing was deployed.')
    process.exit(1)
  }
  await build()
  runWrangler('d1', 'migrations', 'apply', 'DB', '--remote')
  if (account.madeFor === undefined) claimDatabase()
  runWrangler('deploy', '--minify', ...buildOptions(), '--domain', new URL(baseUrl).host)
  await sendLogos(resources.bucket)
  console.log(`\nDeployed: ${baseUrl}`)
  if (checkRules(account).length > 0) tellOfRebuild()
}

/** From now on the database is this program's. */
function claimDatabase(): void {
  const sql = `insert into made_for (program) values ('${programName}')`
  runWrangler('d1', 'execute', 'DB', '--remote', '--command', sql)
}

function checkAccount(account: Account): Finding[] {
  const { PAYMENTS } = config.vars
  const { mailFrom } = program.operator
  const there = [...account.secrets, ...Object.keys(config.vars)]
  const migrations = globSync('migrations/*.sql').map((file) => basename(file))
  return [
    ...checkResources(resources, account),
    ...checkSecrets(typeof PAYMENTS === 'string' ? PAYMENTS : undefined, there),
    ...checkSender(mailFrom, account),
    ...checkIncoming(mailFrom, config.addresses, there),
    ...checkProgram(programName, account),
    ...checkMigrations(migrations.sort(), account),
    ...checkRules(account),
  ]
}

async function build(): Promise<void> {
  const { fonts, checker } = await makeAssets()
  console.log(`Fonts: ${fonts.files} files, ${Math.round(fonts.bytes / 2 ** 20)} MiB`)
  console.log(`Checker of files: ${checker.files} files, ${Math.round(checker.bytes / 2 ** 10)} KiB`)
  console.log(`Logos: ${(await makeArt()).files.length} files`)
}

function tellOfRebuild(): void {
  console.log(`The site brings the records up to date with the new rules within minutes. If people would lose something,
someone has to accept that: ${baseUrl}/office/rules, or
  npm run rebuild -- --url ${baseUrl} --token TOKEN`)
}

function tell(findings: readonly Finding[]): void {
  for (const { kind, sentence } of findings) console.log(`${kind === 'missing' ? 'Missing: ' : 'Note: '}${sentence}`)
}
