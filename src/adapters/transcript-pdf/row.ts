import type { Canvas } from '../certificate-pdf/canvas.ts'
import { type PlacedLine, widthOf } from '../certificate-pdf/page.ts'
import type { Said } from '../certificate-pdf/structure.ts'

/** One thing said, in lines. */
export interface Saying {
  readonly part: Said
  readonly lines: readonly PlacedLine[]
}

/** A stretch of a page that is never cut in two. */
export interface Row {
  /** Rows one after the other with the same part are one thing said. */
  readonly part: Said
  /** Free above it, but not at the top of a page. */
  readonly gap: number
  readonly height: number
  /** Stays on the page of the row after it. */
  readonly leads?: boolean
  /** Placed from the top of the row. */
  readonly lines: readonly PlacedLine[]
  /** What is said on it besides, as things of their own. */
  readonly also?: readonly Saying[]
  /** Drawn with it, and said by nothing. */
  readonly decoration?: (canvas: Canvas, top: number) => void
}

export interface PlacedRow extends Row {
  readonly top: number
}

/** Rows on as many pages as they take, from a height on each down to another. */
export function onPages(rows: readonly Row[], from: number, to: number): PlacedRow[][] {
  const pages: PlacedRow[][] = [[]]
  let bottom = from
  for (const bound of boundTogether(rows)) {
    const height = bound.reduce((sum, row, at) => sum + row.height + (at === 0 ? 0 : row.gap), 0)
    const isFirst = () => pages.at(-1)!.length === 0
    if (!isFirst() && bottom + bound[0]!.gap + height > to) {
      pages.push([])
      bottom = from
    }
    for (const row of bound) {
      const top = bottom + (isFirst() ? 0 : row.gap)
      pages.at(-1)!.push({ ...row, top })
      bottom = top + row.height
    }
  }
  return pages
}

/** Each row with those that lead to it. */
function boundTogether(rows: readonly Row[]): Row[][] {
  const found: Row[][] = []
  for (const [at, row] of rows.entries())
    if (at > 0 && rows[at - 1]!.leads) found.at(-1)!.push(row)
    else found.push([row])
  return found
}

/** Where lines that stand on one height begin, side by side. */
export function sideBySide(lines: readonly PlacedLine[], gaps: readonly number[]): PlacedLine[] {
  let x = lines[0]?.x ?? 0
  return lines.map((line, at) => {
    const placed = { ...line, x }
    x += widthOf(line.line, line) + (gaps[at] ?? 0)
    return placed
  })
}
