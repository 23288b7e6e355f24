const ends = '.,;:!?()[]{}"“”‘’…'

/** What a reader sees of HTML, one line for each piece of it; with `tags`, the tags as well. */
export function linesOf(page: string, tags: boolean): readonly string[] {
  if (!/<\w+[^>]*>/.test(page)) return page.split('\n').map(squeezed).filter(Boolean)
  const pieces = tags ? page.split(/(?<=>)(?=<(?!\/))/) : page.split(/<(?!\/?(?:strong|em|a|b|time|span|code)\b)[^>]*>/)
  return pieces.map((piece) => squeezed(tags ? piece : piece.replaceAll(/<[^>]*>/g, ''))).filter(Boolean)
}

/** The lines of a page that share most with what was looked for, the likest first; none where nothing is shared. */
export function nearest(page: string, wanted: string, most = 3): readonly string[] {
  const words = new Set(wordsOf(wanted))
  const scored = [...new Set(linesOf(page, wanted.includes('<') || wanted.includes('="')))].map((line) => {
    const own = wordsOf(line)
    const shared = new Set(own.filter((word) => words.has(word))).size
    return { line, score: shared - own.length / 1000 }
  })
  const near = scored.filter(({ score }) => score > 0).toSorted((one, other) => other.score - one.score)
  return near.slice(0, most).map(({ line }) => shortened(line, 200))
}

/** What stands around a place of a text, on one line. */
export function around(text: string, at: number, length: number): string {
  return squeezed(text.slice(Math.max(0, at - 60), at + Math.min(length, 200) + 60))
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[\s<>/="'\\|^$*+-]+/)
    .map((word) => [...word].filter((sign) => !ends.includes(sign)).join(''))
    .filter((word) => word.length > 1)
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text
}
