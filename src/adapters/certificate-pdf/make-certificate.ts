import { PDFContext, type PDFRef, PDFWriter } from '@cantoo/pdf-lib'
import { Canvas } from './canvas.ts'
import type { CertificateFacts } from './certificate-facts.ts'
import { drawCertificate } from './certificate-page.ts'
import { EmbeddedFont } from './embed-font.ts'
import { FontShelf, type OpenFont } from './font-shelf.ts'
import type { FontSource } from './fonts.ts'
import { catalogOf, describe } from './metadata.ts'
import { margin, Page, papers } from './page.ts'
import { Structure } from './structure.ts'
import { setTexts, type Texts } from './texts.ts'

export { NoNameToShow } from './texts.ts'

export interface Certificate {
  readonly bytes: Uint8Array
  /** Characters of the names that no font has: for the log, which may say which scripts are wanted but not whose. */
  readonly missing: readonly string[]
}

/** Makes a certificate: the same facts give the same bytes. Throws `NoNameToShow`, and what `fonts` throws. */
export async function makeCertificatePdf(facts: CertificateFacts, fonts: FontSource): Promise<Certificate> {
  const texts = await setTexts(facts, new FontShelf(fonts), papers[facts.paper].width - 2 * margin)
  const context = PDFContext.create()
  await describe(context, facts, drawPage(context, facts, texts))
  return { bytes: await PDFWriter.forContext(context, Infinity).serializeToBuffer(), missing: texts.missing }
}

/** Writes the one page with all it needs, and gives the catalog that holds it. */
function drawPage(context: PDFContext, facts: CertificateFacts, texts: Texts): PDFRef {
  const { width, height } = papers[facts.paper]
  const structure = new Structure()
  const fonts = new Map<OpenFont, { font: EmbeddedFont; key: string; ref: PDFRef }>()
  const canvas = new Canvas(height, (open) => {
    const known = fonts.get(open)
    if (known) return { key: known.key, codeOf: (glyph) => known.font.codeOf(glyph) }
    const font = new EmbeddedFont(open)
    const key = `F${fonts.size + 1}`
    fonts.set(open, { font, key, ref: context.nextRef() })
    return { key, codeOf: (glyph) => font.codeOf(glyph) }
  })
  drawCertificate(new Page(canvas, structure, facts.paper, texts.space), facts, texts)
  for (const { font, ref } of fonts.values()) font.write(context, ref)

  const [page, pages] = [context.nextRef(), context.nextRef()]
  const points = [width, height].map((length) => Math.round((length * 72_000) / 254) / 1000)
  const resources = { Font: Object.fromEntries(Array.from(fonts.values(), ({ key, ref }) => [key, ref])) }
  context.assign(
    page,
    context.obj({
      Type: 'Page',
      Parent: pages,
      MediaBox: [0, 0, ...points],
      Contents: context.register(context.flateStream(canvas.content)),
      Resources: resources,
      StructParents: 0,
      Tabs: 'S',
    }),
  )
  context.assign(pages, context.obj({ Type: 'Pages', Kids: [page], Count: 1 }))
  return catalogOf(context, facts, pages, structure.write(context, page))
}
