import type { CertificateFacts } from './certificate-facts.ts'
import type { Fitted } from './fit-lines.ts'
import { flow } from './flow.ts'
import { type Ink, ink, ink2, levelInk } from './inks.ts'
import { type Page, widthOf } from './page.ts'
import type { Line } from './set-line.ts'
import type { Said } from './structure.ts'
import type { Texts } from './texts.ts'

/** Something said on one line or two. */
interface Saying extends Said {
  readonly text: Fitted
  /** How far its first line wants to stand below the last line before it. */
  readonly lead: number
  readonly ink: Ink
  readonly tracking?: number
}

/** Wider, and readers take the letters for words. */
const capsTracking = 95
const firstLine = 371
const leadOfTwoLines = 1.12

/** Who certifies that whom has met what: the sentence in the middle of the page, down to a height. */
export function drawMiddle(page: Page, facts: CertificateFacts, texts: Texts, bottom: number): void {
  const sayings = sayingsOf(facts, texts)
  const places = flow(sayings.flatMap(linesOf), firstLine - sayings[0]!.lead, bottom)
  let at = 0
  for (const { text, ink, tracking, ...said } of sayings)
    page.say(
      part(said),
      text.lines.map((line) => {
        const placing = { size: text.size, ink, ...(tracking && { tracking }) }
        const x = (page.width - widthOf(line, placing)) / 2
        return { line, x, y: places[at++]!, ...placing, ...(text.wordBroken && { wordGoesOn: true }) }
      }),
    )
}

function sayingsOf(facts: CertificateFacts, texts: Texts): Saying[] {
  const small = (line: Line): Fitted => ({ lines: [line], size: 55 })
  const { issuer, name, localized, certification } = texts
  const language = facts.localizedLanguage
  return [
    { tag: 'P', text: issuer, lead: 110 + issuer.size, ink, tracking: capsTracking },
    { tag: 'P', text: small(texts.certifies), lead: 107, ink },
    { tag: 'P', text: name, lead: 10 + name.size, ink },
    ...(localized
      ? [{ tag: 'P' as const, text: localized, lead: 36 + localized.size, ink: ink2, ...(language && { language }) }]
      : []),
    { tag: 'P', text: small(texts.hasMet), lead: 116, ink },
    { tag: 'H1', text: certification, lead: 33 + certification.size, ink: levelInk(facts.level.colour) },
  ]
}

function linesOf({ text: { lines, size }, lead }: Saying) {
  return lines.map((line, at) => ({
    lead: at === 0 ? lead : size * leadOfTwoLines,
    above: (line.above * size) / 1000,
    below: (line.below * size) / 1000,
  }))
}

function part({ tag, language }: Said): Said {
  return { tag, ...(language && { language }) }
}
