import type { Art } from '../../program/program.ts'

/** The architects have no colour of their own. */
export const art: Art = {
  shape: 'squares',
  colours: {
    entry: { light: '#30693b', dark: '#93ca9e' },
    associate: { light: '#225b90', dark: '#8fbce9' },
    specialist: { light: '#584594', dark: '#baade9' },
    professional: { light: '#853166', dark: '#e2a0c5' },
    expert: { light: '#7e4e1e', dark: '#dfb585' },
  },
}
