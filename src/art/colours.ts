import type { Colour } from '../core/level-look.ts'

/** What is drawn, printed or mailed in a colour takes it from here. Pages take the tokens of the same names in `tokens.css`. */
export const colours = {
  paper: { light: '#fbfaf7', dark: '#101419' },
  ink: { light: '#171f28', dark: '#eae8e2' },
  ink2: { light: '#4e5862', dark: '#a6aeb3' },
  rule: { light: '#d6d4ce', dark: '#31373e' },
  accent: { light: '#115b5b', dark: '#8cccc8' },
} as const satisfies Record<string, Colour>
