import { type Ink, ink, ink2 } from '../certificate-pdf/inks.ts'
import type { PageFont } from '../certificate-pdf/fonts.ts'
import type { Said } from '../certificate-pdf/structure.ts'
import { drawRule } from './draw-band.ts'
import type { Row } from './row.ts'
import type { Setting } from './setting.ts'
import { margin } from './sheet.ts'
import type { TranscriptFacts } from './transcript-facts.ts'

/** What the person adds in their own words, a paragraph for each of theirs. */
export async function remarkRows(setting: Setting, { name, remarks }: TranscriptFacts, width: number): Promise<Row[]> {
  if (!remarks) return []
  const place = { x: margin, width, font: 'sans' } as const
  const label = { ...place, part: { tag: 'H2' }, gap: 54, leads: true, size: 34, ink: ink2 } as const
  const rows = await setting.paragraph(`Remarks by ${name}`, label)
  for (const text of remarks.split(/\r\n|[\n\r\u2028\u2029]/))
    rows.push(...(await setting.paragraph(text, { ...place, part: { tag: 'P' }, gap: 12, size: 36, ink })))
  return rows
}

type FootLine = readonly [gap: number, text: string, tag: Said['tag'], font: PageFont, ink: Ink]

/** The end of the link, kept apart from the ends of what it shows; where to check; where it comes from. */
export async function footRows(setting: Setting, facts: TranscriptFacts, width: number): Promise<Row[]> {
  const ends = facts.linkEndsOn ? `This link works until ${facts.linkEndsOn}` : 'This link doesn’t expire'
  const holes: FootLine[] = setting.missing.length > 0 ? [[24, leftOut, 'P', 'sans', ink2]] : []
  const said: FootLine[] = [
    [26, ends, 'H2', 'sans-strong', ink],
    [0, `Each certification has its own dates. ${facts.name} can see when this link is opened.`, 'P', 'sans', ink2],
    [24, 'Check it yourself', 'H2', 'sans-strong', ink],
    [0, `The number above is not a verification code. ${wayToCheck(facts)}`, 'P', 'sans', ink2],
    ...holes,
    [34, `As of ${facts.on}, from ${facts.linkAddress}`, 'P', 'sans', ink2],
  ]
  const rows: Row[] = []
  for (const [gap, text, tag, font, colour] of said)
    rows.push(...(await setting.paragraph(text, { part: { tag }, gap, x: margin, width, leads: true, font, size: 33, ink: colour }))) // prettier-ignore
  return [ruleOf(width), ...rows]
}

function wayToCheck({ hasRecord, name, verifyAddress }: TranscriptFacts): string {
  return hasRecord
    ? `Choose this file under “Check a file” at ${verifyAddress}: its signed learner record (CLR) is attached. On paper, open the link below.`
    : `Ask ${name} for the code of a certificate, and enter it at ${verifyAddress}`
}

const leftOut = 'Some characters are missing here, because we have no font for them. The link shows them.'

function ruleOf(width: number): Row {
  return {
    part: { tag: 'P' },
    gap: 56,
    height: 4,
    leads: true,
    lines: [],
    decoration: (canvas, y) => drawRule(canvas, margin, margin + width, y + 2, ink),
  }
}
