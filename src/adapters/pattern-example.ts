/**
 * A text that fits a regular expression, for the small patterns of postal codes: literals, `\d`, classes, groups, choices
 * and `?`, `{n}` and `{n,m}` after them. Digits count up; of a class the first letter is taken, of a choice the first.
 */
export function exampleOf(pattern: string): string {
  let [at, digit] = [0, 0]
  const nextDigit = () => String((digit++ % 9) + 1)

  function choice(): string {
    const first = sequence()
    while (pattern[at] === '|') {
      at++
      sequence()
    }
    return first
  }

  function sequence(): string {
    let text = ''
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') text += repeated()
    return text
  }

  function repeated(): string {
    const [start, countedTo] = [at, digit]
    const piece = one()
    const [whole = '', times] = /^(?:\?|\{(\d+)(?:,\d+)?\})/.exec(pattern.slice(at)) ?? []
    const end = at + whole.length
    if (whole === '?') {
      // An optional space, hyphen or group of them is left out, and so is what it counted.
      digit = countedTo
      at = end
      return ''
    }
    let text = piece
    for (let more = Number(times ?? 1) - 1; more > 0; more--) {
      at = start
      text += one()
    }
    at = end
    return text
  }

  function one(): string {
    const sign = pattern[at++]!
    if (sign === '(') {
      if (pattern.startsWith('?:', at)) at += 2
      const inside = choice()
      at++
      return inside
    }
    if (sign === '[') {
      const end = pattern.indexOf(']', at)
      const inside = pattern.slice(at, end)
      at = end + 1
      return inside.startsWith('\\d') ? nextDigit() : inside[0]!
    }
    if (sign === '^' || sign === '$') return ''
    if (sign !== '\\') return sign
    const escaped = pattern[at++]!
    return escaped === 'd' ? nextDigit() : escaped === 'b' ? '' : escaped
  }

  return choice()
}
