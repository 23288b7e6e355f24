import { madeOnce } from '../core/made-once.ts'
import type { Level } from '../core/standing/program.ts'

type Point = readonly [x: number, y: number]

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

/** A level's place among the levels, from 1 for the lowest; an unknown level counts as the lowest. */
export function rankOf(levels: readonly Level[], code: string): number {
  const rank = levels.find((level) => level.code === code)?.rank ?? -Infinity
  return Math.max(1, levels.filter((level) => level.rank <= rank).length)
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
  const starts = steps(rank).map((step) => (step * 90) / rank)
  const inner = steps(rank === 1 ? 3 : 2).flatMap((step) => [(step + 1) * 5, (step + 1) * -5])
  return {
    squares: starts.map((turn) => square(48, radius, turn)).join(''),
    lines: starts.flatMap((turn) => inner.map((more) => square(48, radius * shrink(more), turn + more))).join(''),
    discRadius: rounded(radius * (rank === 1 ? 0.505 : 0.56)),
    pips: steps(rank)
      .map((step) => circle(48 + (step - (rank - 1) / 2) * 5, 60.5, 1.5))
      .join(''),
    die: diceOf(rank)
      .map(([x, y]) => circle(48 + x * 8, 48 + y * 8, 3.2))
      .join(''),
  }
})

/** The outline that squares make when they are turned against each other. */
export function star(squares: number, centre: number, radius: number): string {
  const half = 45 / squares
  const notch = radius / (cos(half) + sin(half))
  return polygon(steps(squares * 8).map((step) => polar(centre, step % 2 === 0 ? radius : notch, step * half)))
}

export function circle(x: number, y: number, radius: number): string {
  const [left, width] = [rounded(x - radius), rounded(radius * 2)]
  const r = rounded(radius)
  return `M${left} ${rounded(y)}a${r} ${r} 0 1 0 ${width} 0a${r} ${r} 0 1 0-${width} 0z`
}

/** A square on its corner, turned by so many degrees. */
export function square(centre: number, radius: number, turn: number): string {
  return polygon([0, 90, 180, 270].map((corner) => polar(centre, radius, corner + turn)))
}

/** How small a square is whose corners touch the sides of the last one, five degrees at a time. */
function shrink(turn: number): number {
  return (cos(5) + sin(5)) ** -(Math.abs(turn) / 5)
}

/** Where the pips lie, as on a die, in steps from the middle. */
function diceOf(rank: number): readonly Point[] {
  if (rank === 1) return [[0, 0]]
  if (rank === 2)
    return [
      [-0.75, -0.75],
      [0.75, 0.75],
    ]
  if (rank === 3)
    return [
      [0, -1],
      [-1, 0.75],
      [1, 0.75],
    ]
  if (rank === 4)
    return [
      [-0.8, -0.8],
      [0.8, -0.8],
      [-0.8, 0.8],
      [0.8, 0.8],
    ]
  if (rank === 5)
    return [
      [-1, -1],
      [1, -1],
      [0, 0],
      [-1, 1],
      [1, 1],
    ]
  return [
    [-0.8, -1.4],
    [0.8, -1.4],
    [-0.8, 0],
    [0.8, 0],
    [-0.8, 1.4],
    [0.8, 1.4],
  ]
}

function polar(centre: number, radius: number, degrees: number): Point {
  return [centre + radius * sin(degrees), centre - radius * cos(degrees)]
}

function polygon(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${rounded(x)} ${rounded(y)}`).join('L')}z`
}

function steps(count: number): number[] {
  return Array.from({ length: count }, (_, step) => step)
}

function cos(degrees: number): number {
  return Math.cos((degrees * Math.PI) / 180)
}

function sin(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180)
}

function rounded(length: number): number {
  return Math.round(length * 100) / 100
}
