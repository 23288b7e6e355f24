import type { Paper } from '../certificate-pdf/certificate-facts.ts'
import { papers } from '../certificate-pdf/page.ts'

/** Tenths of a millimetre: from the edge of the paper to the text, and down to where a page begins and ends. */
export const margin = 210
export const top = 170
export const bottom = 210

/** Paper that stands upright. */
export function uprightOf(paper: Paper): { width: number; height: number } {
  const { width, height } = papers[paper]
  return { width: height, height: width }
}
