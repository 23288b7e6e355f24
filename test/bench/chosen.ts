import { program } from '../../bin/program.ts'

export { program }

const [, begins, digits] = /^(\D*)(\d+)$/.exec(program.candidateId.example)!

/** Made-up candidates of the program; those of one task begin with the same digit. */
export const idOf = (task: number, n: number): string => `${begins}${firstOf(task) + n}`

/** The same in SQL, for the n of a row. */
export const idInSql = (task: number): string => `'${begins}' || (${firstOf(task)} + n)`

function firstOf(task: number): number {
  return task * 10 ** (digits!.length - 1)
}

const rankOf = ({ level }: { readonly level: string }) => program.levels.find(({ code }) => code === level)!.rank

/** What can be earned today, from the lowest level to the highest. */
const current = program.certifications
  .filter(({ retired }) => retired === undefined)
  .toSorted((one, other) => rankOf(one) - rankOf(other))

/** Whose page and code are measured: the first that goes on by credits, whose page says most. */
export const measured = (current.find(({ acceptsCredits }) => acceptsCredits !== false) ?? current[0]!).code

/** What a long career has brought. */
export const highest = current.at(-1)!.code
