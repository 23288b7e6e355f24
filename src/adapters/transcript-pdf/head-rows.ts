import type { Chosen } from '../certificate-pdf/choose-fonts.ts'
import { fitLines } from '../certificate-pdf/fit-lines.ts'
import { enlargementOf } from '../certificate-pdf/fonts.ts'
import { type Ink, ink, ink2 } from '../certificate-pdf/inks.ts'
import type { Said } from '../certificate-pdf/structure.ts'
import { NoNameToShow } from '../certificate-pdf/texts.ts'
import { drawBand } from './draw-band.ts'
import type { Row } from './row.ts'
import type { Setting } from './setting.ts'
import { margin } from './sheet.ts'
import type { TranscriptFacts } from './transcript-facts.ts'

/** Who keeps the record, whose it is, which transcript and which day. */
export async function headRows(setting: Setting, facts: TranscriptFacts, width: number): Promise<Row[]> {
  return [
    ...(await issuerRows(setting, facts.issuer, width)),
    ...(await nameRows(setting, facts, width)),
    ...(facts.address
      ? await setting.paragraph(facts.address, { ...plain(width), gap: 22, font: 'sans', size: 36, ink: ink2 })
      : []),
    await pairRow(setting, 'Transcript', facts.transcript, { gap: 44, groupsOf: 4 }),
    await pairRow(setting, 'As of', facts.on, { gap: 0, groupsOf: 0 }),
    ...(await setting.paragraph(
      `${facts.name} has shared their certifications with you. They match the records of ${facts.issuer} on ${facts.on}.`,
      { ...plain(width * 0.88), gap: 50, font: 'serif', size: 42, ink },
    )),
  ]
}

function plain(width: number) {
  return { part: { tag: 'P' } as const, x: margin, width }
}

async function issuerRows(setting: Setting, issuer: string, width: number): Promise<Row[]> {
  const rows = await setting.paragraph(issuer, { ...plain(width), gap: 0, font: 'serif', size: 46, ink })
  const band: Row = {
    part: { tag: 'P' },
    gap: 0,
    height: 140,
    lines: [],
    decoration: (canvas, top) => drawBand(canvas, margin, top + 70, width),
  }
  return [...rows, band]
}

/** The name, and beneath it the localized one if it has no holes. */
async function nameRows(setting: Setting, facts: TranscriptFacts, width: number): Promise<Row[]> {
  const { nameLanguage: language } = facts
  const name = await setting.choose(facts.name, 'serif', language)
  if (name.pieces.every(({ text }) => text.trim() === '')) throw new NoNameToShow(name.missing)
  const localized = facts.localizedName ? await setting.choose(facts.localizedName, 'serif', language) : undefined
  const spoken = language && { language }
  return [
    ...fittedRows(name, { tag: 'H1', ...spoken }, { gap: 30, size: 104, ink, width }),
    ...(localized?.missing.length === 0
      ? fittedRows(localized, { tag: 'P', ...spoken }, { gap: 16, size: 58, ink: ink2, width })
      : []),
  ]
}

function fittedRows(chosen: Chosen, part: Said, style: { gap: number; size: number; ink: Ink; width: number }): Row[] {
  const largest = style.size * Math.max(...chosen.pieces.map(({ font }) => enlargementOf(font.file)))
  const room = { width: style.width, largest, smallestWhole: style.size * 0.55, smallestWords: style.size * 0.3 }
  const { lines, size, wordBroken } = fitLines(chosen.pieces, room)
  return lines.map((line, at) => {
    const [above, below] = [line.above, line.below].map((length) => (length * size) / 1000) as [number, number]
    const y = Math.max(above, size * 0.7)
    return {
      part,
      gap: at === 0 ? style.gap : size * 0.2,
      height: y + Math.max(below, size * 0.2),
      leads: true,
      lines: [{ line, x: margin, y, size, ink: style.ink, ...(wordBroken && { wordGoesOn: true }) }],
    }
  })
}

interface Pair {
  readonly gap: number
  readonly groupsOf: number
}

async function pairRow(setting: Setting, label: string, value: string, { gap, groupsOf }: Pair): Promise<Row> {
  const [said, told] = [await setting.line(label, 'sans'), await setting.line(value, 'sans')]
  const [size, y] = [36, 38]
  const lines = [
    { line: said, x: margin, y, size, ink: ink2 },
    { line: told, x: margin + 220, y, size, ink, groupsOf },
  ]
  return { part: { tag: 'P' }, gap, height: 54, lines }
}
