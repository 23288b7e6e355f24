import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { makeArt } from '../../bin/art/make.ts'
import type { DevFile } from '../../bin/state.ts'
import { castIn } from './cast-in-output.ts'
import { until } from './patience.ts'
import { timeOfGroup } from './processor-time.ts'

declare module 'vitest' {
  interface ProvidedContext {
    dev: DevFile
    output: string
    stateFolder: string
  }
}

/** `npm run dev` on a port and a folder of its own, for all browser tests; ended and swept away afterwards. */
export default async function devServer(project: TestProject): Promise<() => Promise<void>> {
  const stateFolder = mkdtempSync(join(tmpdir(), 'certification-tests-'))
  const server = await startDevServer({ PERSIST_TO: stateFolder })
  project.provide('dev', server.dev)
  project.provide('output', server.output)
  project.provide('stateFolder', stateFolder)
  return async () => {
    try {
      await server.stop()
    } finally {
      rmSync(stateFolder, { recursive: true, force: true })
    }
  }
}

export interface DevServer {
  readonly dev: DevFile
  readonly output: string
  stop(): Promise<void>
  /** Pulls the plug: no process of it gets to say goodbye. */
  kill(): Promise<void>
}

/** Starts `npm run dev` with these settings and waits until it says that it is ready. */
export async function startDevServer(
  settings: Readonly<Record<string, string>> & { readonly PERSIST_TO: string },
): Promise<DevServer> {
  const env = { ...process.env, PORT: String(await freePort()), ...settings }
  const server = spawn(process.execPath, ['bin/run.mjs', 'dev'], {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // Whatever ends the tests, ends their servers.
  const killAtExit = () => killGroup(server, 'SIGKILL')
  process.once('exit', killAtExit)
  server.once('exit', () => process.off('exit', killAtExit))
  let output = ''
  server.stdout.on('data', (text: Buffer) => (output += text.toString()))
  server.stderr.on('data', (text: Buffer) => (output += text.toString()))
  try {
    await untilReady(server, () => output)
  } catch (error) {
    await stop(server, 'SIGTERM')
    throw error
  }
  const dev = JSON.parse(readFileSync(join(settings.PERSIST_TO, 'dev.json'), 'utf8')) as DevFile
  return {
    dev,
    output,
    stop: async () => {
      await stop(server, 'SIGTERM')
      const leak = castIn(output)
      if (leak) throw new Error(`The log of the development server names somebody: ${leak}`)
    },
    kill: () => stop(server, 'SIGKILL'),
  }
}

/** The same without people and without logos, which take longer to put into the bucket than all the rest. */
export async function startBareServer(settings: Parameters<typeof startDevServer>[0]): Promise<DevServer> {
  mkdirSync(settings.PERSIST_TO, { recursive: true })
  writeFileSync(join(settings.PERSIST_TO, 'logos.made'), (await makeArt()).fingerprint)
  return startDevServer({ DEMO: '0', ...settings })
}

/** However long it takes: it is given up when it ends, or when it neither says nor does anything for very long. */
async function untilReady(server: ChildProcess, output: () => string): Promise<void> {
  const look = () => Promise.resolve(hasEnded(server) || output().includes('Operator token:') ? output() : undefined)
  const progress = () => [output().length, timeOfGroup(server.pid)]
  const said = await until(look, { every: 100, progress, orElse: 'npm run dev did not become ready' })
  if (hasEnded(server)) throw new Error(`npm run dev did not become ready:\n${said}`)
}

/** As the terminal would: the signal goes to the whole process group. */
function stop(server: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  return new Promise((resolve) => {
    if (hasEnded(server) || server.pid === undefined) return resolve()
    server.on('exit', () => resolve())
    killGroup(server, signal)
  })
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

function killGroup({ pid }: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (pid !== undefined) process.kill(-pid, signal)
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
