/** A colour on light and on dark ground. */
export interface Colour {
  readonly light: string
  readonly dark: string
}

/** What is drawn, printed or mailed in a colour takes it from here. Pages take the tokens of the same names in `tokens.css`. */
export const colours = {
  paper: { light: '#fbfaf7', dark: '#101419' },
  ink: { light: '#171f28', dark: '#eae8e2' },
  ink2: { light: '#4e5862', dark: '#a6aeb3' },
  rule: { light: '#d6d4ce', dark: '#31373e' },
  accent: { light: '#115b5b', dark: '#8cccc8' },
} as const satisfies Record<string, Colour>

/** By the code of the level; one that is not here has no colour of its own and is drawn in ink. */
export const levelColours: Readonly<Record<string, Colour>> = {
  entry: { light: '#30693b', dark: '#93ca9e' },
  associate: { light: '#225b90', dark: '#8fbce9' },
  specialist: { light: '#584594', dark: '#baade9' },
  professional: { light: '#853166', dark: '#e2a0c5' },
  expert: { light: '#7e4e1e', dark: '#dfb585' },
}
