import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** One of the commands that `npm test` consists of. */
export interface Part {
  readonly name: string
  readonly command: readonly string[]
}

export interface Ended {
  readonly code: number
  readonly output: string
}

/** Runs a part beside others. What it says comes line by line, so that lines of several do not mix, or is only kept. */
export function runPart({ command }: Part, env: NodeJS.ProcessEnv, how: 'told' | 'kept'): Promise<Ended> {
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    let begun = ''
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      begun += text
      const end = begun.lastIndexOf('\n') + 1
      if (how === 'told') process.stdout.write(begun.slice(0, end))
      begun = begun.slice(end)
    })
  }
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Runs a part as if it were called itself. */
export function handOver({ command }: Part, env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(process.execPath, command, { env, stdio: 'inherit' })
  return new Promise((resolve) => {
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/** Ends every process of this run that is still there, servers and browsers too: all have its folder in their environment. */
export function endAllOf(folder: string): void {
  // Twice: one that was just starting another may have been read before that one was there.
  for (let round = 0; round < 2; round++) for (const pid of processesOf(folder)) end(pid)
}

function processesOf(folder: string): readonly number[] {
  const pids = listed('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
  return pids.filter((pid) => environmentOf(pid).includes(`TMPDIR=${folder}\0`)).map(Number)
}

function listed(path: string): readonly string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}

function environmentOf(pid: string): string {
  try {
    return `${readFileSync(`/proc/${pid}/environ`, 'utf8')}\0`
  } catch {
    return ''
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}
