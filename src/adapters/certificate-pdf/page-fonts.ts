import type { PDFContext, PDFRef } from 'pdf-lib'
import type { PageFontPart } from './canvas.ts'
import { EmbeddedFont } from './embed-font.ts'
import type { OpenFont } from './font-shelf.ts'

/** The fonts of one document, numbered as its pages first use them. */
export class PageFonts {
  readonly #context: PDFContext
  readonly #used = new Map<OpenFont, { font: EmbeddedFont; key: string; ref: PDFRef }>()

  constructor(context: PDFContext) {
    this.#context = context
  }

  partOf(open: OpenFont): PageFontPart {
    const known = this.#used.get(open)
    if (known) return { key: known.key, codeOf: (glyph) => known.font.codeOf(glyph) }
    const font = new EmbeddedFont(open)
    const key = `F${this.#used.size + 1}`
    this.#used.set(open, { font, key, ref: this.#context.nextRef() })
    return { key, codeOf: (glyph) => font.codeOf(glyph) }
  }

  /** Writes what was used, once all is drawn, and gives the resources of every page. */
  write(): { Font: Record<string, PDFRef> } {
    for (const { font, ref } of this.#used.values()) font.write(this.#context, ref)
    return { Font: Object.fromEntries(Array.from(this.#used.values(), ({ key, ref }) => [key, ref])) }
  }
}
