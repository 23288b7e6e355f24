import type { Colour } from '../core/level-look.ts'
import type { LogoVariant } from '../program/logos.ts'
import { colours } from './colours.ts'

/** What a drawing is coloured with; without paper, what is clear is a hole. */
export interface Inks {
  /** The level's. */
  readonly ink: string
  /** For names. */
  readonly text: string
  readonly paper?: string
}

/** The inks of a level's colour; one without a colour of its own is drawn in ink. */
export function inksOf(colour: Colour | undefined, variant: LogoVariant): Inks {
  if (variant === 'mono') return { ink: 'currentColor', text: 'currentColor' }
  const text = colours.ink[variant]
  return { ink: colour?.[variant] ?? text, text, paper: colours.paper[variant] }
}
