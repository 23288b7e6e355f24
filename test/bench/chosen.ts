import { program } from '../support/chosen.ts'

export { idInSql, idOf, program } from '../support/chosen.ts'

const rankOf = ({ level }: { readonly level: string }) => program.levels.find(({ code }) => code === level)!.rank

/** What can be earned today, from the lowest level to the highest. */
const current = program.certifications
  .filter(({ retired }) => retired === undefined)
  .toSorted((one, other) => rankOf(one) - rankOf(other))

/** Whose page and code are measured: the first that goes on by credits, whose page says most. */
export const measured = (current.find(({ acceptsCredits }) => acceptsCredits !== false) ?? current[0]!).code

/** What a long career has brought. */
export const highest = current.at(-1)!.code
