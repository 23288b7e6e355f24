import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { makeArt } from '../../bin/art/make.ts'
import type { DevFile } from '../../bin/state.ts'
import { castIn } from './cast-in-output.ts'
import { openOrganisation } from './organisation.ts'
import { until } from './patience.ts'
import { timeOfGroup } from './processor-time.ts'

declare module 'vitest' {
  interface ProvidedContext {
    dev: DevFile
    output: string
    stateFolder: string
  }
}

/** `npm run dev` with an organisation’s login, on a port and a folder of its own, for all browser tests; swept away afterwards. */
export default async function devServer(project: TestProject): Promise<() => Promise<void>> {
  const stateFolder = mkdtempSync(join(tmpdir(), 'certification-tests-'))
  const { server, end } = await startWithOrganisation({ PERSIST_TO: stateFolder })
  project.provide('dev', server.dev)
  project.provide('output', server.output)
  project.provide('stateFolder', stateFolder)
  return async () => {
    try {
      await end()
    } finally {
      rmSync(stateFolder, { recursive: true, force: true })
    }
  }
}

type Settings = Readonly<Record<string, string>> & { readonly PERSIST_TO: string }

/** A server whose people may also log in with the organisation’s account. */
export async function startWithOrganisation(settings: Settings) {
  const PORT = String(await freePort())
  const organisation = await openOrganisation(`http://localhost:${PORT}/oidc/callback`)
  const server = await startDevServer({ ...settings, PORT, ...organisation.settings })
  const end = async () => {
    await organisation.close()
    await server.stop()
  }
  return { server, end }
}

export interface DevServer {
  readonly dev: DevFile
  readonly output: string
  stop(): Promise<void>
  /** Pulls the plug: no process of it gets to say goodbye. */
  kill(): Promise<void>
}

/** Starts `npm run dev` with these settings and waits until it says that it is ready. */
export async function startDevServer(settings: Settings): Promise<DevServer> {
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

/** A site that starts on this folder has no logos: to put them into the bucket takes longer than all the rest. */
export async function leaveLogosOut(stateFolder: string): Promise<void> {
  mkdirSync(stateFolder, { recursive: true })
  writeFileSync(join(stateFolder, 'logos.made'), (await makeArt()).fingerprint)
}

/** The same without people and without logos. */
export async function startBareServer(settings: Settings): Promise<DevServer> {
  await leaveLogosOut(settings.PERSIST_TO)
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
