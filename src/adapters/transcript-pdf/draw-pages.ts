import { type PDFContext } from 'pdf-lib'
import { Canvas } from '../certificate-pdf/canvas.ts'
import { ink2 } from '../certificate-pdf/inks.ts'
import { Page, type PlacedLine, widthOf } from '../certificate-pdf/page.ts'
import { PageFonts } from '../certificate-pdf/page-fonts.ts'
import type { Line } from '../certificate-pdf/set-line.ts'
import { Structure } from '../certificate-pdf/structure.ts'
import { type WrittenPages, writePages } from '../certificate-pdf/write-pages.ts'
import type { PlacedRow } from './row.ts'
import { margin } from './sheet.ts'

export interface Drawn extends WrittenPages {
  readonly structure: Structure
}

interface Numbering {
  readonly space: Line
  /** At the foot of each page, where there is more than one. */
  readonly numbers: readonly Line[]
}

/** Draws pages of rows, in the order in which they are read. */
export function drawPages(
  context: PDFContext,
  pages: readonly (readonly PlacedRow[])[],
  size: { width: number; height: number },
  { space, numbers }: Numbering,
): Drawn {
  const [structure, fonts] = [new Structure(), new PageFonts(context)]
  const canvases = pages.map((rows, at) => {
    if (at > 0) structure.turnPage()
    const canvas = new Canvas(size.height, (open) => fonts.partOf(open))
    const page = new Page(canvas, structure, size, space)
    canvas.decoration(() => {
      for (const { decoration, top } of rows) decoration?.(canvas, top)
      if (numbers[at]) drawNumber(page, numbers[at])
    })
    for (const { part, lines } of sayings(rows)) page.say(part, lines)
    return canvas
  })
  return { ...writePages(context, canvases, fonts, size), structure }
}

function drawNumber({ canvas, width, height }: Page, line: Line): void {
  const size = 30
  canvas.text(line, { x: width - margin - widthOf(line, { size }), y: height - 120, size, ink: ink2 })
}

/** Rows of one part, one after the other, are one thing said. */
function sayings(rows: readonly PlacedRow[]) {
  const found: { part: PlacedRow['part']; lines: PlacedLine[] }[] = []
  for (const { top, also = [], ...row } of rows)
    for (const { part, lines } of [row, ...also]) {
      const placed = lines.map((line) => ({ ...line, y: top + line.y }))
      const last = found.at(-1)
      if (placed.length === 0) continue
      if (last?.part === part) last.lines.push(...placed)
      else found.push({ part, lines: placed })
    }
  return found
}
