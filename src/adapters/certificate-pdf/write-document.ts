import { PDFContext, PDFWriter } from 'pdf-lib'
import type { AttachedFile } from './attach-file.ts'
import { Canvas } from './canvas.ts'
import { cleanText } from './clean-text.ts'
import { catalogOf, describe } from './metadata.ts'
import { Page, type PageSize } from './page.ts'
import { PageFonts } from './page-fonts.ts'
import type { Line } from './set-line.ts'
import { Structure } from './structure.ts'
import { writePages } from './write-pages.ts'

/** What a document is called and by whom, and all that it says. */
export interface Described {
  readonly title: string
  readonly author: string
  readonly says: object
  readonly files?: readonly AttachedFile[]
}

/** A document of one page: the same facts drawn the same way give the same bytes. */
export async function writeDocument(
  { title, author, says, files }: Described,
  size: PageSize,
  space: Line,
  draw: (page: Page) => void,
): Promise<Uint8Array> {
  const context = PDFContext.create()
  const about = { title: cleanText(title), author: cleanText(author) }
  const [structure, fonts] = [new Structure(), new PageFonts(context)]
  const canvas = new Canvas(size.height, (open) => fonts.partOf(open))
  draw(new Page(canvas, structure, size, space))
  const { tree, pages } = writePages(context, [canvas], fonts, size)
  await describe(context, about, says, catalogOf(context, about, tree, structure.write(context, pages), files))
  return PDFWriter.forContext(context, Infinity).serializeToBuffer()
}
