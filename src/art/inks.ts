import type { LogoVariant } from '../program/logos.ts'

/** What a drawing is coloured with; without paper, what is clear is a hole. */
export interface Inks {
  /** The level's. */
  readonly ink: string
  /** For names. */
  readonly text: string
  readonly paper?: string
}

/** The same as the tokens of `public/styles/tokens.css`. */
const grounds = {
  light: { paper: '#fbfaf7', text: '#171f28' },
  dark: { paper: '#101419', text: '#eae8e2' },
} as const

const levelInks: Readonly<Record<string, { light: string; dark: string }>> = {
  entry: { light: '#30693b', dark: '#93ca9e' },
  associate: { light: '#225b90', dark: '#8fbce9' },
  specialist: { light: '#584594', dark: '#baade9' },
  professional: { light: '#853166', dark: '#e2a0c5' },
  expert: { light: '#7e4e1e', dark: '#dfb585' },
}

/** The inks of a level by its code; one without a colour of its own is drawn in ink. */
export function inksOf(level: string, variant: LogoVariant): Inks {
  if (variant === 'mono') return { ink: 'currentColor', text: 'currentColor' }
  const { paper, text } = grounds[variant]
  return { ink: levelInks[level]?.[variant] ?? text, text, paper }
}
