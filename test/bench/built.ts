import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const wrangler = 'node_modules/wrangler/bin/wrangler.js'

/** The Worker as it would be deployed. */
export interface Built {
  readonly modules: readonly WorkerModule[]
  readonly gzippedBytes: number
  /** CPU at start-up, as `wrangler check startup` measures it; the middle one of several. */
  readonly startupMilliseconds: number
}

export interface WorkerModule {
  readonly type: 'ESModule' | 'CompiledWasm' | 'Data'
  readonly path: string
  readonly contents: Uint8Array
}

/** Builds into a folder, the entry first. */
export function buildWorker(folder: string): Built {
  run('deploy', '--dry-run', '--minify', '--outdir', folder)
  const names = readdirSync(folder).filter((name) => !/\.(md|map)$/.test(name))
  const modules = names
    .sort((a, b) => Number(b === 'index.js') - Number(a === 'index.js'))
    .map((path) => ({ type: typeOf(path), path, contents: readFileSync(join(folder, path)) }))
  const gzippedBytes = gzipSync(Buffer.concat(modules.map((module) => module.contents)), { level: 9 }).byteLength
  return { modules, gzippedBytes, startupMilliseconds: median([0, 1, 2, 3, 4].map(() => startup(folder))) }
}

function startup(folder: string): number {
  const text = run('check', 'startup', '--args=--minify', '--outfile', join(folder, 'startup.cpuprofile.map'))
  const active = /Active: ([\d.]+) ms/.exec(text)?.[1]
  if (!active) throw new Error(`wrangler check startup names no active time:\n${text}`)
  return Number(active)
}

function run(...words: string[]): string {
  const done = spawnSync(process.execPath, [wrangler, ...words], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`wrangler ${words.join(' ')}:\n${done.stdout}${done.stderr}`)
  return done.stdout
}

function typeOf(path: string): WorkerModule['type'] {
  if (/\.m?js$/.test(path)) return 'ESModule'
  return path.endsWith('.wasm') ? 'CompiledWasm' : 'Data'
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}
