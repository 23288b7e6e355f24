const mostTerms = 8
const longestWord = 60

/** Written without spaces: there a word may begin at any letter. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u

/** The words of some texts, each once: letters and figures alone, without case and accents. */
export function wordsIn(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap(bareWords).flatMap(beginnings))]
}

/** What somebody looks for: the beginnings of words, at most eight of them. */
export function termsIn(typed: string): string[] {
  return [...new Set(bareWords(typed))].slice(0, mostTerms)
}

function bareWords(text: string): string[] {
  // A decimal is one word: the full text would take its point for the end of one.
  const whole = text.replaceAll(/(?<=\d)\.(?=\d)/g, 'point')
  const bare = whole.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return (bare.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => Array.from(word).slice(0, longestWord).join(''))
}

function beginnings(word: string): string[] {
  if (!unspaced.test(word)) return [word]
  const letters = Array.from(word)
  return letters.map((_, at) => letters.slice(at).join(''))
}
