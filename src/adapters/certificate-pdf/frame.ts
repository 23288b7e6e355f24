import { curve, hundredth, type Point, polyline, rectangle } from './path.ts'

/** Lengths of the frame, in tenths of a millimetre. */
export const frame = { edge: 90, depth: 110, corner: 150 }
const phases = 8
const [quiet, loud] = [7, 46]
/** Waves are about this long; they swell every third. */
const waveLength = 80
const wavesToASwell = 3
/** Pieces of curve to a wave; each is exact at its ends, in place and in slope. */
const pieces = 8

/** How many waves fit a side of this length, corners left out. */
export function wavesOn(length: number): number {
  return Math.max(1, Math.round(length / waveLength / wavesToASwell)) * wavesToASwell
}

/** The lines between the corners: phases of one sine on all four sides, thin at the corners. */
export function frameWaves(width: number, height: number): string {
  const { edge, depth, corner } = frame
  const middle = edge + depth / 2
  const [across, down] = [width - 2 * (edge + corner), height - 2 * (edge + corner)]
  return [
    side(across, (along, off) => [edge + corner + along, middle + off]),
    side(across, (along, off) => [edge + corner + along, height - middle - off]),
    side(down, (along, off) => [middle + off, edge + corner + along]),
    side(down, (along, off) => [width - middle - off, edge + corner + along]),
  ].join('')
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

function side(length: number, place: (along: number, off: number) => Point): string {
  const waves = wavesOn(length)
  return Array.from({ length: phases }, (_, phase) =>
    strand(length, waves, (phase * 2 * Math.PI) / phases, place),
  ).join('')
}

function strand(length: number, waves: number, phase: number, place: (along: number, off: number) => Point): string {
  const step = length / waves / pieces
  const curves = Array.from({ length: waves * pieces }, (_, piece) => {
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
    const swell = (quiet + loud) / 2 - ((loud - quiet) / 2) * Math.cos(turns(waves / wavesToASwell, along))
    return swell * Math.sin(turns(waves, along) + phase)
  }

  function slope(along: number): number {
    const near = 0.01
    return (height(along + near) - height(along - near)) / (2 * near)
  }

  function turns(count: number, along: number): number {
    return (2 * Math.PI * count * along) / length
  }
}
