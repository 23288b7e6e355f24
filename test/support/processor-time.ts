import { existsSync, readdirSync, readFileSync } from 'node:fs'

interface Process {
  readonly pid: number
  readonly parent: number
  readonly group: number
  /** What it has used of the processor, as itself and in the kernel, in hundredths of a second. */
  readonly ticks: number
}

/** The processor time of a group of processes, in hundredths of a second; 0 where the system does not tell. */
export function timeOfGroup(group: number | undefined): number {
  return sum(listProcesses().filter((one) => one.group === group))
}

/** The same of a process and of all that come from it. */
export function timeOfTree(root: number): number {
  const all = listProcesses()
  const known = new Set([root])
  for (let size = 0; size < known.size;) {
    size = known.size
    for (const { pid, parent } of all) if (known.has(parent)) known.add(pid)
  }
  return sum(all.filter(({ pid }) => known.has(pid)))
}

function sum(processes: readonly Process[]): number {
  return processes.reduce((total, { ticks }) => total + ticks, 0)
}

function listProcesses(): readonly Process[] {
  if (!existsSync('/proc/self/stat')) return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => readProcess(Number(pid)) ?? [])
}

function readProcess(pid: number): Process | undefined {
  try {
    // After the name, which may hold anything: state, parent, group, and further on the ticks.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
      .map(Number)
    return { pid, parent: fields[1]!, group: fields[2]!, ticks: fields[11]! + fields[12]! }
  } catch {
    return undefined
  }
}
