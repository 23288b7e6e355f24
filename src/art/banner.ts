import type { Logo } from '../program/logos.ts'
import { pipRow } from './badge-geometry.ts'
import { type Drawing, filled, placed } from './drawing.ts'
import type { Inks } from './inks.ts'
import { brokenInTwo, type Faces, fitted, type Line } from './lettering.ts'

const [width, height, side] = [1200, 300, 24]
const left = 324
const room = width - left - 48

/** The logo with its name beside it, four times as wide as high. */
export function banner(logo: Logo, logoItself: Drawing, inks: Inks, faces: Faces): Drawing {
  const lines = nameLines(logo.name, faces)
  const [first, ...others] = lines
  const leading = first!.size * 1.24
  const top = height / 2 + 30 - (others.length * leading) / 2
  const caption: Line = { face: faces.sansBold, text: captionOf(logo), size: 19, tracking: 4 }
  const captionWidth = caption.face.widthOf(caption.text, caption.size, caption.tracking)
  const above = top - first!.size * 0.72 - 30
  const body = [
    inks.paper ? `<path fill="${inks.paper}" d="M0 0h${width}v${height}H0z"/>` : '',
    placed(logoItself, side, side, (height - 2 * side) / logoItself.height),
    filled(caption.face.outline(caption.text, caption.size, left, above, caption.tracking), inks.ink),
    logo.kind === 'certification' ? filled(pipsAfter(logo.rank, left + captionWidth + 20, above - 6.9), inks.ink) : '',
    ...lines.map((line, index) =>
      filled(line.face.outline(line.text, line.size, left, top + index * leading), inks.text),
    ),
  ]
  return { width, height, body: body.join('') }
}

/** One line at 54 where it fits, else two of the same size, no larger than 48. */
export function nameLines(name: string, faces: Faces): readonly Line[] {
  const face = faces.serif
  const inOne: Line = { face, text: name, size: 54 }
  if (face.widthOf(name, 54) <= room) return [inOne]
  const halves = brokenInTwo(name, (text) => face.widthOf(text, 48))
  if (halves.length === 1) return [fitted(inOne, room)]
  const size = Math.min(...halves.map((text) => fitted({ face, text, size: 48 }, room).size))
  return halves.map((text) => ({ face, text, size }))
}

function captionOf(logo: Logo): string {
  if (logo.kind === 'certification') return logo.levelName.toUpperCase()
  return logo.years === 1 ? '1 YEAR' : `${logo.years} YEARS`
}

function pipsAfter(rank: number, x: number, y: number): string {
  return pipRow(rank, x + (rank - 1) * 9, y, { apart: 18, radius: 5 })
}
