import { shownName } from './shown-name.ts'

/** A person's name in parts; people with one name have it as the last. */
export interface PersonName {
  readonly first: string
  readonly last: string
}

/** As it is shown, fit for a page, a mail or a document: the family name first where all its letters are of scripts that have it so. */
export function fullName(sent: PersonName, familyNameFirst: readonly string[]): string {
  const [first, last] = [shownName(sent.first), shownName(sent.last)]
  const isFamilyFirst = lettersOnlyOf(familyNameFirst).test(`${first}${last}`)
  return (isFamilyFirst ? [last, first] : [first, last]).filter((part) => part !== '').join(' ')
}

/** Scripts by their Unicode names, such as `Han`. */
function lettersOnlyOf(scripts: readonly string[]): RegExp {
  const letters = scripts.map((script) => `\\p{Script=${script}}`).join('')
  return new RegExp(`^(?=.*\\p{L})[${letters}\\P{L}]+$`, 'u')
}
