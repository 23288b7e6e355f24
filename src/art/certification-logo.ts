import type { CertificationLogo } from '../program/logos.ts'
import { pipRow } from './badge-geometry.ts'
import { fullBadgeOf, lineBadgeOf, smallBadgeOf } from './badge-shapes.ts'
import { type Drawing, filled, stroked } from './drawing.ts'
import type { Inks } from './inks.ts'
import { brokenInTwo, centred, type Faces, fitted, type Line, roomInDisc } from './lettering.ts'
import { circle } from './shapes.ts'

/** Heights in the box of 512: of the middle of the letters, and of what stands on a line below them. */
interface Layout {
  readonly letters: number
  readonly track: readonly number[]
  readonly level: number
  readonly pips: number
}

const [centre, air] = [256, 8]
const withoutTrack: Layout = { letters: 245, track: [], level: 313, pips: 346.6 }
const withTrack: Layout = { letters: 229, track: [294.5], level: 328.5, pips: 352 }
const withLongTrack: Layout = { letters: 216, track: [277, 302], level: 332, pips: 354 }

/** The full form: rosette, letters, track, level and pips. */
export function fullLogo(logo: CertificationLogo, inks: Inks, faces: Faces): Drawing {
  const { squares, lines, discRadius } = fullBadgeOf(logo)
  const { ink, paper = 'none' } = inks
  const body = [
    stroked(lines, ink, 0.8),
    stroked(squares, ink, 3),
    stroked(circle(centre, centre, discRadius), ink, 2.2, paper),
    stroked(circle(centre, centre, discRadius - 7), ink, 0.8),
    filled(wordsOf(logo, discRadius - 7, faces), ink),
  ]
  return { width: 512, height: 512, body: body.join('') }
}

/** The form of 96: rosette, letters and pips. */
export function lineLogo(logo: CertificationLogo, inks: Inks, faces: Faces): Drawing {
  const { squares, lines, discRadius, pips } = lineBadgeOf(logo)
  const { ink, paper = 'none' } = inks
  const room = roomInDisc(discRadius, [-5, 5], 2)
  const letters = fitted({ face: faces.serifBold, text: logo.letters, size: 15 }, room)
  const body = [
    stroked(lines, ink, 0.4),
    stroked(squares, ink, 1.25),
    stroked(circle(48, 48, discRadius), ink, 0.9, paper),
    filled(centredOn(letters, 48, 47.5) + pips, ink),
  ]
  return { width: 96, height: 96, body: body.join('') }
}

/** The form of 32: the star with the pips cut out. */
export function smallLogo(logo: CertificationLogo, { ink }: Inks): Drawing {
  return { width: 32, height: 32, body: filled(smallBadgeOf(logo).filled, ink) }
}

/** How large the letters are before they are fitted to the disc. */
export function lettersSize(letters: string, rank: number): number {
  if (letters.length > 5) return 52
  if (letters.length === 5) return 66
  return rank === 1 ? 70 : 76
}

/** One line as long as it needs not shrink below 20, else two. */
export function trackLines(track: string | undefined, radius: number, faces: Faces): readonly Line[] {
  if (!track) return []
  const face = faces.serifItalic
  const inOne = fitted({ face, text: track, size: 27 }, roomInDisc(radius, [22, 46], air))
  const halves = brokenInTwo(track, (text) => face.widthOf(text, 23))
  if (inOne.size >= 20 || halves.length === 1) return [inOne]
  const room = roomInDisc(radius, [3, 54], air)
  const size = Math.min(...halves.map((text) => fitted({ face, text, size: 23 }, room).size))
  return halves.map((text) => ({ face, text, size }))
}

function wordsOf(logo: CertificationLogo, radius: number, faces: Faces): string {
  const track = trackLines(logo.track, radius, faces)
  const layout = [withoutTrack, withTrack, withLongTrack][track.length]!
  const size = lettersSize(logo.letters, logo.rank)
  const half = (faces.serifBold.capHeight * size) / 2
  const up = layout.letters - centre
  const letters = fitted(
    { face: faces.serifBold, text: logo.letters, size },
    roomInDisc(radius, [up - half, up + half], air),
  )
  const level: Line = { face: faces.sansBold, text: logo.levelName.toUpperCase(), size: 15.5, tracking: 3.2 }
  return [
    centredOn(letters, centre, layout.letters),
    ...track.map((line, index) => centred(line, centre, layout.track[index]!)),
    centred(fitted(level, roomInDisc(radius, [layout.level - centre, 0], air)), centre, layout.level),
    pipRow(logo.rank, centre, layout.pips, { apart: 18, radius: 5 }),
  ].join('')
}

/** Centred both ways, by its capitals. */
function centredOn(line: Line, x: number, middle: number): string {
  return centred(line, x, middle + (line.face.capHeight * line.size) / 2)
}
