import { colours } from '../../art/colours.ts'
import type { Colour } from '../../core/level-look.ts'

/** Colours of print, as parts of red, green and blue. */
export type Ink = readonly [red: number, green: number, blue: number]

export const white: Ink = [1, 1, 1]
export const ink = hex(colours.ink.light)
export const ink2 = hex(colours.ink2.light)
export const petrol = hex(colours.accent.light)
export const rule = hex(colours.rule.light)

/** A level without a colour of its own is drawn in ink. */
export function levelInk(colour: Colour | undefined): Ink {
  return colour ? hex(colour.light) : ink
}

/** So much of an ink on white paper, without transparency: it prints the same everywhere. */
export function tint([red, green, blue]: Ink, part: number): Ink {
  const mix = (channel: number) => 1 - part + part * channel
  return [mix(red), mix(green), mix(blue)]
}

/** Of six digits after a `#`. */
function hex(colour: string): Ink {
  const channel = (at: number) => Number.parseInt(colour.slice(at, at + 2), 16) / 255
  return [channel(1), channel(3), channel(5)]
}
