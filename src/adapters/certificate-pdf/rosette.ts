import { square } from '../../art/shapes.ts'
import { innerShields, shield } from '../../art/shield-geometry.ts'
import type { LevelLook } from '../../core/level-look.ts'

/** The large badge in a box of 512: what its lines are, and how far its disc goes. */
export interface Rosette {
  readonly squares: string
  readonly lines: string
  readonly discRadius: number
}

const centre = 256
const radius = 244
/** How far each inner square is turned from the last, in degrees; finer for a drawing that is larger than a badge. */
const badgeTurn = 2.1

export function rosette(look: Pick<LevelLook, 'shape' | 'rank'>, turn = badgeTurn): Rosette {
  return look.shape === 'shields' ? ofShields(look.rank, turn) : ofSquares(look.rank, turn)
}

function ofShields(rank: number, turn: number): Rosette {
  return {
    squares: shield(rank, centre, radius),
    lines: innerShields(rank, centre, radius, Math.round((7 * badgeTurn) / turn)),
    discRadius: radius * 0.52,
  }
}

function ofSquares(rank: number, turn: number): Rosette {
  const starts = Array.from({ length: rank }, (_, step) => (step * 90) / rank)
  const depths = Array.from({ length: Math.round(((rank === 1 ? 9 : 7) * badgeTurn) / turn) }, (_, step) => step + 1)
  const inner = depths.flatMap((depth) => [depth * turn, depth * -turn])
  return {
    squares: starts.map((start) => square(centre, radius, start)).join(''),
    lines: starts
      .flatMap((start) => inner.map((more) => square(centre, radius * shrink(more, turn), start + more)))
      .join(''),
    discRadius: radius * (rank === 1 ? 0.505 : 0.56),
  }
}

/** How small a square is whose corners touch the sides of the last one. */
function shrink(more: number, turn: number): number {
  const angle = (turn * Math.PI) / 180
  return (Math.cos(angle) + Math.sin(angle)) ** -(Math.abs(more) / turn)
}
