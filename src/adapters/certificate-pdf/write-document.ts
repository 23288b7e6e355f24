import { PDFContext, type PDFRef, PDFWriter } from '@cantoo/pdf-lib'
import { Canvas } from './canvas.ts'
import { EmbeddedFont } from './embed-font.ts'
import type { OpenFont } from './font-shelf.ts'
import { type Described, catalogOf, describe } from './metadata.ts'
import { Page, type PageSize } from './page.ts'
import type { Line } from './set-line.ts'
import { Structure } from './structure.ts'

/** A document of one page: the same facts drawn the same way give the same bytes. */
export async function writeDocument(
  described: Described,
  size: PageSize,
  space: Line,
  draw: (page: Page) => void,
): Promise<Uint8Array> {
  const context = PDFContext.create()
  await describe(context, described, drawPage(context, described, size, space, draw))
  return PDFWriter.forContext(context, Infinity).serializeToBuffer()
}

/** Writes the one page with all it needs, and gives the catalog that holds it. */
function drawPage(
  context: PDFContext,
  described: Described,
  size: PageSize,
  space: Line,
  draw: (page: Page) => void,
): PDFRef {
  const { width, height } = size
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
  draw(new Page(canvas, structure, size, space))
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
  return catalogOf(context, described, pages, structure.write(context, page))
}
