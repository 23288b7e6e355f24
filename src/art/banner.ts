import type { Logo } from '../program/logos.ts'
import { pipRow } from './badge-geometry.ts'
import { type Drawing, filled, placed } from './drawing.ts'
import type { Inks } from './inks.ts'
import { brokenInTwo, type Faces, fitted, type Line } from './lettering.ts'

const [width, height, side] = [1200, 300, 24]
const left = 324
const room = width - left - 48
const belowCaption = 28

/** The logo with its level and name beside it, four times as wide as high. */
export function banner(logo: Logo, logoItself: Drawing, inks: Inks, faces: Faces): Drawing {
  const caption: Line = { face: faces.sansBold, text: logo.levelName.toUpperCase(), size: 19, tracking: 4 }
  const lines = nameLines(logo.name, faces)
  const at = baselinesOf(caption, lines)
  const body = [
    inks.paper ? `<path fill="${inks.paper}" d="M0 0h${width}v${height}H0z"/>` : '',
    placed(logoItself, side, side, (height - 2 * side) / logoItself.height),
    filled(outlineOf(caption, at.caption) + pipsAfter(caption, logo, at.caption), inks.ink),
    filled(lines.map((line, index) => outlineOf(line, at.lines[index]!)).join(''), inks.text),
  ]
  return { width, height, body: body.join('') }
}

/** A name with a dash breaks there, and the break says the dash; another one only where it is too long for a line. */
export function nameLines(name: string, faces: Faces): readonly Line[] {
  const face = faces.serif
  const inOne: Line = { face, text: name, size: 54 }
  const parts = name.split(/ [-–—] /)
  if (parts.length !== 2 && face.widthOf(name, inOne.size) <= room) return [inOne]
  const halves = parts.length === 2 ? parts : brokenInTwo(name, (text) => face.widthOf(text, 48))
  if (halves.length === 1) return [fitted(inOne, room)]
  const size = Math.min(...halves.map((text) => fitted({ face, text, size: 48 }, room).size))
  return halves.map((text) => ({ face, text, size }))
}

/** Caption and name together stand in the middle. */
function baselinesOf(caption: Line, lines: readonly Line[]) {
  const [first] = lines
  const leading = first!.size * 1.24
  const [captionHeight, nameHeight] = [caption, first!].map((line) => line.face.capHeight * line.size)
  const block = captionHeight! + belowCaption + nameHeight! + (lines.length - 1) * leading
  const captionAt = (height - block) / 2 + captionHeight!
  const firstAt = captionAt + belowCaption + nameHeight!
  return { caption: captionAt, lines: lines.map((_, index) => firstAt + index * leading) }
}

function outlineOf({ face, text, size, tracking }: Line, baseline: number): string {
  return face.outline(text, size, left, baseline, tracking)
}

function pipsAfter({ face, text, size, tracking }: Line, logo: Logo, baseline: number): string {
  if (logo.kind === 'years') return ''
  const end = left + face.widthOf(text, size, tracking)
  const middle = baseline - (face.capHeight * size) / 2
  return pipRow(logo.rank, end + 24 + (logo.rank - 1) * 9, middle, { apart: 18, radius: 5 })
}
