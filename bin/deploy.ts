// npm run deploy [-- --dry-run]: checks first what a real deployment needs, then migrates, deploys, and puts the logos into
// the bucket. --dry-run goes as far as it can without an account.
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Unstable_Config, unstable_readConfig as readConfig } from 'wrangler'
import { packOf } from '../src/adapters/packed-files.ts'
import { defaultProgram } from '../src/program/default-program.ts'
import { logoPackKey } from '../src/program/logo-files.ts'
import { makeAssets } from './assets.ts'
import { artFolder, makeArt } from './art/make.ts'
import { checkAccount, checkOidc, checkPayments, checkSettings, type Finding, missing } from './deploy/check.ts'
import { readAccount, runWrangler, tryWrangler } from './deploy/wrangler.ts'

const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } })
const isDry = values['dry-run']
const config = readConfig({ config: 'wrangler.toml' }) as Unstable_Config
const bucket = config.r2_buckets[0]!.bucket_name!

const settings = checkSettings(String(config.vars.BASE_URL ?? ''), defaultProgram)
if (isDry) {
  tell(settings)
  await build()
  runWrangler('deploy', '--dry-run', '--minify', '--outdir', join('dist', 'worker'))
  console.log(
    '\nThe Worker, its fonts and its logos can be built. The account was not looked at, and nothing was sent.',
  )
} else {
  const account =
    tryWrangler('whoami') === undefined ? [missing('wrangler knows no account: npx wrangler login')] : checkNeeds()
  tell([...settings, ...account])
  if ([...settings, ...account].some(({ kind }) => kind === 'missing')) {
    console.error('\nNothing was deployed.')
    process.exit(1)
  }
  await build()
  runWrangler('d1', 'migrations', 'apply', 'DB', '--remote')
  runWrangler('deploy', '--minify')
  await sendLogos()
  tellAboutRules()
}

function checkNeeds(): Finding[] {
  const wanted = {
    databases: config.d1_databases.map((one) => one.database_name!),
    buckets: config.r2_buckets.map((one) => one.bucket_name!),
    queues: (config.queues.producers ?? []).flatMap(({ queue }) => queue ?? []),
    secrets: [],
  }
  const account = readAccount()
  const there = [...account.secrets, ...Object.keys(config.vars)]
  const { PAYMENTS } = config.vars
  const provider = typeof PAYMENTS === 'string' ? PAYMENTS : undefined
  return [...checkAccount(wanted, account), ...checkOidc(there), ...checkPayments(provider, there)]
}

async function build(): Promise<void> {
  const { fonts, checker } = await makeAssets()
  console.log(`Fonts: ${fonts.files} files, ${Math.round(fonts.bytes / 2 ** 20)} MiB`)
  console.log(`Checker of files: ${checker.files} files, ${Math.round(checker.bytes / 2 ** 10)} KiB`)
  console.log(`Logos: ${(await makeArt()).files.length} files`)
}

/** One object a logo; what the bucket has already, by the fingerprint of all of them, is not sent again. */
async function sendLogos(): Promise<void> {
  const { files, fingerprint } = await makeArt()
  if (tryWrangler('r2', 'object', 'get', `${bucket}/art/.made`, '--remote', '--pipe')?.trim() === fingerprint) return
  const folder = mkdtempSync(join(tmpdir(), 'logos-'))
  const send = (key: string, content: Uint8Array | string) => {
    const file = join(folder, 'object')
    writeFileSync(file, content)
    runWrangler('r2', 'object', 'put', `${bucket}/${key}`, '--remote', '--file', file)
  }
  try {
    for (const [code, ofLogo] of Map.groupBy(files, (file) => file.code)) {
      const contents = ofLogo.map(({ file }) => ({ name: file, bytes: readFileSync(join(artFolder, file)) }))
      send(logoPackKey(code), packOf(contents))
    }
    send('art/.made', fingerprint)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Rules, exams and days decide who holds what: where they have changed, the holdings are made again. */
function tellAboutRules(): void {
  const { certifications, exams, examGroups, levels, migrations, transitions } = defaultProgram
  const rules = createHash('sha256').update(
    JSON.stringify({ certifications, exams, examGroups, levels, migrations, transitions }),
  )
  const hash = rules.digest('hex')
  const key = `${bucket}/deployed/rules`
  if (tryWrangler('r2', 'object', 'get', key, '--remote', '--pipe')?.trim() === hash) return
  console.log(`\nThe program's rules are not those of the last deployment. Make the holdings again:
  npm run rebuild -- --url ${String(config.vars.BASE_URL)} --token TOKEN
then say that it is done: npx wrangler r2 object put ${key} --remote --pipe <<< ${hash}`)
}

function tell(findings: readonly Finding[]): void {
  for (const { kind, sentence } of findings) console.log(`${kind === 'missing' ? 'Missing: ' : 'Note: '}${sentence}`)
}
