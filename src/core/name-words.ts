import { bareLastName } from './last-names.ts'

/** Of a person's name as it is on file. */
export interface Named {
  readonly firstName: string
  readonly lastName: string
  readonly localizedFirstName: string
  readonly localizedLastName: string
}

/** A word of a name, and another one of the same name beside it; nothing where it is the only one. */
export type NameWord = readonly [word: string, beside: string]

const mostWords = 6
const longestWord = 40

/** Written without spaces between the words of a name. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u

/**
 * The words that a person is found by, each beside every other one of the same name: two words that are typed are found
 * by one seek, however many people have either of them.
 */
export function nameWordsOf(person: Named): readonly NameWord[] {
  const { firstName, lastName, localizedFirstName, localizedLastName } = person
  const names = [
    [firstName, lastName],
    [localizedFirstName, localizedLastName],
  ]
  const found = names.flatMap((name) => besideEachOther(wordsOfName(name)))
  return [...new Map(found.map((pair) => [pair.join('\n'), pair])).values()]
}

/** What somebody types to find a name: beginnings of its words, bare of case and accents; those too short are left out. */
export function nameTermsIn(typed: string): readonly string[] {
  const terms = [...new Set(tokensIn(typed).map(bare))]
  return terms.filter(isLongEnough).slice(0, mostWords)
}

/** A family name of one sign is whole in some scripts. */
function isLongEnough(term: string): boolean {
  return term.length >= 2 || unspaced.test(term)
}

function besideEachOther(words: readonly string[]): readonly NameWord[] {
  if (words.length === 1) return [[words[0]!, '']]
  return words.flatMap((word) => words.filter((other) => other !== word).map((other): NameWord => [word, other]))
}

function wordsOfName(parts: readonly string[]): readonly string[] {
  const words = parts.flatMap((part) => tokensIn(part).flatMap(spellings))
  // A name that is written in one piece may be typed so.
  const whole = parts.every((part) => unspaced.test(part)) ? [bare(parts[1]! + parts[0]!)] : []
  return [...new Set([...words, ...whole])].filter((word) => word !== '').slice(0, mostWords)
}

function tokensIn(text: string): readonly string[] {
  return text.normalize('NFKC').match(/[\p{L}\p{N}\p{M}'’ʼ]+/gu) ?? []
}

/** O’Brien is found by "obrien" and by "brien". */
function spellings(token: string): readonly string[] {
  const last = token.split(/['’ʼ]/u).at(-1)!
  return last === token || last.length < 3 ? [bare(token)] : [bare(token), bare(last)]
}

function bare(token: string): string {
  return Array.from(bareLastName(token)).slice(0, longestWord).join('')
}
