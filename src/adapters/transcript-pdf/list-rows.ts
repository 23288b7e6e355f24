import { ink, ink2 } from '../certificate-pdf/inks.ts'
import type { Group, Said } from '../certificate-pdf/structure.ts'
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
    return setting.paragraph('This transcript has no certifications to show today.', {
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
    const held: Group = { tag: group.rows.some(hasDays) ? 'Table' : 'L' }
    for (const row of group.rows) rows.push(...(await certificationRows(setting, group, row, { width, held })))
  }
  return rows
}

function hasDays({ earned, ends }: TranscriptRow): boolean {
  return earned !== undefined || ends !== undefined
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

/** A row of the table of its level; where no day is shown, an item of a list. */
async function certificationRows(
  setting: Setting,
  { level }: TranscriptGroup,
  row: TranscriptRow,
  { width, held }: { readonly width: number; readonly held: Group },
): Promise<Row[]> {
  const part = nameOf(held)
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

function nameOf(held: Group): Said {
  return held.tag === 'Table'
    ? { tag: 'TH', scope: 'Row', within: [held, { tag: 'TR' }] }
    : { tag: 'LBody', within: [held, { tag: 'LI' }] }
}

/** Under the title: its status, which is said with it, and the days, each in a cell of its own. */
async function daysRow(
  setting: Setting,
  { isOver, earned, ends }: TranscriptRow,
  { part, x }: { readonly part: Said; readonly x: number },
): Promise<Row> {
  const cell = (): Said => ({ tag: 'TD', within: part.within! })
  const said = [
    { part, words: [isOver ? 'Expired' : 'Active'] },
    ...(earned ? [{ part: cell(), words: ['Earned', earned] }] : []),
    ...(ends ? [{ part: cell(), words: ['until', ends] }] : []),
  ]
  const lines = []
  const gaps: number[] = []
  for (const { words } of said)
    for (const [place, word] of words.entries()) {
      const isValue = place > 0
      lines.push({ line: await setting.line(word, 'sans'), x, y: 36, size: 34, ink: isValue ? ink : ink2 })
      gaps.push(place === words.length - 1 ? 40 : 12)
    }
  const placed = sideBySide(lines, gaps)
  const also = said.map((one) => ({ part: one.part, lines: placed.splice(0, one.words.length) }))
  return { part, gap: 2, height: said.length > 0 ? 66 : 34, lines: [], also }
}
