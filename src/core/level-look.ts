import { rankOf } from './rank.ts'
import type { Level } from './standing/program.ts'

/** A colour on light and on dark ground, each of six digits after a `#`. */
export interface Colour {
  readonly light: string
  readonly dark: string
}

/** Squares turned against each other, as many as the rank says; or a shield with as many peaks. */
export type BadgeShape = 'squares' | 'shields'

/** How the badges and logos of a level look. */
export interface LevelLook {
  /** The level's place among the levels, from 1 for the lowest. */
  readonly rank: number
  readonly shape: BadgeShape
  /** Absent where the level has no colour of its own: then it is drawn in ink. */
  readonly colour: Colour | undefined
}

interface WithLooks {
  readonly levels: readonly Level[]
  /** By the code of the level. */
  readonly art: { readonly shape: BadgeShape; readonly colours: Readonly<Record<string, Colour>> }
}

export function lookOf({ levels, art }: WithLooks, level: string): LevelLook {
  const colour = Object.hasOwn(art.colours, level) ? art.colours[level] : undefined
  return { rank: rankOf(levels, level), shape: art.shape, colour }
}
