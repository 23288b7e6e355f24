import type { YearMark } from '../program/logos.ts'
import { type Drawing, filled, stroked } from './drawing.ts'
import type { Inks } from './inks.ts'
import { centred, type Face, type Faces, fitted } from './lettering.ts'
import { fullYearRing, lineYearRing, smallYearDisc } from './lobes.ts'

/** The full form: a ring with one lobe a year around the number, and as many ticks. */
export function fullYearMark({ years }: YearMark, { ink, paper = 'none' }: Inks, faces: Faces): Drawing {
  const ring = fullYearRing(years)
  const word = { face: faces.sansBold, text: years === 1 ? 'YEAR' : 'YEARS', size: 17, tracking: 5 }
  const body = [
    stroked(ring.curves, ink, 0.8),
    stroked(ring.circle, ink, 2.2, paper),
    stroked(ring.first, ink, 3),
    stroked(ring.innerCircle, ink, 0.8),
    stroked(ring.ticks, ink, 3),
    filled(numeral(years, faces.serif, { x: 256, middle: 237, size: 158, room: 210 }), ink),
    filled(centred(word, 256, 339), ink),
  ]
  return { width: 512, height: 512, body: body.join('') }
}

export function lineYearMark({ years }: YearMark, { ink, paper = 'none' }: Inks, faces: Faces): Drawing {
  const ring = lineYearRing(years)
  const body = [
    stroked(ring.curves, ink, 0.4),
    stroked(ring.circle, ink, 0.9, paper),
    stroked(ring.first, ink, 1.25),
    filled(numeral(years, faces.serifBold, { x: 48, middle: 47.5, size: 30, room: 50 }), ink),
  ]
  return { width: 96, height: 96, body: body.join('') }
}

/** The form of 32: the lobed disc with the number cut out. */
export function smallYearMark({ years }: YearMark, { ink }: Inks, faces: Faces): Drawing {
  const number = numeral(years, faces.serifBold, { x: 16, middle: 16, size: 14.5, room: 20 })
  return { width: 32, height: 32, body: filled(smallYearDisc(years) + number, ink) }
}

interface Place {
  readonly x: number
  /** The height of the middle of the figures. */
  readonly middle: number
  readonly size: number
  readonly room: number
}

function numeral(years: number, face: Face, { x, middle, size, room }: Place): string {
  const line = fitted({ face, text: String(years), size }, room)
  return centred(line, x, middle + (face.capHeight * line.size) / 2)
}
