import { chooseFonts } from '../certificate-pdf/choose-fonts.ts'
import { cleanText } from '../certificate-pdf/clean-text.ts'
import { FontShelf } from '../certificate-pdf/font-shelf.ts'
import { type FontSource, type PageFont, pageFonts } from '../certificate-pdf/fonts.ts'
import { papers } from '../certificate-pdf/page.ts'
import { setLine } from '../certificate-pdf/set-line.ts'
import { writeDocument } from '../certificate-pdf/write-document.ts'
import { drawReceipt, type Setter } from './draw-receipt.ts'
import type { ReceiptFacts } from './receipt-facts.ts'

/** Makes a receipt, upright: the same facts give the same bytes. Throws what `fonts` throws. */
export async function makeReceiptPdf(facts: ReceiptFacts, fonts: FontSource): Promise<Uint8Array> {
  const shelf = new FontShelf(fonts)
  await Promise.all(pageFonts.map((font) => shelf.take(font)))
  const set: Setter = async (text, font: PageFont) => setLine((await chooseFonts(cleanText(text), shelf, font)).pieces)
  const { width, height } = papers[facts.paper]
  const size = { width: height, height: width }
  const space = setLine((await chooseFonts(' ', shelf, 'sans')).pieces)
  const described = { title: `Receipt ${facts.order}`, author: facts.seller, says: facts }
  return writeDocument(described, size, space, await drawReceipt(facts, set, size))
}
