import { madeOnce } from '../core/made-once.ts'
import type { FullBadge, LineBadge, SmallBadge } from './badge-geometry.ts'
import { pipRow } from './badge-geometry.ts'
import { diceOf } from './dice.ts'
import { circle, type Point, polygon, steps } from './shapes.ts'

/** The disc in the middle of a shield, as a share of its radius: the innermost line goes round it. */
const disc = 0.52
const innermost = 0.74

/** A shield whose upper edge has as many peaks as its rank says. */
export function shield(rank: number, centre: number, radius: number): string {
  return polygon(outlineOf(rank).map(([x, y]) => [centre + x * radius, centre + y * radius]))
}

/** So many shields, one in the other, none of them through the disc. */
export function innerShields(rank: number, centre: number, radius: number, count: number): string {
  return steps(count)
    .map((step) => shield(rank, centre, radius * (1 - ((step + 1) / count) * (1 - innermost))))
    .join('')
}

export const smallShield = madeOnce((rank: number): SmallBadge => {
  const pips = (radius: number) => diceOf(rank).map(([x, y]) => circle(16 + x * 4, 15.5 + y * 4, radius))
  return {
    filled: [shield(rank, 16, 15.4), ...pips(rank === 1 ? 2.6 : 2.2)].join(''),
    outline: shield(rank, 16, 14.8),
    pips: pips(1.8).join(''),
  }
})

export const lineShield = madeOnce((rank: number): LineBadge => {
  const radius = 46.5
  return {
    squares: shield(rank, 48, radius),
    lines: innerShields(rank, 48, radius, 3),
    discRadius: radius * disc,
    pips: pipRow(rank, 48, 60.5, { apart: 5, radius: 1.5 }),
    die: diceOf(rank)
      .map(([x, y]) => circle(48 + x * 8, 48 + y * 8, 3.2))
      .join(''),
  }
})

export const fullShield = madeOnce((rank: number): FullBadge => {
  const radius = 244
  return {
    squares: shield(rank, 256, radius),
    lines: innerShields(rank, 256, radius, 7),
    discRadius: radius * disc,
  }
})

/** Around a middle at 0 0, in shares of the radius, clockwise from the upper left corner. */
function outlineOf(rank: number): readonly Point[] {
  const [side, top, peak, shoulder] = [0.8, -0.8, -0.97, -0.05]
  const peaks = steps(rank * 2 + 1).map((step): Point => [
    -side + (step * 2 * side) / (rank * 2),
    step % 2 === 0 ? top : peak,
  ])
  // A curve from the shoulder to the point at the bottom.
  const right = steps(17).map((step): Point => {
    const t = step / 16
    return [side * (1 - t ** 2), shoulder * (1 - t) ** 2 + 2 * t * (1 - t) * 0.62 + t ** 2]
  })
  const left = right.slice(0, -1).map(([x, y]): Point => [-x, y])
  return [...peaks, ...right, ...left.toReversed()]
}
