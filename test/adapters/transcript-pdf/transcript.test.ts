import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, type PDFRawStream } from 'pdf-lib'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { beforeAll, describe, expect, test } from 'vitest'
import type { FontSource } from '../../../src/adapters/certificate-pdf/fonts.ts'
import { NoNameToShow } from '../../../src/adapters/certificate-pdf/texts.ts'
import { makeTranscriptPdf } from '../../../src/adapters/transcript-pdf/make-transcript.ts'
import { findInPdf } from '../../../src/checker/pdf.ts'
import type { TranscriptFacts } from '../../../src/adapters/transcript-pdf/transcript-facts.ts'
import { fontsOnDisk } from '../../support/certificates.ts'
import { group, transcriptFacts } from '../../support/paper-transcripts.ts'
import { type Element, readPdf } from '../../support/pdf-structure.ts'
import { seeStructure } from '../../support/pdfium-structure.ts'

let fonts: FontSource
let library: PDFiumLibrary
beforeAll(async () => {
  fonts = await fontsOnDisk()
  library = await PDFiumLibrary.init()
})

const make = (but: Partial<TranscriptFacts> = {}) => makeTranscriptPdf(transcriptFacts(but), fonts)

interface Seen {
  readonly text: string
  /** Is there ink where none may be: beside the text, or in the outer centimetre above and below? */
  readonly isOverEdge: boolean
}

/** What a reader of another make sees on each page. */
async function pagesOf(bytes: Uint8Array): Promise<Seen[]> {
  const document = await library.loadDocument(bytes)
  try {
    const seen: Seen[] = []
    for (const page of document.pages()) {
      const text = page.getText()
      let isOverEdge = false
      await page.render({
        scale: 1,
        render: ({ data, width, height }) => {
          isOverEdge = hasInkAtEdge(data, width, height)
          return Promise.resolve(data)
        },
      })
      seen.push({ text, isOverEdge })
    }
    return seen
  } finally {
    document.destroy()
  }
}

function hasInkAtEdge(data: Uint8Array, width: number, height: number): boolean {
  const [beside, above] = [56, 28]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const isInside = x >= beside && x < width - beside && y >= above && y < height - above
      if (!isInside && data[(y * width + x) * 4 + 1]! < 160) return true
    }
  return false
}

const linesOf = async (but: Partial<TranscriptFacts> = {}) =>
  (await pagesOf((await make(but)).bytes)).flatMap(({ text }) => text.split(/\r?\n/)).map((line) => line.trim())

describe('a transcript on paper', () => {
  test('says who gives what, since when and until when, who keeps it, where it comes from', async () => {
    const lines = await linesOf()
    for (const said of [
      'The Certification Programme',
      'Ben Watanabe',
      '渡辺 勉',
      '14 Harbour Row, Kobe 650-0042, Japan',
      'General Certifications – Skipper',
      'MATE Enterprise',
      'General Certifications – Deckhand',
      'Remarks by Ben Watanabe',
      'For the network engineering post at Northwind, reference NW-2214.',
      'This link works until 2027-Feb-21',
      'As of 2026-Nov-23, from certifications.example.com/transcript/15KDEQ4K1BV1133H',
    ])
      expect(lines).toContain(said)
    const text = lines.join(' ').replaceAll(/\s+/g, ' ')
    expect(text).toContain('Ben Watanabe has shared their certifications with you.')
    expect(text).toContain('Transcript 15KD EQ4K 1BV1 133H')
    expect(text).toMatch(/MATE Enterprise Active Earned 2017-Nov-07 until 2027-Feb-18/)
    expect(text).not.toContain('page 1')
  })

  test('says nothing that was not chosen', async () => {
    const { localizedName: _, nameLanguage: __, address: ___, remarks: ____, ...rest } = transcriptFacts()
    const groups = [{ ...rest.groups[0]!, rows: [{ title: 'MATE Enterprise', isOver: true }] }]
    const { bytes } = await makeTranscriptPdf({ ...rest, groups, linkEndsOn: null }, fonts)
    const [{ text }] = (await pagesOf(bytes)) as [Seen]
    expect(text).not.toMatch(/Remarks|Harbour|Earned|until|渡/)
    expect(text).toMatch(/Expired/)
    expect(text).toContain('This link doesn’t expire')
    const none = (await linesOf({ groups: [] })).join('\n')
    expect(none).toContain('This transcript has no certifications to show today.')
  })

  test('says what to check, and that its number is no code', async () => {
    const wordsOf = async (but: Partial<TranscriptFacts>) => (await linesOf(but)).join(' ').replaceAll(/\s+/g, ' ')
    const number = 'The number above is not a verification code.'
    expect(await wordsOf({ hasRecord: false })).toContain(
      `${number} Ask Ben Watanabe for the code of a certificate, and enter it at certifications.example.com/verify`,
    )
    expect(await wordsOf({ hasRecord: true })).toContain(
      `${number} Choose this file under “Check a file” at certifications.example.com/verify: its signed learner record (CLR) is attached. On paper, open the link below.`,
    )
  })

  test.each([
    ['Arabic', 'أمينة حداد', undefined],
    ['Han', '张 伟', undefined],
    ['Hebrew', 'נועה לוי', undefined],
    ['Devanagari', 'प्रिया शर्मा', undefined],
  ])('has a name in %s letters, alone and beneath the Latin one', async (_, name) => {
    const letters = (text: string) => Array.from(text.replaceAll(/\s/g, '')).toSorted().join('')
    const { missing } = await make({ name, localizedName: name })
    expect(missing).toEqual([])
    const drawn = (await linesOf({ name: 'Somebody', localizedName: name })).map(letters)
    expect(drawn).toContain(letters(name))
  })

  test('of which no font has the name is not made', async () => {
    await expect(make({ name: 'ნინო' })).rejects.toThrow(NoNameToShow)
    const lines = await linesOf({ localizedName: 'ნინო' })
    expect(lines).toContain('Some characters are missing here, because we have no font for them. The link shows them.')
  })

  test('is the same bytes for the same facts', async () => {
    const [one, other] = [await make(), await make()]
    expect(one.bytes).toEqual(other.bytes)
    expect((await make({ remarks: 'Other words' })).bytes).not.toEqual(one.bytes)
  })

  test('carries its learner record as a file, in the tree of names and as associated', async () => {
    const record = '{"type":["VerifiableCredential","ClrCredential"]}'
    const facts = transcriptFacts({ hasRecord: true })
    const { bytes } = await makeTranscriptPdf(facts, fonts, new TextEncoder().encode(record))
    const { attachments } = await seeStructure(bytes)
    expect(attachments).toEqual([{ name: 'learner-record.json', type: 'application/vc+ld+json', text: record }])
    const { texts, place } = await findInPdf(Uint8Array.from(bytes))
    expect([texts, place]).toEqual([[record], 'attached to this PDF'])
    const { catalog } = await PDFDocument.load(bytes)
    expect(catalog.lookup(PDFName.of('AF'), PDFArray).size()).toBe(1)
    expect((await seeStructure((await make()).bytes)).attachments).toEqual([])
  })

  test.each(['A4', 'Letter'] as const)('stands upright on %s', async (paper) => {
    const document = await PDFDocument.load((await make({ paper })).bytes)
    const { width, height } = document.getPage(0).getSize()
    expect([Math.round(width), Math.round(height)]).toEqual(paper === 'A4' ? [595, 842] : [612, 792])
  })
})

describe('however long it is', () => {
  const english = 'A longer remark about the post, with numbers 1,234.5 and (brackets) – “quoted” words. '
  const arabic = 'هذه الشهادة مقدمة إلى شركة Northwind بخصوص الوظيفة رقم NW-2214 (2027). '
  const japanese = '渡辺勉は、この証明書を提出します。「ネットワーク」の仕事に応募するためです。'
  const cases: [string, Partial<TranscriptFacts>][] = [
    ['words', { remarks: english.repeat(60).slice(0, 5000) }],
    ['one word', { remarks: 'W'.repeat(5000) }],
    ['Arabic', { remarks: arabic.repeat(75).slice(0, 5000) }],
    ['Japanese', { remarks: japanese.repeat(130).slice(0, 5000) }],
    ['marks heaped on letters', { remarks: `Z${'\u0301'.repeat(50)}`.repeat(98) }],
    ['HTML and direction controls', { remarks: '<b onclick="x">\u202e\u2066reference</b> '.repeat(140) }],
    ['many certifications', { groups: [group('Captain', 5, ...Array.from({ length: 60 }, () => ['A certification with a long title '.repeat(4), '2020-Jan-01', 'Never'] as [string, string, string]))] }], // prettier-ignore
    ['names and address', { name: 'Wolfeschlegel'.repeat(8), localizedName: 'أمينة'.repeat(20), address: 'Street '.repeat(60) }], // prettier-ignore
  ]

  test.each(cases)('nothing goes over the edge of a page: %s', async (_, but) => {
    for (const paper of ['A4', 'Letter'] as const) {
      const pages = await pagesOf((await make({ ...but, paper })).bytes)
      expect(pages.map(({ isOverEdge }) => isOverEdge)).toEqual(pages.map(() => false))
      expect(pages.at(-1)!.text).toContain('This link works until')
      if (pages.length > 1)
        for (const [at, { text }] of pages.entries()) expect(text).toContain(`page ${at + 1} of ${pages.length}`)
    }
  })

  test('all words of long remarks are there, in their order', async () => {
    const remarks = Array.from({ length: 900 }, (_, at) => `w${at}`).join(' ')
    const pages = await pagesOf((await make({ remarks })).bytes)
    expect(pages.length).toBeGreaterThan(1)
    const words = pages.flatMap(({ text }) => text.match(/\bw\d+\b/g) ?? [])
    expect(words).toEqual(remarks.split(' '))
  })

  test('paragraphs stay paragraphs', async () => {
    const lines = await linesOf({ remarks: 'One.\r\n\r\nTwo.\nThree.' })
    expect(lines).toEqual(expect.arrayContaining(['One.', 'Two.', 'Three.']))
  })
})

function leavesOf({ children }: Element): number[] {
  return children.flatMap((one) => (typeof one === 'number' ? [one] : leavesOf(one)))
}

describe('for those who hear it', () => {
  test('a document is headings, paragraphs and tables in the order of reading, the names in their language', async () => {
    const { root, document } = await readPdf((await make()).bytes)
    const elements = root.children as readonly Element[]
    expect(elements.map(({ tag }) => tag).join(' ')).toBe('P H1 P P P P P H2 Table H2 Table H2 Table H2 P H2 P H2 P P')
    expect(elements.map(({ language }) => language).filter(Boolean)).toEqual(['ja', 'ja'])
    expect([document.getTitle(), document.getAuthor()]).toEqual([
      'Transcript – Ben Watanabe',
      'The Certification Programme',
    ])
    expect(document.getCreationDate()).toBeUndefined()
  })

  test('each page has its numbers in the parent tree, and all that is drawn is said or decoration', async () => {
    const { document, root } = await readPdf((await make({ remarks: 'Words and words. '.repeat(290) })).bytes)
    const tree = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)
    const numbers = tree.lookup(PDFName.of('ParentTree'), PDFDict).lookup(PDFName.of('Nums'))
    let elements = 0
    for (const [at, page] of document.getPages().entries()) {
      const stream = document.context.lookup(page.node.get(PDFName.of('Contents')))
      const operators = new TextDecoder('latin1').decode(decodePDFRawStream(stream as PDFRawStream).decode())
      const said = [...operators.matchAll(/MCID (\d+)/g)].map(([, number]) => Number(number))
      expect(said).toEqual(said.map((_, number) => number))
      expect(String(page.node.get(PDFName.of('StructParents')))).toBe(String(at))
      elements += said.length
    }
    expect(document.getPageCount()).toBeGreaterThan(1)
    expect(leavesOf(root)).toHaveLength(elements)
    expect(numbers).toHaveProperty('array')
  })
})
