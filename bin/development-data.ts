// What `src/index-dev.ts` is built with: the program, and what it starts with: migrations, the demo, and what the state folder
// holds of keys.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parseEnv } from 'node:util'
import { demoFeeds, demoLogins, feedsFolder } from './demo.ts'
import { dayOf } from '../src/core/calendar.ts'
import type { DevelopmentData } from '../src/site/dev/start.ts'
import { hashOfJudge } from './judge.ts'
import { program } from './program.ts'
import { programEntry, programName } from './program-name.ts'

/** Writes it into a folder, where it has changed; `envFiles` hold bindings, which are of development alone. */
export function writeDevelopmentData(folder: string, envFiles: readonly string[]): void {
  const data: DevelopmentData = {
    program: programName,
    migrations: filesIn('migrations', '.sql').map(([name, sql]) => ({ name, sql })),
    logins: demoLogins,
    feeds: [
      ...(existsSync(feedsFolder) ? filesIn(feedsFolder, '.csv') : []),
      ...demoFeeds(dayOf(new Date(), program.timeZone)),
    ],
    judge: hashOfJudge(),
    bindings: Object.assign({}, ...envFiles.map((one) => parseEnv(readFileSync(one, 'utf8')))) as Record<
      string,
      string
    >,
  }
  keep(join(folder, 'development-data.js'), `export const data = ${JSON.stringify(data)}\n`)
  keep(join(folder, 'chosen-program.ts'), `export { program } from '${relative(folder, programEntry)}'\n`)
}

function keep(file: string, text: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return
  mkdirSync(dirname(file), { recursive: true })
  // Whole at once: another server of this checkout may read it meanwhile.
  writeFileSync(`${file}.${process.pid}`, text, { mode: 0o600 })
  renameSync(`${file}.${process.pid}`, file)
}

function filesIn(folder: string, ending: string): [name: string, text: string][] {
  const names = readdirSync(folder).filter((name) => name.endsWith(ending))
  return names.sort().map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')])
}
