// The program that every command is about: PROGRAM in the environment, which `--program NAME` of an npm script sets.
import { existsSync, readdirSync } from 'node:fs'

/** The one whose state, database and bucket have no program's name in theirs. */
const defaultName = 'cisco'

export const programName = process.env.PROGRAM || defaultName

/** Where the program exports itself from. */
export const programEntry = `src/programs/${programName}/index.ts`

if (!/^[a-z][a-z0-9-]*$/.test(programName) || !existsSync(programEntry)) {
  const names = readdirSync('src/programs', { withFileTypes: true }).filter((one) => one.isDirectory())
  console.error(`There is no program ${programName}. There are: ${names.map(({ name }) => name).join(', ')}.`)
  process.exit(2)
}

export const isDefault = programName === defaultName

/** Where `npm run dev` has what the Worker is built with. Plain `wrangler dev` has it in `dist`, whatever the program. */
export const developmentFolder = isDefault ? 'dist' : `dist/${programName}`

/** What is added to a command that is to be about this program. */
export const programWords = isDefault ? '' : ` --program ${programName}`

/** A name of something that each program has of its own: of the default program as it is, of others with theirs added. */
export function ofProgram(name: string): string {
  return isDefault ? name : `${name}-${programName}`
}
