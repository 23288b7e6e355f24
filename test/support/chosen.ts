import { program } from '../../bin/program.ts'
import { organisationOf } from '../../src/core/organisation-of.ts'

export { program }

/** Whose login it also is, as pages call it. */
export const organisation = organisationOf(program)

const [, begins, digits] = /^(\D*)(\d+)$/.exec(program.candidateId.example)!

/** Made-up candidates of the program; those of one task begin with the same digit. */
export const idOf = (task: number, n: number): string => `${begins}${firstOf(task) + n}`

/** The same in SQL, for the n of a row. */
export const idInSql = (task: number): string => `'${begins}' || (${firstOf(task)} + n)`

function firstOf(task: number): number {
  return task * 10 ** (digits!.length - 1)
}
