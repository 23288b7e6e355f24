import { ink, ink2 } from '../certificate-pdf/inks.ts'
import { drawMark, drawRule } from './draw-band.ts'
import { type Row, sideBySide } from './row.ts'
import type { Setting } from './setting.ts'
import { margin } from './sheet.ts'
import type { TranscriptFacts, TranscriptGroup, TranscriptRow } from './transcript-facts.ts'

const indent = 120
const mark = { size: 78, up: 4 }

/** The certifications by level, each with its days. */
export async function listRows(setting: Setting, { groups }: TranscriptFacts, width: number): Promise<Row[]> {
  if (groups.length === 0)
    return setting.paragraph('It shows no certification today.', {
      part: { tag: 'P' },
      x: margin,
      width,
      gap: 50,
      font: 'sans',
      size: 36,
      ink: ink2,
    })
  const rows: Row[] = []
  for (const [at, group] of groups.entries()) {
    rows.push(await labelRow(setting, group.label, width, at === 0 ? 54 : 34))
    for (const row of group.rows) rows.push(...(await certificationRows(setting, group, row, width)))
  }
  return rows
}

async function labelRow(setting: Setting, label: string, width: number, gap: number): Promise<Row> {
  const line = await setting.line(label, 'sans')
  const size = Math.min(34, (width * 1000) / line.width)
  return {
    part: { tag: 'H2' },
    gap,
    height: 58,
    leads: true,
    lines: [{ line, x: margin, y: 34, size, ink: ink2 }],
    decoration: (canvas, y) => drawRule(canvas, margin, margin + width, y + 56),
  }
}

async function certificationRows(
  setting: Setting,
  { level }: TranscriptGroup,
  row: TranscriptRow,
  width: number,
): Promise<Row[]> {
  const part = { tag: 'P' } as const
  const x = margin + indent
  const style = { part, x, width: width - indent, gap: 18, leads: true, font: 'serif', size: 42, ink } as const
  const titles = await setting.paragraph(row.title, style)
  const days = await daysRow(setting, row, { part, x })
  const [first, ...rest] = titles
  return [
    {
      ...first!,
      decoration: (canvas, y) => drawMark(canvas, { level, isOver: row.isOver }, margin, y + mark.up, mark.size),
    },
    ...rest,
    {
      ...days,
      decoration: (canvas, y) => drawRule(canvas, margin, margin + width, y + days.height),
    },
  ]
}

async function daysRow(
  setting: Setting,
  { isOver, earned, ends }: TranscriptRow,
  at: Pick<Row, 'part'> & { x: number },
) {
  const said = [
    ...(isOver ? [['Expired']] : []),
    ...(earned ? [['Earned', earned]] : []),
    ...(ends ? [['until', ends]] : []),
  ]
  const lines = []
  const gaps: number[] = []
  for (const words of said)
    for (const [place, word] of words.entries()) {
      const isValue = place > 0
      lines.push({ line: await setting.line(word, 'sans'), x: at.x, y: 36, size: 34, ink: isValue ? ink : ink2 })
      gaps.push(place === words.length - 1 ? 40 : 12)
    }
  return { part: at.part, gap: 2, height: said.length > 0 ? 66 : 18, lines: sideBySide(lines, gaps) }
}
