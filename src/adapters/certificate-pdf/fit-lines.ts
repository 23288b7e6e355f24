import type { Piece } from './choose-fonts.ts'
import { type Line, setLine } from './set-line.ts'

export interface Fitted {
  readonly lines: readonly Line[]
  readonly size: number
  /** The break between its lines is inside a word. */
  readonly wordBroken?: boolean
}

export interface Room {
  readonly width: number
  readonly largest: number
  /** A line that would have to be smaller than this is broken in two. */
  readonly smallestWhole: number
  /** Where two lines would have to be smaller than this, words are broken to fill them evenly. */
  readonly smallestWords: number
}

const signs = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** One line as large as there is room, or two; never wider than the room. */
export function fitLines(pieces: readonly Piece[], room: Room): Fitted {
  const whole = setLine(pieces)
  const size = sizeFor([whole], room.width, room.largest)
  if (size >= room.smallestWhole) return { lines: [whole], size }
  const atSpace = broken(pieces, spaceNearMiddle(whole.text), room)
  if (atSpace && atSpace.size >= room.smallestWords) return atSpace
  const inWord = broken(pieces, signNearMiddle(whole.text), room)
  return [atSpace, inWord && { ...inWord, wordBroken: true }].reduce<Fitted>(
    (best, next) => (next && next.size > best.size ? next : best),
    {
      lines: [whole],
      size,
    },
  )
}

function broken(pieces: readonly Piece[], at: number | undefined, room: Room): Fitted | undefined {
  if (at === undefined) return undefined
  const lines = [setLine(trimmed(cut(pieces, 0, at))), setLine(trimmed(cut(pieces, at)))]
  return { lines, size: sizeFor(lines, room.width, room.smallestWhole) }
}

function sizeFor(lines: readonly Line[], width: number, largest: number): number {
  const widest = Math.max(...lines.map((line) => line.width)) / 1000
  return Math.min(largest, Math.floor((width / widest) * 10) / 10)
}

function spaceNearMiddle(text: string): number | undefined {
  const spaces = [...text.matchAll(/(?<=\S)[ \u3000](?=\S)/g)].map((match) => match.index)
  return spaces.toSorted((a, b) => Math.abs(a - text.length / 2) - Math.abs(b - text.length / 2))[0]
}

function signNearMiddle(text: string): number | undefined {
  const starts = Array.from(signs.segment(text), (sign) => sign.index).slice(1)
  return starts.find((start) => start >= text.length / 2) ?? starts.at(-1)
}

/** What stands between two places of the text. */
export function cut(pieces: readonly Piece[], from: number, to = Infinity): Piece[] {
  let at = 0
  return pieces.flatMap(({ text, font }) => {
    const part = text.slice(Math.max(0, from - at), Math.max(0, to - at))
    at += text.length
    return part === '' ? [] : [{ text: part, font }]
  })
}

export function trimmed(pieces: readonly Piece[]): Piece[] {
  return pieces
    .map(({ text, font }, at) => {
      const begun = at === 0 ? text.trimStart() : text
      return { text: at === pieces.length - 1 ? begun.trimEnd() : begun, font }
    })
    .filter(({ text }) => text !== '')
}
