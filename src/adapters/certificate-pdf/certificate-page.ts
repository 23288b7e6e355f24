import type { Canvas } from './canvas.ts'
import type { CertificateFacts } from './certificate-facts.ts'
import { drawFrame, drawMicrotext } from './draw-frame.ts'
import { drawBadge, drawWatermark } from './draw-rosette.ts'
import { flow } from './flow.ts'
import { type Fitted } from './fit-lines.ts'
import { type Ink, ink, ink2, levelInk, rule } from './inks.ts'
import { polyline } from './path.ts'
import { qrPath } from './qr.ts'
import type { Line } from './set-line.ts'
import type { Said, Structure } from './structure.ts'
import type { Column, Texts } from './texts.ts'

/** Tenths of a millimetre. */
export const papers = { A4: { width: 2970, height: 2100 }, Letter: { width: 2794, height: 2159 } } as const
export const margin = 421
const qrSize = 250
const badgeRadius = 210
/** Wider, and readers take the letters for words. */
export const capsTracking = 95

/** Draws the page, in the order in which it is read. */
export function drawCertificate(canvas: Canvas, structure: Structure, facts: CertificateFacts, texts: Texts): void {
  const { width, height } = papers[facts.paper]
  const colour = levelInk(facts.level.code)
  const strip = height - 930
  canvas.decoration(() => {
    drawWatermark(canvas, facts.level.rank, colour, width, height)
    drawFrame(canvas, width, height)
    drawMicrotext(canvas, texts.microtext, width, height)
  })
  drawMiddle(strip)
  drawStrip(strip)
  drawFoot(height)

  function drawMiddle(bottom: number): void {
    const lines = [
      ...rows(texts.issuer, 110, 'P', ink, capsTracking),
      row(texts.certifies, 55, 107, 'P', ink),
      ...rows(texts.name, 10, 'P', ink),
      ...(texts.localized ? rows(texts.localized, 36, 'P', ink2, 0, facts.localizedLanguage) : []),
      row(texts.hasMet, 55, 116, 'P', ink),
      ...rows(texts.certification, 33, 'H1', colour),
    ]
    const places = flow(lines, 371 - 146, bottom - 131)
    for (const group of grouped(lines)) {
      const said = { tag: group[0]!.tag, ...(group[0]!.language && { language: group[0]!.language }) }
      say(said, () => {
        for (const { line, size, ink, tracking } of group) {
          const across = ((line.width + tracking * (glyphsIn(line) - 1)) * size) / 1000
          const y = places[lines.findIndex((one) => one.line === line)]!
          canvas.text(line, { x: (width - across) / 2, y, size, ink, tracking })
        }
      })
    }
  }

  function drawStrip(top: number): void {
    canvas.decoration(() => {
      canvas.stroke(polyline([[margin, top], [width - margin, top]]), ink, 4) // prettier-ignore
      canvas.stroke(polyline([[margin, top + 149], [width - margin, top + 149]]), ink, 1.6) // prettier-ignore
    })
    const places = columnPlaces(texts.columns, margin, width - margin)
    texts.columns.forEach(({ label, value, grouped }, at) => {
      const x = places[at]!
      if (at > 0) canvas.decoration(() => canvas.stroke(polyline([[x - 36, top + 18], [x - 36, top + 131]]), rule, 1.6)) // prettier-ignore
      say({ tag: 'P' }, () => {
        canvas.text(label, { x, y: top + 60, size: 32, ink: ink2 })
        canvas.text(value, { x, y: top + 117, size: 46, ink, ...(grouped && { groupsOf: 4 }) })
      })
    })
  }

  function drawFoot(height: number): void {
    drawSignatory(height)
    const badge = `${facts.certification}, ${facts.level.name}`
    figure(badge, width / 2 - badgeRadius, height - 497 - badgeRadius, badgeRadius * 2, () =>
      drawBadge(canvas, facts.level.rank, colour, texts.badge, { x: width / 2, y: height - 497, radius: badgeRadius }),
    )
    const [x, y] = [width - margin - qrSize, height - 660]
    const { path, modules } = qrPath(facts.scanAddress)
    figure(`QR code of ${facts.scanAddress}`, x, y, qrSize, () =>
      canvas.within({ x, y, scale: qrSize / modules }, () => canvas.fill(path, ink)),
    )
    say({ tag: 'P' }, () => {
      rightAligned(texts.scan, 30, height - 342, ink2)
      rightAligned(texts.address.lines[0]!, texts.address.size, height - 299, ink)
    })
  }

  function drawSignatory(height: number): void {
    const { signature, name } = facts.signatory
    if (signature) {
      const scale = Math.min(500 / signature.width, 210 / signature.height)
      const place = { x: margin + 36, y: height - 412 - signature.height * scale, scale, round: true }
      figure(`Signature of ${name}`, place.x, place.y, signature.width * scale, () =>
        canvas.within(place, () => canvas.stroke(signature.path, ink, 5 / scale)),
      )
    }
    canvas.decoration(
      () =>
      canvas.stroke(polyline([[margin, height - 392], [margin + 620, height - 392]]), ink, 1.6), // prettier-ignore
    )
    say({ tag: 'P' }, () => {
      canvas.text(texts.signatory.lines[0]!, { x: margin, y: height - 342, size: texts.signatory.size, ink })
      canvas.text(texts.title.lines[0]!, { x: margin, y: height - 296, size: texts.title.size, ink: ink2 })
    })
  }

  function rightAligned(line: Line, size: number, y: number, ink: Ink): void {
    canvas.text(line, { x: width - margin - (line.width * size) / 1000, y, size, ink })
  }

  function figure(alt: string, x: number, y: number, size: number, draw: () => void): void {
    const points = [x, height - y - size, x + size, height - y].map((length) => Math.round((length * 720) / 254) / 10)
    say({ tag: 'Figure', alt, box: points }, draw)
  }

  function say(part: Said, draw: () => void): void {
    canvas.said(part.tag, structure.add(part), draw)
  }
}

interface Row {
  readonly line: Line
  readonly size: number
  readonly tag: 'P' | 'H1'
  readonly ink: Ink
  readonly tracking: number
  readonly language: string | undefined
  readonly lead: number
  readonly above: number
  readonly below: number
  readonly goesOn: boolean
}

function row(line: Line, size: number, lead: number, tag: Row['tag'], ink: Ink): Row {
  return rows({ lines: [line], size }, lead - size, tag, ink)[0]!
}

/** The lines of one thing said; `over` is the room wanted above the first beyond its size. */
function rows(
  { lines, size }: Fitted,
  over: number,
  tag: Row['tag'],
  ink: Ink,
  tracking = 0,
  language?: string,
): Row[] {
  return lines.map((line, at) => ({
    line,
    size,
    tag,
    ink,
    tracking,
    language,
    lead: at === 0 ? over + size : size * 1.12,
    above: (line.above * size) / 1000,
    below: (line.below * size) / 1000,
    goesOn: at > 0,
  }))
}

function grouped(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = []
  for (const row of rows) {
    if (row.goesOn) groups.at(-1)!.push(row)
    else groups.push([row])
  }
  return groups
}

/** Columns as wide as what is in them, with the same room between all. */
function columnPlaces(columns: readonly Column[], left: number, right: number): number[] {
  const widths = columns.map(({ label, value }) => Math.max(label.width * 0.032, value.width * 0.046 + 60))
  const room = (right - left - widths.reduce((sum, width) => sum + width, 0)) / (columns.length - 1)
  return widths.map((_, at) => left + widths.slice(0, at).reduce((sum, width) => sum + width + room, 0))
}

function glyphsIn(line: Line): number {
  return line.runs.reduce((sum, run) => sum + run.glyphs.length, 0)
}
