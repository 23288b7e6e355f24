import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodePDFRawStream, PDFDict, PDFDocument, PDFName, type PDFRawStream, type PDFRef } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FontSource } from '../../../src/adapters/certificate-pdf/fonts.ts'
import { makeTranscriptPdf } from '../../../src/adapters/transcript-pdf/make-transcript.ts'
import type { TranscriptFacts } from '../../../src/adapters/transcript-pdf/transcript-facts.ts'
import { castNames, fontsOnDisk } from '../../support/certificates.ts'
import { group, transcriptFacts } from '../../support/paper-transcripts.ts'
import { type SeenElement, seeStructure } from '../../support/pdfium-structure.ts'

const hasPoppler = spawnSync('pdfinfo', ['-v']).error === undefined
const hasQpdf = spawnSync('qpdf', ['--version']).error === undefined
const folder = mkdtempSync(join(tmpdir(), 'transcripts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let fonts: FontSource
beforeAll(async () => {
  fonts = await fontsOnDisk()
})

const record = new TextEncoder().encode('{"type":["VerifiableCredential","ClrCredential"]}')
const make = async (but: Partial<TranscriptFacts> = {}) =>
  (await makeTranscriptPdf(transcriptFacts({ hasRecord: true, ...but }), fonts, record)).bytes

const [first, ...others] = transcriptFacts().groups
const over = { ...first!, rows: first!.rows.map((row) => ({ ...row, isOver: true })) }
const withoutDays = [over, ...others].map((one) => ({
  ...one,
  rows: one.rows.map(({ title, isOver }) => ({ title, isOver })),
}))
const long = group(
  'Captain',
  5,
  ...Array.from(
    { length: 40 },
    (_, at) => [`Certification ${at} `.repeat(8).trim(), '2020-Jan-01', 'Never'] as [string, string, string],
  ),
)

const cases: [what: string, but: Partial<TranscriptFacts>][] = [
  ['like any other', {}],
  ['with one that is over', { groups: [over, ...others] }],
  ['without days', { groups: withoutDays }],
  ['of nothing', { groups: [] }],
  ['of many pages', { groups: [long, ...others], remarks: 'Words and words. '.repeat(290) }],
  ...Object.entries(castNames).map(([script, names]) => [`in ${script}`, names] as [string, Partial<TranscriptFacts>]),
]

function everyElement(elements: readonly SeenElement[]): SeenElement[] {
  return elements.flatMap((one) => [one, ...everyElement(one.children)])
}

/** What PDF/UA-1 asks of a document, as far as a reader of another make and the bytes show it. */
describe.each(cases)('a transcript %s, for those who hear it,', (_, but) => {
  test('names every thing that is drawn once, or marks it as decoration', async () => {
    for (const { named, drawn, stray } of (await seeStructure(await make(but))).pages) {
      expect(named).toEqual(drawn)
      expect(stray).toBe(0)
    }
  })

  test('has one heading above all, and none that skips a level', async () => {
    const { pages } = await seeStructure(await make(but))
    const headings = everyElement(pages.flatMap(({ elements }) => elements)).filter(({ tag }) => /^H\d/.test(tag))
    const [head, ...rest] = headings.map(({ tag }) => tag)
    expect(head).toBe('H1')
    expect([...new Set(rest)]).toEqual(['H2'])
  })

  test('has tables of rows alone, each of a heading for its row and as many cells as the others', async () => {
    const { pages } = await seeStructure(await make(but))
    const elements = everyElement(pages.flatMap(({ elements: onPage }) => onPage))
    expect(elements.some(({ tag }) => tag === 'Table' || tag === 'L')).toBe(but.groups?.length !== 0)
    for (const { tag, children } of elements) {
      if (tag === 'L') expect(children.map((one) => one.tag)).toEqual(children.map(() => 'LI'))
      if (tag !== 'Table') continue
      expect(children.map((one) => one.tag)).toEqual(children.map(() => 'TR'))
      for (const row of children)
        expect(row.children.map((cell) => [cell.tag, cell.scope])).toEqual([
          ['TH', 'Row'],
          ['TD', ''],
          ['TD', ''],
        ])
    }
  })

  test('says that it is PDF/UA-1, what it is called and in which language', async () => {
    const { catalog, context } = await PDFDocument.load(await make(but), { updateMetadata: false })
    const packet = new TextDecoder().decode((catalog.lookup(PDFName.of('Metadata')) as PDFRawStream).contents)
    expect(packet).toContain(
      '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>',
    )
    expect(packet).toMatch(/<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Transcript – ./)
    expect(String(catalog.get(PDFName.of('Lang')))).toBe('(en)')
    expect(String(catalog.lookup(PDFName.of('MarkInfo'), PDFDict))).toContain('/Marked true')
    expect(String(catalog.lookup(PDFName.of('ViewerPreferences')))).toContain('/DisplayDocTitle true')
    expect(context.header.toString()).toContain('%PDF-1.7')
  })

  test('has letters for every glyph that is shown, and none that is missing in its font', async () => {
    const shown = await glyphsShown(await make(but))
    expect(shown.length).toBeGreaterThan(100)
    expect(shown.filter(({ hasLetters, code }) => !hasLetters || code === '0000')).toEqual([])
  })

  test.runIf(hasQpdf)('has no fault to qpdf', async () => {
    const file = join(folder, 'checked.pdf')
    writeFileSync(file, await make(but))
    const { status, stdout } = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' })
    expect([status, stdout.includes('No syntax or stream encoding errors found')]).toEqual([0, true])
  })
})

describe('the certifications of a transcript', () => {
  const cellsOf = (elements: readonly SeenElement[]) =>
    everyElement(elements).flatMap(({ tag, children }) => (tag === 'TR' ? [children.map(({ text }) => text)] : []))

  test('are a table for each level, under its heading', async () => {
    const { pages } = await seeStructure(await make())
    const elements = pages[0]!.elements
    const at = elements.findIndex(({ text }) => text === 'General Certifications – Rigger')
    expect([elements[at]!.tag, elements[at + 1]!.tag]).toEqual(['H2', 'Table'])
    expect(cellsOf([elements[at + 1]!])).toEqual([
      [expect.stringMatching(/^Enterprise Core ?Active$/), 'Earned 2020-Oct-19', 'until 2029-Apr-22'],
      [expect.stringMatching(/^Enterprise Design ?Active$/), 'Earned 2024-Feb-18', 'until 2029-Apr-22'],
    ])
  })

  test('say with their name that they are over', async () => {
    const { pages } = await seeStructure(await make({ groups: [over] }))
    expect(cellsOf(pages[0]!.elements)).toEqual([
      [expect.stringMatching(/^MATE Enterprise ?Expired$/), 'Earned 2017-Nov-07', 'until 2027-Feb-18'],
    ])
  })

  test('are one table over several pages, with every row on one of them', async () => {
    const { pages } = await seeStructure(await make({ groups: [long] }))
    expect(pages.length).toBeGreaterThan(1)
    const rows = pages.flatMap(({ elements }) => cellsOf(elements))
    expect(rows.map(([name]) => /\d+/.exec(name!)![0])).toEqual(Array.from({ length: 40 }, (_, at) => String(at)))
  })

  test('are a list where no day is shown', async () => {
    const { pages } = await seeStructure(await make({ groups: withoutDays }))
    const elements = everyElement(pages[0]!.elements)
    expect(elements.filter(({ tag }) => tag === 'Table')).toEqual([])
    expect(elements.filter(({ tag }) => tag === 'LBody').map(({ text }) => text)).toEqual([
      expect.stringMatching(/^MATE Enterprise ?Expired$/),
      expect.stringMatching(/^Enterprise Core ?Active$/),
      expect.stringMatching(/^Enterprise Design ?Active$/),
      expect.stringMatching(/^DECK ?Active$/),
    ])
  })

  test.runIf(hasPoppler)('are tables to poppler too', async () => {
    const file = join(folder, 'tables.pdf')
    writeFileSync(file, await make())
    const { stdout } = spawnSync('pdfinfo', ['-struct-text', file], { encoding: 'utf8' })
    const lines = stdout.split('\n').map((line) => line.trim())
    const at = lines.indexOf('"General Certifications – Rigger"')
    expect(lines.slice(at + 1, at + 10)).toEqual([
      'Table (block)',
      'TR',
      'TH:',
      '/Scope /Row',
      '"Enterprise Core Active"',
      'TD',
      '"Earned 2020-Oct-19"',
      'TD',
      '"until 2029-Apr-22"',
    ])
  })
})

test('what is not installed is left out, not passed', () => {
  if (!hasQpdf || !hasPoppler) console.log('Without qpdf or poppler-utils their tests are left out.')
  expect(cases.length).toBeGreaterThan(10)
})

/** Each glyph that the pages show, and whether its font says which letters it stands for. */
async function glyphsShown(bytes: Uint8Array) {
  const document = await PDFDocument.load(bytes)
  const textOf = (stream: unknown) =>
    new TextDecoder('latin1').decode(
      decodePDFRawStream(document.context.lookup(stream as PDFRef) as PDFRawStream).decode(),
    )
  return document.getPages().flatMap(({ node }) => {
    const named = node.Resources()!.lookup(PDFName.of('Font'), PDFDict)
    const letters = new Map(
      named.entries().map(([name, font]) => {
        const map = textOf(document.context.lookup(font, PDFDict).get(PDFName.of('ToUnicode')))
        return [name.decodeText(), new Set(map.match(/(?<=^<)[0-9a-f]{4}(?=> <(?!0000|feff|fffe))/gm))]
      }),
    )
    let font = ''
    return textOf(node.get(PDFName.of('Contents')))
      .split('\n')
      .flatMap((line) => {
        font = /\/(F\d+) [\d.]+ Tf/.exec(line)?.[1] ?? font
        const codes = line.endsWith('TJ') ? (line.match(/(?<=<)[0-9a-f]+(?=>)/g) ?? []).flatMap(inFours) : []
        return codes.map((code) => ({ font, code, hasLetters: letters.get(font)!.has(code) }))
      })
  })
}

function inFours(codes: string): string[] {
  return codes.match(/.{4}/g) ?? []
}
