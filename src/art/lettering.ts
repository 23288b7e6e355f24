/** A typeface that gives the outlines of its letters; sizes and places are in units of the drawing. */
export interface Face {
  /** How high a capital is, as a share of the size. */
  readonly capHeight: number
  widthOf(text: string, size: number, tracking?: number): number
  /** A path from `x` on, for a fill; throws where it has no letter for a sign. */
  outline(text: string, size: number, x: number, baseline: number, tracking?: number): string
}

export interface Faces {
  readonly serif: Face
  readonly serifBold: Face
  readonly serifItalic: Face
  readonly sansBold: Face
}

export interface Line {
  readonly face: Face
  readonly text: string
  readonly size: number
  readonly tracking?: number
}

export function centred({ face, text, size, tracking = 0 }: Line, centre: number, baseline: number): string {
  return face.outline(text, size, centre - face.widthOf(text, size, tracking) / 2, baseline, tracking)
}

/** A line that is set smaller, where it must, so that it is no wider than the room there is. */
export function fitted(line: Line, room: number): Line {
  const width = line.face.widthOf(line.text, line.size, line.tracking)
  if (width <= room) return line
  const share = room / width
  return { ...line, size: line.size * share, ...(line.tracking && { tracking: line.tracking * share }) }
}

/** The two halves of a text, broken between words where the longer one is shortest; a single word stays whole. */
export function brokenInTwo(text: string, widthOf: (text: string) => number): readonly string[] {
  const words = text.split(' ')
  const breaks = words
    .slice(1)
    .map((_, index) => [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')] as const)
  const longer = (lines: readonly string[]) => Math.max(...lines.map(widthOf))
  return breaks.length === 0 ? [text] : breaks.reduce((best, lines) => (longer(lines) < longer(best) ? lines : best))
}

/** How wide a text may be between two heights in a disc, with air at both ends. */
export function roomInDisc(radius: number, fromCentre: readonly [number, number], air: number): number {
  const farthest = Math.max(...fromCentre.map(Math.abs))
  return 2 * (Math.sqrt(Math.max(0, radius ** 2 - farthest ** 2)) - air)
}
