import type { Level } from './standing/program.ts'

/** A level's place among the levels, from 1 for the lowest; an unknown level counts as the lowest. */
export function rankOf(levels: readonly Level[], code: string): number {
  const rank = levels.find((level) => level.code === code)?.rank ?? -Infinity
  return Math.max(1, levels.filter((level) => level.rank <= rank).length)
}
