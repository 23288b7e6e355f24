import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = 'dist/tests'

/** What a slow test found good, and whether all that it depends on is as it was then. */
export interface Earlier {
  readonly isSame: boolean
  /** Notes that it was found good with what it depends on now. */
  keep(): void
}

/** `inputs` are files and folders; `also` is whatever else it depends on, such as the day. */
export function earlier(name: string, inputs: readonly string[], also: string): Earlier {
  const mark = join(folder, name)
  const hash = createHash('sha256').update(also)
  for (const path of inputs.flatMap(filesUnder)) hash.update(`\0${path}\0`).update(readFileSync(path))
  const fingerprint = hash.digest('hex')
  return {
    isSame: existsSync(mark) && readFileSync(mark, 'utf8') === fingerprint,
    keep() {
      mkdirSync(folder, { recursive: true })
      writeFileSync(mark, fingerprint)
    },
  }
}

function filesUnder(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path]
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).toSorted()
  return names.map((name) => join(path, name)).filter((name) => statSync(name).isFile())
}
