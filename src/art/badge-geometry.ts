import { madeOnce } from '../core/made-once.ts'
import { diceOf } from './dice.ts'
import { circle, cos, polar, polygon, rounded, sin, square, squareAround, steps } from './shapes.ts'

/** Everything the small badge is drawn from, in a box of 32. */
export interface SmallBadge {
  /** The outline of all squares with the pips as holes, for `fill-rule="evenodd"`. */
  readonly filled: string
  readonly outline: string
  readonly pips: string
}

/** Everything the line badge is drawn from, in a box of 96. */
export interface LineBadge {
  readonly squares: string
  readonly lines: string
  readonly discRadius: number
  /** In a row, under a text. */
  readonly pips: string
  /** As on a die, where there is no text. */
  readonly die: string
}

/** Everything the full badge is drawn from but its letters, in a box of 512. */
export interface FullBadge {
  readonly squares: string
  /** Nothing of them lies in the disc, so that it needs no fill. */
  readonly lines: string
  readonly discRadius: number
}

export const smallBadge = madeOnce((rank: number): SmallBadge => {
  const radius = rank === 1 ? 14.6 : 15.3
  const pips = diceOf(rank).map(([x, y]) => circle(16 + x * 4.2, 16 + y * 4.2, rank === 1 ? 2.5 : 2.2))
  const openPips = diceOf(rank).map(([x, y]) => circle(16 + x * 4.2, 16 + y * 4.2, 1.8))
  return {
    filled: [star(rank, 16, radius), ...pips].join(''),
    outline: star(rank, 16, radius - 0.6),
    pips: openPips.join(''),
  }
})

export const lineBadge = madeOnce((rank: number): LineBadge => {
  const radius = 46.5
  const discRadius = discOf(rank, radius)
  return {
    squares: outerSquares(rank, 48, radius),
    lines: innerSquares(rank, 48, radius, { count: rank === 1 ? 3 : 2, turn: 5, cleared: discRadius }),
    discRadius,
    pips: pipRow(rank, 48, 60.5, { apart: 5, radius: 1.5 }),
    die: diceOf(rank)
      .map(([x, y]) => circle(48 + x * 8, 48 + y * 8, 3.2))
      .join(''),
  }
})

export const fullBadge = madeOnce((rank: number): FullBadge => {
  const radius = 244
  const discRadius = discOf(rank, radius)
  return {
    squares: outerSquares(rank, 256, radius),
    lines: innerSquares(rank, 256, radius, { count: rank === 1 ? 9 : 7, turn: 2.1, cleared: discRadius }),
    discRadius,
  }
})

/** The outline that squares make when they are turned against each other. */
export function star(squares: number, centre: number, radius: number): string {
  const half = 45 / squares
  const notch = radius / (cos(half) + sin(half))
  return polygon(steps(squares * 8).map((step) => polar(centre, step % 2 === 0 ? radius : notch, step * half)))
}

export function pipRow(rank: number, centre: number, y: number, pip: { apart: number; radius: number }): string {
  return steps(rank)
    .map((step) => circle(centre + (step - (rank - 1) / 2) * pip.apart, y, pip.radius))
    .join('')
}

/** How small a square is whose corners touch the sides of the one it is turned against. */
export function shrinkOf(turn: number): number {
  return 1 / (cos(turn) + sin(turn))
}

function discOf(rank: number, radius: number): number {
  return rounded(radius * (rank === 1 ? 0.505 : 0.56))
}

function outerSquares(rank: number, centre: number, radius: number): string {
  return turnsOf(rank)
    .map((turn) => square(centre, radius, turn))
    .join('')
}

/** In each square so many smaller ones, each turned a little more than the last; both ways round. */
function innerSquares(
  rank: number,
  centre: number,
  radius: number,
  inner: { count: number; turn: number; cleared: number },
): string {
  const each = steps(inner.count).flatMap((step) => [(step + 1) * inner.turn, (step + 1) * -inner.turn])
  return turnsOf(rank)
    .flatMap((turn) =>
      each.map((more) => {
        const shrunk = shrinkOf(inner.turn) ** (Math.abs(more) / inner.turn)
        return squareAround(centre, radius * shrunk, turn + more, inner.cleared)
      }),
    )
    .join('')
}

function turnsOf(rank: number): number[] {
  return steps(rank).map((step) => (step * 90) / rank)
}
