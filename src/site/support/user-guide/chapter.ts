import type { Program } from '../../../program/program.ts'

/**
 * A chapter of the user guide. In its texts `**Send**` names something as the page has it, which a test looks for on
 * the pages that the topic pictures, and `[a page](/address)` leads there.
 */
export interface Chapter {
  readonly id: string
  readonly title: string
  readonly topics: readonly Topic[]
}

export interface Topic {
  readonly title: string
  readonly lede?: string
  readonly steps?: readonly string[]
  readonly notes?: readonly string[]
  readonly pictures?: readonly Picture[]
  /** Pictures of other topics on whose pages it happens too. */
  readonly seenOn?: readonly string[]
}

export interface Picture {
  readonly name: string
  /** For those who do not see it. */
  readonly alt: string
}

export type WriteChapter = (program: Program) => Chapter
