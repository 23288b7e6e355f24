// npm run dev: the site on this machine, with everything it runs on embedded: `wrangler dev` with the port and the state
// folder of the environment, a clock, and what it prints. See README.md.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { makeAssets } from './assets.ts'
import { envFilesIn, keepLogos, keepState, refuseOthers } from './dev-state.ts'
import { keepOidcSettings } from './oidc-settings.ts'
import { stateFolder } from './state.ts'
import { configFile, configOptions } from './wrangler-config.ts'

const port = process.env.PORT ?? '8787'
const url = `http://localhost:${port}`
const millisecondsToStart = 120_000

refuseOthers(stateFolder)
await makeAssets()
const dev = await keepState(stateFolder, url, process.env.DEMO !== '0')
await keepLogos(stateFolder, configFile)
const server = serve()
const fault = await untilReady()
if (fault === undefined) {
  await sweep()
  setInterval(sweep, 60_000)
  announce()
} else {
  console.error(fault)
  process.exitCode = 1
  server.kill('SIGTERM')
}

function serve(): ChildProcess {
  // A later file goes before an earlier one.
  const own = existsSync('.dev.vars') ? ['.dev.vars'] : []
  const files = [...envFilesIn(stateFolder), ...own, keepOidcSettings(stateFolder)].flatMap((file) => [
    '--env-file',
    file,
  ])
  // Any port for a debugger: two servers that start at the same moment would take the same one.
  const debuggers = ['--inspector-port', '0']
  const options = [
    '--port',
    port,
    '--ip',
    '127.0.0.1',
    '--persist-to',
    stateFolder,
    '--log-level',
    'error',
    ...debuggers,
  ]
  const quiet = ['--show-interactive-dev-session=false']
  const server = spawn(
    process.execPath,
    [
      'node_modules/wrangler/bin/wrangler.js',
      'dev',
      ...configOptions,
      ...options,
      '--var',
      `BASE_URL:${url}`,
      ...files,
      ...quiet,
    ],
    { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, DEV_STATE_IS_KEPT: '1' } },
  )
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => server.kill('SIGTERM'))
  server.on('exit', (code) => process.exit(process.exitCode ?? code ?? 0))
  return server
}

/** The Worker prepares its storage before it answers; why it could not, where it could not. */
async function untilReady(): Promise<string | undefined> {
  const deadline = Date.now() + millisecondsToStart
  while (Date.now() < deadline && server.exitCode === null) {
    const answer = await fetch(`${url}/healthz`).catch(() => undefined)
    if (answer?.ok) return undefined
    if (answer) return await answer.text()
    await pause(50)
  }
  return 'The server did not become ready.'
}

/** What the platform's clock does in production. */
async function sweep(): Promise<void> {
  await fetch(`${url}/cdn-cgi/local/scheduled?cron=*+*+*+*+*`).catch(() => undefined)
}

function announce(): void {
  console.log(`\nReady on ${url}\n`)
  for (const { name, loginId, password } of dev.logins) console.log(`  ${name.padEnd(9)} ${loginId}   ${password}`)
  console.log(`\n  Operator token: ${dev.operatorToken}`)
  if (dev.staff.length > 0) console.log(`  Office: sign in as one of the staff on ${url}/dev/office`)
  console.log(`  Mail: what the site sends lands on ${url}/dev/mail\n`)
}
