import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildOptions } from '../../bin/judge.ts'
import { programOptions } from '../../bin/program.ts'
import { configOptions, environment } from '../../bin/wrangler-config.ts'
import { median } from './median.ts'

const wrangler = 'node_modules/wrangler/bin/wrangler.js'

/** The Worker as it would be deployed. */
export interface Built {
  readonly modules: readonly WorkerModule[]
  readonly gzippedBytes: number
  /** CPU at start-up as `wrangler check startup` measures it. */
  readonly startupMilliseconds: number
}

export interface WorkerModule {
  readonly type: 'ESModule' | 'CompiledWasm' | 'Data'
  readonly path: string
  readonly contents: Uint8Array
}

/** Builds into a folder. The modules take the place of the source in `src`, the entry first. */
export function buildWorker(folder: string): Built {
  run('deploy', ...configOptions, '--env', environment, '--dry-run', '--minify', ...buildOptions(), '--outdir', folder)
  const names = readdirSync(folder).filter((name) => !/\.(md|map)$/.test(name))
  const modules = names.map((name) => ({
    type: typeOf(name),
    path: name === 'index.js' ? 'src/index.ts' : `src/${name}`,
    contents: readFileSync(join(folder, name)),
  }))
  const gzippedBytes = gzipSync(Buffer.concat(modules.map((module) => module.contents)), { level: 9 }).byteLength
  const startups = [1, 2, 3, 4, 5].map(() => startup(join(folder, 'startup.cpuprofile')))
  return { modules: entryFirst(modules), gzippedBytes, startupMilliseconds: median(startups) }
}

function startup(profile: string): number {
  const text = run(
    'check',
    'startup',
    `--args=--minify --env ${environment} ${[...configOptions, ...programOptions].join(' ')}`,
    '--outfile',
    profile,
  )
  const active = /Active: ([\d.]+) ms/.exec(text)?.[1]
  if (!active) throw new Error(`wrangler check startup names no active time:\n${text}`)
  return Number(active)
}

function run(...words: string[]): string {
  const done = spawnSync(process.execPath, [wrangler, ...words], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`wrangler ${words.join(' ')}:\n${done.stdout}${done.stderr}`)
  return done.stdout
}

function typeOf(name: string): WorkerModule['type'] {
  if (/\.m?js$/.test(name)) return 'ESModule'
  return name.endsWith('.wasm') ? 'CompiledWasm' : 'Data'
}

function entryFirst(modules: readonly WorkerModule[]): WorkerModule[] {
  const isEntry = (module: WorkerModule) => module.path === 'src/index.ts'
  return [...modules.filter(isEntry), ...modules.filter((module) => !isEntry(module))]
}
