import bidiFactory from 'bidi-js'
import type { Glyph } from 'fontkit'
import type { Piece } from './choose-fonts.ts'
import { inFontOrder } from './font-order.ts'
import type { OpenFont } from './font-shelf.ts'

/** A glyph and how it stands to the pen; lengths are thousandths of the size. */
export interface PlacedGlyph {
  readonly glyph: Glyph
  readonly width: number
  readonly xOffset: number
  readonly yOffset: number
  readonly xAdvance: number
}

/** Glyphs of one font in one direction, in the order in which they stand from left to right. */
export interface Run {
  readonly font: OpenFont
  readonly text: string
  readonly glyphs: readonly PlacedGlyph[]
  /** The glyphs, read from left to right, do not say the text. */
  readonly reordered: boolean
}

/** A line of text ready to be drawn at any size; lengths are thousandths of it. */
export interface Line {
  readonly text: string
  readonly runs: readonly Run[]
  readonly width: number
  /** How far its ink goes above and below the line it stands on. */
  readonly above: number
  readonly below: number
}

const bidi = bidiFactory()

/** Sets pieces in the order of writing side by side, as the scripts in them run; a part of a paragraph runs as that does. */
export function setLine(pieces: readonly Piece[], direction?: 'ltr' | 'rtl'): Line {
  const text = pieces.map((piece) => piece.text).join('')
  const embedding = bidi.getEmbeddingLevels(text, direction)
  const mirrored = bidi.getMirroredCharactersMap(text, embedding.levels)
  const place = placesFromLeft(bidi.getReorderedIndices(text, embedding))
  const runs = stretches(pieces, embedding.levels)
    .toSorted((a, b) => place[a.from]! - place[b.from]!)
    .map(({ from, to, font, rightToLeft }) => {
      const shown = Array.from({ length: to - from }, (_, at) => mirrored.get(from + at) ?? text[from + at]).join('')
      return shape(shown, font, rightToLeft)
    })
  const glyphs = runs.flatMap((run) => run.glyphs)
  const inks = runs.flatMap(inkOf)
  return {
    text,
    runs,
    width: glyphs.reduce((sum, glyph) => sum + glyph.xAdvance, 0),
    above: Math.max(0, ...inks.map((ink) => ink.above)),
    below: Math.max(0, ...inks.map((ink) => ink.below)),
  }
}

function placesFromLeft(order: readonly number[]): number[] {
  const places: number[] = []
  order.forEach((index, place) => {
    places[index] = place
  })
  return places
}

/** Where neither the font nor the direction changes. */
function stretches(pieces: readonly Piece[], levels: Uint8Array) {
  const found: { from: number; to: number; font: OpenFont; level: number; rightToLeft: boolean }[] = []
  let at = 0
  for (const { text, font } of pieces)
    for (const end = at + text.length; at < end; at++) {
      const level = levels[at]!
      const last = found.at(-1)
      if (last?.font === font && last.level === level) last.to = at + 1
      else found.push({ from: at, to: at + 1, font, level, rightToLeft: level % 2 === 1 })
    }
  return found
}

function shape(text: string, font: OpenFont, rightToLeft: boolean): Run {
  const language = /[ơưƠƯ\u1ea0-\u1ef9]/.test(text) ? 'VIT ' : undefined
  const { glyphs, positions } = font.font.layout(
    inFontOrder(text),
    undefined,
    undefined,
    language,
    rightToLeft ? 'rtl' : 'ltr',
  )
  const scale = 1000 / font.font.unitsPerEm
  const placed = glyphs.map((glyph, at) => ({
    glyph,
    width: glyph.advanceWidth * scale,
    xOffset: positions[at]!.xOffset * scale,
    yOffset: positions[at]!.yOffset * scale,
    xAdvance: positions[at]!.xAdvance * scale,
  }))
  const read = String.fromCodePoint(...glyphs.flatMap((glyph) => glyph.codePoints))
  return { font, text, glyphs: placed, reordered: !rightToLeft && read !== text }
}

function inkOf({ font, glyphs }: Run): { above: number; below: number }[] {
  const scale = 1000 / font.font.unitsPerEm
  return glyphs
    .map(({ glyph, yOffset }) => ({
      above: glyph.cbox.maxY * scale + yOffset,
      below: -glyph.cbox.minY * scale - yOffset,
    }))
    .filter(({ above, below }) => Number.isFinite(above) && Number.isFinite(below))
}
