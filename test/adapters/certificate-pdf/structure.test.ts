import { PDFDict, PDFHexString, PDFName } from 'pdf-lib'
import { beforeAll, describe, expect, test } from 'vitest'
import type { FontSource } from '../../../src/adapters/certificate-pdf/fonts.ts'
import { makeCertificatePdf } from '../../../src/adapters/certificate-pdf/make-certificate.ts'
import { castNames, certificateFacts, fontsOnDisk } from '../../support/certificates.ts'
import { type Element, readPdf } from '../../support/pdf-structure.ts'

let fonts: FontSource
beforeAll(async () => {
  fonts = await fontsOnDisk()
})

const read = async (but = {}) => readPdf((await makeCertificatePdf(certificateFacts(but), fonts)).bytes)

describe('for those who hear it', () => {
  test('a document is a heading, paragraphs and figures, in the order of reading', async () => {
    const { root } = await read(castNames.japanese)
    expect(root.tag).toBe('Document')
    const elements = root.children as readonly Element[]
    expect(elements.map(({ tag }) => tag).join(' ')).toBe('P P P P P H1 P P P P Figure P Figure Figure P')
    expect(elements.map(({ children }) => children)).toEqual(elements.map((_, number) => [number]))
  })

  test('every figure is told in words and has its place', async () => {
    const { root } = await read()
    const figures = (root.children as readonly Element[]).filter(({ tag }) => tag === 'Figure')
    expect(figures.map(({ alt }) => alt)).toEqual([
      'Signature of Jordan Sample',
      'MATE Enterprise, Skipper',
      'QR code of https://certifications.example.com/verify/V7L4P3MC9XKD2T6H',
    ])
    expect(figures.every(({ hasBox }) => hasBox)).toBe(true)
  })

  test('the localized name is in its language', async () => {
    const { root } = await read(castNames.japanese)
    expect((root.children as readonly Element[]).map(({ language }) => language).filter(Boolean)).toEqual(['ja'])
  })

  test('all that is drawn is of an element or decoration, and the parent tree knows each', async () => {
    const { operators, parents } = await read(castNames.devanagari)
    const numbers: [string, number][] = []
    let depth = 0
    for (const operator of operators) {
      const begun = /^\/(\w+) <<\/MCID (\d+)>> BDC$/.exec(operator)
      if (begun) numbers.push([begun[1]!, Number(begun[2])])
      if (/ B[DM]C$/.test(operator)) depth++
      if (operator === 'EMC') depth--
      if (/ (f|S|B|TJ)$/.test(operator)) expect(depth).toBeGreaterThan(0)
    }
    expect(depth).toBe(0)
    expect(numbers.map(([, number]) => number)).toEqual(parents.map((_, at) => at))
    expect(numbers.map(([tag]) => tag)).toEqual(parents)
  })
})

test('title, author and language are said, and no day of making', async () => {
  const { document } = await read()
  expect(document.getTitle()).toBe('MATE Enterprise – Ben Watanabe')
  expect(document.getAuthor()).toBe('The Certification Programme')
  expect(document.getCreationDate()).toBeUndefined()
  const { catalog } = document
  expect(String(catalog.get(PDFName.of('Lang')))).toBe('(en)')
  expect(String(catalog.lookup(PDFName.of('MarkInfo'), PDFDict))).toContain('/Marked true')
  expect(String(catalog.lookup(PDFName.of('ViewerPreferences')))).toContain('/DisplayDocTitle true')
})

describe('text is said again beside its glyphs', () => {
  const saidAgain = async (but: object) =>
    (await read(but)).operators
      .map((operator) => /ActualText <(\w+)>/.exec(operator)?.[1])
      .filter((hex) => hex !== undefined)
      .map((hex) => PDFHexString.of(hex).decodeText())

  test('where a script reorders from left to right', async () => {
    expect(await saidAgain(castNames.devanagari!)).toEqual(['प्रिया शर्मा'])
    expect(await saidAgain({ localizedName: 'น้ำ' })).toEqual(['น้ำ'])
  })

  test.each(['cyrillic', 'vietnamese', 'japanese', 'hangul', 'arabic', 'hebrew', 'thai'])(
    'and not for %s',
    async (script) => {
      expect(await saidAgain(castNames[script]!)).toEqual([])
    },
  )
})
