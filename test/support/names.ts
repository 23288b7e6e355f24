declare global {
  /** Of all test files that share a process, and with it a database. */
  var idsGiven: number | undefined
}

const first = Math.floor(Math.random() * 9_000_000)
let filesNamed = Math.floor(Math.random() * 10_000_000)

/** An id that no other test uses. */
export function newCandidateId(): string {
  globalThis.idsGiven ??= first
  return `HARB${70000000 + (globalThis.idsGiven++ % 9_000_000)}`
}

/** A name of a file made at some moment that no other file of the run was made at. */
export function feedName(kind: string): string {
  const second = new Date(Date.UTC(2026, 0, 1) + filesNamed++ * 1000).toISOString().replaceAll(/[-:]/g, '')
  return `${kind}-${second.slice(0, 8)}-${second.slice(9, 15)}.csv`
}
