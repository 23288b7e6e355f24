import { curve, hundredth, type Point, polyline, rectangle } from './path.ts'

/** Lengths of the frame, in tenths of a millimetre. */
export const frame = { edge: 90, depth: 110, corner: 150 }
const phases = 8
const [quiet, loud] = [7, 46]
/** Waves are about this long; they swell every third. */
const waveLength = 83
const wavesToASwell = 3
/** Pieces of curve to a wave; each is exact at its ends, in place and in slope. */
const pieces = 6

/** How many waves fit a side of this length, corners left out. */
export function wavesOn(length: number): number {
  return Math.max(1, Math.round(length / waveLength / wavesToASwell)) * wavesToASwell
}

/** The lines between the corners: one swell, and all the places where it goes on, along the page's sides and turned. */
export interface Waves {
  readonly swell: string
  readonly places: readonly Point[]
}

/** Eight phases of one sine on the upper and the lower side, thin at the corners. */
export function wavesAcross(width: number, height: number): Waves {
  const { start, middle, step, count } = sideOf(width)
  return {
    swell: swell(step, (along, off) => [along, off]),
    places: [middle, height - middle].flatMap((y) => times(count).map((time) => [start + time * step, y] as const)),
  }
}

/** One band of them from 0 0 to the right, for a page without a frame. */
export function wavesOver(length: number): Waves {
  const count = wavesOn(length) / wavesToASwell
  const step = length / count
  return {
    swell: swell(step, (along, off) => [along, off]),
    places: times(count).map((time) => [time * step, 0] as const),
  }
}

/** The same down the left and the right side. */
export function wavesDown(width: number, height: number): Waves {
  const { start, middle, step, count } = sideOf(height)
  return {
    swell: swell(step, (along, off) => [off, along]),
    places: [middle, width - middle].flatMap((x) => times(count).map((time) => [x, start + time * step] as const)),
  }
}

/** The lines beside the waves, and the boxes in the corners. */
export function frameRules(width: number, height: number): string {
  const { edge, depth } = frame
  return [edge, edge + depth].map((inset) => inner(width, height, inset)).join('')
}

export function cornerBoxes(width: number, height: number): string {
  const { corner } = frame
  return cornerMiddles(width, height)
    .map(([x, y]) => rectangle(x - corner / 2, y - corner / 2, corner, corner))
    .join('')
}

export function cornerMiddles(width: number, height: number): Point[] {
  const middle = frame.edge + frame.corner / 2
  return [middle, width - middle].flatMap((x) => [middle, height - middle].map((y) => [x, y] as const))
}

/** A rectangle so far from the paper's edge. */
export function inner(width: number, height: number, inset: number): string {
  return rectangle(inset, inset, width - 2 * inset, height - 2 * inset)
}

export function diamond(x: number, y: number, radius: number): string {
  return `${polyline([[x, y - radius], [x + radius, y], [x, y + radius], [x - radius, y]])}z` // prettier-ignore
}

function sideOf(side: number) {
  const start = frame.edge + frame.corner
  const length = side - 2 * start
  const count = wavesOn(length) / wavesToASwell
  return { start, middle: frame.edge + frame.depth / 2, step: length / count, count }
}

function swell(length: number, place: (along: number, off: number) => Point): string {
  return times(phases)
    .map((phase) => strand(length, (phase * 2 * Math.PI) / phases, place))
    .join('')
}

function strand(length: number, phase: number, place: (along: number, off: number) => Point): string {
  const step = length / wavesToASwell / pieces
  const curves = times(wavesToASwell * pieces).map((piece) => {
    const [from, to, third] = [piece * step, (piece + 1) * step, step / 3]
    return curve(
      place(from + third, height(from) + third * slope(from)),
      place(to - third, height(to) - third * slope(to)),
      place(to, height(to)),
    )
  })
  const [x, y] = place(0, height(0))
  return `M${hundredth(x)} ${hundredth(y)}${curves.join('')}`

  function height(along: number): number {
    const swell = (quiet + loud) / 2 - ((loud - quiet) / 2) * Math.cos(turns(1, along))
    return swell * Math.sin(turns(wavesToASwell, along) + phase)
  }

  function slope(along: number): number {
    const near = 0.01
    return (height(along + near) - height(along - near)) / (2 * near)
  }

  function turns(count: number, along: number): number {
    return (2 * Math.PI * count * along) / length
  }
}

function times(count: number): number[] {
  return Array.from({ length: count }, (_, time) => time)
}
