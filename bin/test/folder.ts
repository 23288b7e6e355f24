import { mkdtempSync, readFileSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const memory = '/dev/shm'
/** What all parts of a run keep at once is far below that. */
const enough = 4 * 2 ** 30

/** A folder for a run of tests: in memory where there is plenty, since on a disk each write of a database is waited for. */
export function makeFolder(): string {
  return mkdtempSync(join(hasRoomInMemory() ? memory : tmpdir(), 'certification-tests-'))
}

function hasRoomInMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize > enough && process.availableMemory() > 2 * enough && !isWithoutPrograms()
  } catch {
    return false
  }
}

/** The browser is unpacked there, and must be able to run. */
function isWithoutPrograms(): boolean {
  const mounts = readFileSync('/proc/mounts', 'utf8').split('\n')
  const options = mounts.find((line) => line.split(' ')[1] === memory)?.split(' ')[3]
  return options === undefined || options.split(',').includes('noexec')
}
