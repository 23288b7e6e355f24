import type { Point } from './shapes.ts'

/** Where the pips of a rank lie, as on a die, in steps from the middle. */
export function diceOf(rank: number): readonly Point[] {
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
