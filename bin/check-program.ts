// npm run program -- check NAME: what is inconsistent in src/programs/NAME, a sentence each; ends with 1 where anything is.
import { problemsOfChosenProgram } from './program-problems.ts'

const [command, name, ...rest] = process.argv.slice(2)
if (command !== 'check' || rest.length > 0) {
  console.error('npm run program -- check NAME')
  process.exit(2)
}
// Before anything reads it: all of the build asks for the program in this one way.
if (name) process.env.PROGRAM = name
const { problems, summary } = await problemsOfChosenProgram()
for (const problem of problems) console.log(problem)
console.log(problems.length === 0 ? summary : `\n${problems.length} to put right.`)
process.exitCode = problems.length === 0 ? 0 : 1
