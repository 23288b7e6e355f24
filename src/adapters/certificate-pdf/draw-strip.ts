import { ink, ink2, rule } from './inks.ts'
import { margin, type Page } from './page.ts'
import { polyline } from './path.ts'
import type { Column } from './texts.ts'

const depth = 149
const labels = { size: 32, ink: ink2 }
const values = { size: 46, ink }

/** The days and numbers, in columns between two rules. */
export function drawStrip(page: Page, columns: readonly Column[], top: number): void {
  const [left, right] = [margin, page.width - margin]
  const places = columnPlaces(columns, left, right)
  page.canvas.decoration(() => {
    page.canvas.stroke(line([left, top], [right, top]), ink, 4)
    page.canvas.stroke(line([left, top + depth], [right, top + depth]), ink, 1.6)
    for (const x of places.slice(1)) page.canvas.stroke(line([x - 36, top + 18], [x - 36, top + depth - 18]), rule, 1.6)
  })
  for (const [at, { label, value, grouped }] of columns.entries())
    page.say({ tag: 'P' }, [
      { line: label, x: places[at]!, y: top + 60, ...labels },
      { line: value, x: places[at]!, y: top + 117, ...values, ...(grouped && { groupsOf: 4 }) },
    ])
}

function line(from: readonly [number, number], to: readonly [number, number]): string {
  return polyline([from, to])
}

/** Columns as wide as what is in them, with the same room between all. */
function columnPlaces(columns: readonly Column[], left: number, right: number): number[] {
  const widths = columns.map(({ label, value, grouped }) =>
    Math.max(label.width * (labels.size / 1000), value.width * (values.size / 1000) + (grouped ? 45 : 0)),
  )
  const room = (right - left - widths.reduce((sum, width) => sum + width, 0)) / (columns.length - 1)
  return widths.map((_, at) => left + widths.slice(0, at).reduce((sum, width) => sum + width + room, 0))
}
