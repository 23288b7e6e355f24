import { readdirSync, readFileSync } from 'node:fs'

/** Resident memory of the workerd that this process has started, in MiB. */
export function residentMebibytes(): number {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isOurWorkerd(name))
  const kilobytes = children.map((pid) => Number(/^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0))
  return Math.round(kilobytes.reduce((sum, one) => sum + one, 0) / 1024)
}

function isOurWorkerd(pid: string): boolean {
  const status = read(`/proc/${pid}/status`)
  return /^Name:\s+workerd/m.test(status) && new RegExp(`^PPid:\\s+${process.pid}$`, 'm').test(status)
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
