import type { PDFContext, PDFRef } from 'pdf-lib'
import type { Canvas } from './canvas.ts'
import type { PageFonts } from './page-fonts.ts'

/** The tree of pages, and each page in it. */
export interface WrittenPages {
  readonly tree: PDFRef
  readonly pages: readonly PDFRef[]
}

/** Writes pages of one size with all the fonts they need. */
export function writePages(
  context: PDFContext,
  canvases: readonly Canvas[],
  fonts: PageFonts,
  { width, height }: { width: number; height: number },
): WrittenPages {
  const resources = fonts.write()
  const pages = canvases.map(() => context.nextRef())
  const tree = context.nextRef()
  const points = [width, height].map((length) => Math.round((length * 72_000) / 254) / 1000)
  for (const [at, canvas] of canvases.entries())
    context.assign(
      pages[at]!,
      context.obj({
        Type: 'Page',
        Parent: tree,
        MediaBox: [0, 0, ...points],
        Contents: context.register(context.flateStream(canvas.content)),
        Resources: resources,
        StructParents: at,
        Tabs: 'S',
      }),
    )
  context.assign(tree, context.obj({ Type: 'Pages', Kids: [...pages], Count: pages.length }))
  return { tree, pages }
}
