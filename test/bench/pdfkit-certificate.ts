import { readFileSync } from 'node:fs'
import PdfkitDocument from 'pdfkit'
import type { CertificateFacts } from '../../src/adapters/certificate-pdf/certificate-facts.ts'
import { fileFor, nameFonts } from '../../src/adapters/certificate-pdf/fonts.ts'
import { cornerBoxes, frameRules, wavesAcross, wavesDown } from '../../src/adapters/certificate-pdf/frame.ts'
import { qrPath } from '../../src/adapters/certificate-pdf/qr.ts'
import { rosette } from '../../src/adapters/certificate-pdf/rosette.ts'

const [width, height] = [2970, 2100]

/** The same certificate as pdfkit makes it, out of the same fonts and drawings: the measure for our own. */
export function makeWithPdfkit(facts: CertificateFacts): Promise<Uint8Array> {
  const doc = new PdfkitDocument({
    size: [841.89, 595.28],
    margin: 0,
    tagged: true,
    lang: 'en',
    displayTitle: true,
    font: '',
  })
  const parts: Uint8Array[] = []
  const made = new Promise<Uint8Array>((resolve) => {
    doc.on('data', (part: Uint8Array) => parts.push(part))
    doc.on('end', () => resolve(Buffer.concat(parts)))
  })
  doc.info.Title = `${facts.certification} – ${facts.name}`
  doc.scale(72 / 254)
  doc.markContent('Artifact')
  drawFrame(doc)
  drawMicrotext(doc, facts)
  doc.endMarkedContent()
  const root = doc.struct('Document')
  doc.addStructure(root)
  const say = (tag: string, draw: () => void) => root.add(doc.struct(tag, {}, draw))
  drawTexts(doc, facts, say)
  root.end()
  doc.end()
  return made
}

type Doc = InstanceType<typeof PdfkitDocument>

function drawFrame(doc: Doc): void {
  at(doc, width / 2 - 785, height / 2 - 965, 3.066, () => {
    const { lines, squares } = rosette({ shape: 'squares', rank: 4 }, 1.3)
    doc.path(lines).lineWidth(0.5).stroke('#f2e9ee')
    doc.path(squares).lineWidth(0.8).stroke('#f2e9ee')
  })
  for (const { swell, places } of [wavesAcross(width, height), wavesDown(width, height)])
    for (const [x, y] of places) at(doc, x, y, 1, () => doc.path(swell).lineWidth(1.7).stroke('#115b5b'))
  doc.path(frameRules(width, height)).lineWidth(3.6).stroke('#115b5b')
  doc.path(cornerBoxes(width, height)).lineWidth(3.6).fillAndStroke('#ffffff', '#115b5b')
  for (const [x, y] of [
    [165, 165],
    [2805, 165],
    [165, 1935],
    [2805, 1935],
  ] as const)
    // prettier-ignore
    at(doc, x - 71.7, y - 71.7, 0.28, () => doc.path(rosette({ shape: 'squares', rank: 2 }, 4.9).lines).lineWidth(2.6).stroke('#115b5b'))
}

function drawMicrotext(doc: Doc, facts: CertificateFacts): void {
  const text = `${[facts.name, facts.certification, facts.code].join(' · ').toUpperCase()} · `
  for (let side = 0; side < 4; side++)
    for (let time = 0; time < (side < 2 ? 5 : 3); time++)
      write(doc, text, 'sans-strong', 13, 252 + time * 490, [214, 1880, 300, 340][side]!, '#115b5b', 0.9)
}

function drawTexts(doc: Doc, facts: CertificateFacts, say: (tag: string, draw: () => void) => void): void {
  const centred = (text: string, font: string, size: number, y: number) => () =>
    write(doc, text, font, size, (width - widthOf(doc, text, font, size)) / 2, y)
  say('P', centred(facts.issuer.toUpperCase(), 'sans-strong', 36, 320))
  say('P', centred('certifies that', 'serif-italic', 55, 420))
  say('P', centred(facts.name, 'serif', 178, 480))
  if (facts.localizedName) say('P', () => writeName(doc, facts))
  say('P', centred('has met every requirement of', 'serif-italic', 55, 840))
  say('H1', centred(facts.certification, 'serif', 124, 920))
  const columns = [
    ['Date certified', facts.certifiedOn],
    ['Valid through', facts.validThrough ?? ''],
    ['Candidate ID', facts.candidateId],
    ['Certificate', facts.code],
  ] as const
  for (const [index, [label, value]] of columns.entries())
    say('P', () => {
      write(doc, label, 'sans', 32, 421 + index * 520, 1200)
      write(doc, value, 'serif', 46, 421 + index * 520, 1245)
    })
  say('Figure', () =>
    at(doc, 421, 1580, 1.4, () => doc.path(facts.signatory.signature!.path).lineWidth(4).stroke('#171f28')),
  )
  say('P', () => {
    write(doc, facts.signatory.name, 'serif', 42, 421, 1720)
    write(doc, facts.signatory.title, 'sans', 32, 421, 1770)
  })
  say('Figure', () => drawBadge(doc, facts))
  const { path, modules } = qrPath(facts.scanAddress)
  say('Figure', () => at(doc, 2299, 1440, 250 / modules, () => doc.path(path).fill('#171f28')))
  say('P', () => {
    write(doc, 'Scan, or enter the code at', 'sans', 30, 2180, 1730)
    write(doc, facts.verifyAddress, 'sans-strong', 32, 2020, 1775)
  })
}

function drawBadge(doc: Doc, facts: CertificateFacts): void {
  const { lines, squares, discRadius } = rosette(facts.level, 2.9)
  at(doc, 1265, 1383, 0.86, () => {
    doc.path(lines).lineWidth(0.7).stroke('#853166')
    doc.path(squares).lineWidth(3).stroke('#853166')
    doc.circle(256, 256, discRadius).lineWidth(2.2).fillAndStroke('#ffffff', '#853166')
    write(doc, facts.badge.text, 'serif-bold', 76, 170, 200)
    write(doc, facts.badge.track ?? '', 'serif-italic', 27, 200, 275)
    write(doc, facts.level.name.toUpperCase(), 'sans-strong', 17, 190, 310)
  })
}

/** A font to a character, as whoever uses pdfkit has to see to it; its order of writing is as it comes. */
function writeName(doc: Doc, { localizedName = '', localizedLanguage }: CertificateFacts): void {
  const fonts = localizedLanguage === 'ja' ? nameFonts.filter(({ name }) => name !== 'han') : nameFonts
  const fileOf = (sign: string) => fonts.map((font) => fileFor(font, sign.codePointAt(0)!)).find(Boolean) ?? 'serif'
  const pieces: { text: string; file: string }[] = []
  for (const sign of localizedName) {
    const last = pieces.at(-1)
    const file = sign === ' ' && last ? last.file : fileOf(sign)
    if (last?.file === file) last.text += sign
    else pieces.push({ text: sign, file })
  }
  let x = 1300
  for (const { text, file } of pieces) {
    write(doc, text, file, 76, x, 720)
    x += widthOf(doc, text, file, 76)
  }
}

function write(
  doc: Doc,
  text: string,
  font: string,
  size: number,
  x: number,
  y: number,
  colour = '#171f28',
  characterSpacing = 0,
): void {
  choose(doc, font, size)
  doc.fillColor(colour).text(text, x, y, { lineBreak: false, characterSpacing })
}

function widthOf(doc: Doc, text: string, font: string, size: number): number {
  choose(doc, font, size)
  return doc.widthOfString(text)
}

const files = new Map<string, Buffer>()

function choose(doc: Doc, font: string, size: number): void {
  const file = files.get(font) ?? readFileSync(`public/fonts/${font}.ttf`)
  files.set(font, file)
  doc.registerFont(font, file).font(font, size)
}

function at(doc: Doc, x: number, y: number, scale: number, draw: () => void): void {
  doc.save().translate(x, y).scale(scale)
  draw()
  doc.restore()
}
