// What `src/index-dev.ts` starts with: migrations, the demo, and what `.wrangler/state` holds of keys.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { demoFeeds, demoLogins } from '../src/programs/cisco/demo/cast.ts'
import { dayOf } from '../src/core/calendar.ts'
import { program as defaultProgram } from '../src/programs/cisco/index.ts'
import type { DevelopmentData } from '../src/site/dev/start.ts'
import { hashOfJudge } from './judge.ts'

const file = 'dist/development-data.js'

/** Writes it where it has changed; `envFiles` hold bindings, which are of development alone. */
export function writeDevelopmentData(envFiles: readonly string[]): void {
  const data: DevelopmentData = {
    migrations: filesIn('migrations', '.sql').map(([name, sql]) => ({ name, sql })),
    logins: demoLogins,
    feeds: [
      ...filesIn('src/programs/cisco/demo/feeds', '.csv'),
      ...demoFeeds(dayOf(new Date(), defaultProgram.timeZone)),
    ],
    judge: hashOfJudge(),
    bindings: Object.assign({}, ...envFiles.map((one) => parseEnv(readFileSync(one, 'utf8')))) as Record<
      string,
      string
    >,
  }
  const text = `export const data = ${JSON.stringify(data)}\n`
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return
  mkdirSync('dist', { recursive: true })
  // Whole at once: another server of this checkout may read it meanwhile.
  writeFileSync(`${file}.${process.pid}`, text, { mode: 0o600 })
  renameSync(`${file}.${process.pid}`, file)
}

function filesIn(folder: string, ending: string): [name: string, text: string][] {
  const names = readdirSync(folder).filter((name) => name.endsWith(ending))
  return names.sort().map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')])
}
