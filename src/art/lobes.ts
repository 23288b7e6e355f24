import { circle, openLine, polar, rounded, sin, cos, steps } from './shapes.ts'

/** A closed curve that goes out and in: r(θ) = outer − swing + swing · cos(lobes · θ + phase). */
export interface Lobes {
  readonly lobes: number
  readonly outer: number
  readonly swing: number
  /** Degrees. */
  readonly phase: number
}

/** Everything a year mark of 512 or 96 is drawn from but its letters. */
export interface YearRing {
  /** The first curve again, to be drawn thick. */
  readonly first: string
  readonly curves: string
  readonly circle: string
  /** Only at 512. */
  readonly innerCircle: string
  readonly ticks: string
}

/** Each is exact at its ends, in place and in slope. */
const piecesOfALobe = 4

export function fullYearRing(years: number): YearRing {
  const outer = 246
  const swing = 26
  const ring = outer - 2 * swing - 8
  const ticks = steps(years).map((step) => {
    const degrees = (step * 360) / years
    return openLine([polar(256, ring - 9, degrees), polar(256, ring - 23, degrees)])
  })
  return {
    ...curvesOf(256, { lobes: years, outer, swing }, 9),
    circle: circle(256, 256, ring),
    innerCircle: circle(256, 256, ring - 30),
    ticks: ticks.join(''),
  }
}

export function lineYearRing(years: number): YearRing {
  const outer = 46.5
  const swing = 5
  return {
    ...curvesOf(48, { lobes: years, outer, swing }, 3),
    circle: circle(48, 48, outer - 2 * swing - 1.6),
    innerCircle: '',
    ticks: '',
  }
}

/** The outline of the small year mark, in a box of 32. */
export function smallYearDisc(years: number): string {
  return lobedCurve(16, { lobes: years, outer: 15.5, swing: 1, phase: 0 })
}

export function radiusAt({ lobes, outer, swing, phase }: Lobes, degrees: number): number {
  return outer - swing + swing * cos(lobes * degrees + phase)
}

export function lobedCurve(centre: number, curve: Lobes): string {
  const pieces = curve.lobes * piecesOfALobe
  const step = 360 / pieces
  const ends = steps(pieces + 1).map((piece) => {
    const [x, y] = polar(centre, radiusAt(curve, piece * step), piece * step)
    const [dx, dy] = slopeAt(curve, piece * step)
    const third = (step * Math.PI) / 180 / 3
    return { x, y, handleX: dx * third, handleY: dy * third }
  })
  const [start, ...rest] = ends
  const next = rest[0]!
  // The first piece has both handles; each later one mirrors the handle before it.
  return [
    `M${pair(start!.x, start!.y)}C${pair(start!.x + start!.handleX, start!.y + start!.handleY)} `,
    `${pair(next.x - next.handleX, next.y - next.handleY)} ${pair(next.x, next.y)}S`,
    rest
      .slice(1)
      .map((end) => `${pair(end.x - end.handleX, end.y - end.handleY)} ${pair(end.x, end.y)}`)
      .join(' '),
    'z',
  ].join('')
}

function curvesOf(centre: number, curve: Omit<Lobes, 'phase'>, phases: number) {
  const curves = steps(phases).map((step) => lobedCurve(centre, { ...curve, phase: (step * 360) / phases }))
  return { first: curves[0]!, curves: curves.slice(1).join('') }
}

/** How the point moves along, a radian at a time. */
function slopeAt(curve: Lobes, degrees: number): readonly [number, number] {
  const radius = radiusAt(curve, degrees)
  const growth = -curve.swing * curve.lobes * sin(curve.lobes * degrees + curve.phase)
  return [growth * sin(degrees) + radius * cos(degrees), -growth * cos(degrees) + radius * sin(degrees)]
}

function pair(x: number, y: number): string {
  return `${rounded(x)} ${rounded(y)}`
}
