// npm run dev: the site on this machine, with everything it runs on embedded. See README.md.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { getPlatformProxy } from 'wrangler'
import { demoFeeds, demoLogins } from '../demo/cast.ts'
import { hashPassword, passwordCost } from '../src/adapters/passwords.ts'
import { hashOfSecret, randomId, randomSecret } from '../src/adapters/secrets.ts'
import { dayOf } from '../src/core/calendar.ts'
import { createAccount } from '../src/data/people/accounts.ts'
import { openDatabase } from '../src/data/database.ts'
import { createOperatorToken, scopes } from '../src/data/operators.ts'
import { defaultProgram } from '../src/program/default-program.ts'
import { makeAssets } from './assets.ts'
import { keepArt } from './art/keep.ts'
import { keepBadgeKeys } from './badge-keys.ts'
import { judgeOptions } from './judge.ts'
import { keepMailKey } from './mail-key.ts'
import { keepOidcSettings } from './oidc-settings.ts'
import { sendFeed } from './send.ts'
import { readDevFile, stateFolder, writeDevFile } from './state.ts'

const port = process.env.PORT ?? '8787'
const url = `http://localhost:${port}`
const withDemo = process.env.DEMO !== '0'
const wrangler = ['node_modules/wrangler/bin/wrangler.js']

mkdirSync(stateFolder, { recursive: true })
await makeAssets()
migrate()
const { operatorToken, isNew } = await prepare()
await keepLogos()
const keysFile = await keepBadgeKeys(stateFolder)
const envFiles = [keysFile, keepMailKey(stateFolder), keepOidcSettings(stateFolder)]
const server = serve()
await untilReady(server)
if (withDemo && isNew) await loadDemo()
await sweep()
setInterval(sweep, 60_000)
announce()

/** Brings the embedded database up to the newest migration. */
function migrate(): void {
  const done = spawnSync(
    process.execPath,
    [...wrangler, 'd1', 'migrations', 'apply', 'DB', '--local', '--persist-to', stateFolder],
    { encoding: 'utf8', env: { ...process.env, CI: '1' } },
  )
  if (done.status === 0) return
  console.error(done.stdout + done.stderr)
  process.exit(1)
}

/** An operator token, the one from the last start where there was one, and the log-ins of the demo. */
async function prepare(): Promise<{ operatorToken: string; isNew: boolean }> {
  const known = readDevFile()?.operatorToken
  if (known) return { operatorToken: known, isNew: false }
  const proxy = await getPlatformProxy<{ DB: D1Database }>({ persist: { path: join(stateFolder, 'v3') } })
  const db = openDatabase(proxy.env.DB)
  const operatorToken = randomSecret()
  const now = new Date()
  const createdAt = now.toISOString()
  const expiresAt = new Date(now.getTime() + 365 * 86_400_000).toISOString()
  const hash = await hashOfSecret(operatorToken)
  await createOperatorToken(db, { id: randomId(), name: 'npm run dev', hash, scopes, createdAt, expiresAt })
  for (const { candidateId, loginId, email, password } of withDemo ? demoLogins : []) {
    await createAccount(db, {
      candidateId,
      loginId,
      provedEmail: email,
      passwordHash: await hashPassword(password, passwordCost),
      createdAt,
      askedAt: createdAt,
    })
  }
  await proxy.dispose()
  return { operatorToken, isNew: true }
}

/** Draws the logos where they are not drawn yet, and puts them into the embedded R2. */
async function keepLogos(): Promise<void> {
  let dispose = async () => {}
  const bucket = async () => {
    const proxy = await getPlatformProxy<{ FILES: R2Bucket }>({ persist: { path: join(stateFolder, 'v3') } })
    dispose = () => proxy.dispose()
    return proxy.env.FILES
  }
  await keepArt(bucket, join(stateFolder, 'logos.made'))
  await dispose()
}

function serve(): ChildProcess {
  const options = ['--port', port, '--ip', '127.0.0.1', '--persist-to', stateFolder, '--log-level', 'error']
  const vars = ['--var', 'DEV:1', '--var', `BASE_URL:${url}`, ...envFiles.flatMap((file) => ['--env-file', file])]
  const server = spawn(
    process.execPath,
    [
      ...wrangler,
      'dev',
      'src/index-dev.ts',
      ...options,
      ...vars,
      ...judgeOptions(),
      '--show-interactive-dev-session=false',
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  )
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => server.kill('SIGTERM'))
  server.on('exit', (code) => process.exit(code ?? 0))
  return server
}

async function untilReady(server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600 && server.exitCode === null; tries++) {
    const answer = await fetch(`${url}/healthz`).catch(() => undefined)
    if (answer?.ok) return
    await pause(100)
  }
  console.error('The server did not become ready.')
  server.kill('SIGTERM')
}

async function loadDemo(): Promise<void> {
  const today = dayOf(new Date(), defaultProgram.timeZone)
  const guide = readdirSync('demo/guide').map((name) => [name, readFileSync(`demo/guide/${name}`, 'utf8')] as const)
  for (const [name, content] of [...guide, ...demoFeeds(today)]) {
    const report = await sendFeed(
      { url, token: operatorToken },
      name,
      new TextEncoder().encode(content),
      undefined,
      true,
    )
    if (report.state !== 'done' || report.rejected > 0) throw new Error(`${name}: ${JSON.stringify(report)}`)
  }
}

/** What the platform's clock does in production. */
async function sweep(): Promise<void> {
  await fetch(`${url}/cdn-cgi/local/scheduled?cron=*+*+*+*+*`).catch(() => undefined)
}

function announce(): void {
  const logins = withDemo
    ? demoLogins.map(({ name, candidateId, loginId, password }) => ({ name, candidateId, loginId, password }))
    : []
  writeDevFile({ url, operatorToken, logins })
  console.log(`\nReady on ${url}\n`)
  for (const { name, loginId, password } of logins) console.log(`  ${name.padEnd(9)} ${loginId}   ${password}`)
  console.log(`\n  Operator token: ${operatorToken}`)
  console.log(`  Mail: what the site sends lands on ${url}/dev/mail\n`)
}
