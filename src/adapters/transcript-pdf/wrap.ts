import type { Piece } from '../certificate-pdf/choose-fonts.ts'
import { cut, trimmed } from '../certificate-pdf/fit-lines.ts'
import { enlargementOf } from '../certificate-pdf/fonts.ts'
import { type Line, setLine } from '../certificate-pdf/set-line.ts'

export interface WrappedLine {
  readonly line: Line
  /** The next line goes on with the same word. */
  readonly wordGoesOn: boolean
}

export interface Wrapped {
  readonly lines: readonly WrappedLine[]
  readonly size: number
  readonly direction: 'ltr' | 'rtl'
}

/** A part of a text that stays on one line if it can. */
interface Word {
  readonly from: number
  readonly to: number
  /** Without the space at its end. */
  readonly inkTo: number
}

const words = new Intl.Segmenter('und', { granularity: 'word' })
const signs = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** A paragraph on as many lines as it takes; none is wider than the room. */
export function wrap(pieces: readonly Piece[], width: number, size: number): Wrapped {
  const text = pieces.map((piece) => piece.text).join('')
  const direction = directionOf(text)
  const large = size * mostlyEnlarged(pieces)
  const room = (width * 1000) / large
  const measured = new Map<string, number>()
  const set = (from: number, to: number) => setLine(trimmed(cut(pieces, from, to)), direction)
  const lines: WrappedLine[] = []
  let from = 0
  let [reached, along] = [0, 0]
  for (const word of wordsOf(text).flatMap((one) => inParts(one))) {
    const wide = widthOf(word.from, word.to)
    if (reached > from && along + widthOf(word.from, word.inkTo) > room) take(word.from)
    along += wide
    reached = word.to
  }
  if (reached > from) take(reached)
  return { lines, size: large, direction }

  function take(to: number): void {
    const line = set(from, to)
    const wordGoesOn = to < text.length && !/\s$/.test(text.slice(from, to))
    if (line.text !== '') lines.push({ line, wordGoesOn })
    from = to
    along = 0
  }

  /** A word that is wider than a line falls into its signs. */
  function inParts(word: Word): Word[] {
    if (widthOf(word.from, word.inkTo) <= room) return [word]
    return Array.from(signs.segment(text.slice(word.from, word.to)), ({ index, segment }) => {
      const start = word.from + index
      return { from: start, to: start + segment.length, inkTo: start + segment.trimEnd().length }
    })
  }

  function widthOf(start: number, end: number): number {
    const part = text.slice(start, end)
    const known = measured.get(part)
    if (known !== undefined) return known
    const found = setLine(cut(pieces, start, end), direction).width
    measured.set(part, found)
    return found
  }
}

/** Where a line may end: after a space, and between words of scripts that write none, never before what closes. */
function wordsOf(text: string): Word[] {
  const found: { from: number; to: number }[] = []
  for (const { index, segment } of words.segment(text)) {
    const last = found.at(-1)
    if (last && !mayBreak(text.slice(last.from, index), segment)) last.to = index + segment.length
    else found.push({ from: index, to: index + segment.length })
  }
  return found.map(({ from, to }) => ({ from, to, inkTo: from + text.slice(from, to).trimEnd().length }))
}

const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\u3001\u3002\uff01\uff0c\uff1a\uff1b\uff1f]/u

function mayBreak(before: string, next: string): boolean {
  if (/^[\s\p{Pe}\p{Pf}\p{Po}\u30fc]/u.test(next)) return false
  if (/\s$/u.test(before)) return true
  return !/[\p{Ps}\p{Pi}]$/u.test(before) && (spaceless.test(before.at(-1)!) || spaceless.test(next[0]!))
}

/** As its first letter runs. */
function directionOf(text: string): 'ltr' | 'rtl' {
  const first = /\p{L}/u.exec(text)?.[0] ?? ''
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(first) ? 'rtl' : 'ltr'
}

/** As the script that most of it is in. */
function mostlyEnlarged(pieces: readonly Piece[]): number {
  const most = pieces.toSorted((a, b) => b.text.length - a.text.length)[0]
  return most ? enlargementOf(most.font.file) : 1
}
