/** A person's name in parts; people with one name have it as the last. */
export interface PersonName {
  readonly first: string
  readonly last: string
}

/** Scripts in which the family name goes first. */
const familyNameFirst = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\s]+$/u

/** As it is written: the family name first where the script has it so. */
export function fullName({ first, last }: PersonName): string {
  const isFamilyFirst = familyNameFirst.test(`${first}${last}`)
  return (isFamilyFirst ? [last, first] : [first, last]).filter((part) => part !== '').join(' ')
}
