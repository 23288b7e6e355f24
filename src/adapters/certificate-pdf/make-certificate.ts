import { PDFContext, type PDFRef, PDFWriter } from '@cantoo/pdf-lib'
import { Canvas } from './canvas.ts'
import type { CertificateFacts } from './certificate-facts.ts'
import { drawCertificate } from './certificate-page.ts'
import { cleanText } from './clean-text.ts'
import { FontShelf } from './font-shelf.ts'
import type { FontSource } from './fonts.ts'
import { type About, catalogOf, describe } from './metadata.ts'
import { margin, Page, papers } from './page.ts'
import { PageFonts } from './page-fonts.ts'
import { Structure } from './structure.ts'
import { setTexts, type Texts } from './texts.ts'
import { writePages } from './write-pages.ts'

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
  await describe(context, about(facts), facts, drawPage(context, facts, texts))
  return { bytes: await PDFWriter.forContext(context, Infinity).serializeToBuffer(), missing: texts.missing }
}

/** Writes the one page with all it needs, and gives the catalog that holds it. */
function drawPage(context: PDFContext, facts: CertificateFacts, texts: Texts): PDFRef {
  const size = papers[facts.paper]
  const [structure, fonts] = [new Structure(), new PageFonts(context)]
  const canvas = new Canvas(size.height, (open) => fonts.partOf(open))
  drawCertificate(new Page(canvas, structure, size, texts.space), facts, texts)
  const { tree, pages } = writePages(context, [canvas], fonts, size)
  return catalogOf(context, about(facts), tree, structure.write(context, pages))
}

function about({ certification, name, issuer }: CertificateFacts): About {
  return { title: `${cleanText(certification)} – ${cleanText(name)}`, author: cleanText(issuer) }
}
