import { type PDFContext, PDFHexString, type PDFRef, PDFString } from 'pdf-lib'
import type { Glyph } from 'fontkit'
import type { OpenFont } from './font-shelf.ts'

/** What fontkit's subset is; its published types say otherwise. */
interface GlyphSubset {
  includeGlyph(glyph: Glyph): number
  encode(): Uint8Array
}

/** The part of a font that a document uses: numbers its glyphs as they come, and is written when all have come. */
export class EmbeddedFont {
  readonly #open: OpenFont
  readonly #subset: GlyphSubset
  readonly #glyphs: Glyph[] = []

  constructor(open: OpenFont) {
    this.#open = open
    this.#subset = open.font.createSubset() as unknown as GlyphSubset
  }

  /** The glyph's number in the document, as four hexadecimal digits. */
  codeOf(glyph: Glyph): string {
    const code = this.#subset.includeGlyph(glyph)
    this.#glyphs[code] ??= glyph
    return code.toString(16).padStart(4, '0')
  }

  write(context: PDFContext, ref: PDFRef): void {
    const name = `${this.#tag()}+${this.#open.file.replaceAll('-', '')}`
    const descendant = context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      CIDToGIDMap: 'Identity',
      BaseFont: name,
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      FontDescriptor: context.register(this.#descriptor(context, name)),
      W: this.#widths(),
    })
    const font = context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [context.register(descendant)],
      ToUnicode: context.register(context.flateStream(this.#toUnicode())),
    })
    context.assign(ref, font)
  }

  #descriptor(context: PDFContext, name: string) {
    const { font } = this.#open
    const scaled = (length: number) => Math.round((length * 1000) / font.unitsPerEm)
    const { minX, minY, maxX, maxY } = font.bbox
    const symbolic = 4
    return context.obj({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: symbolic,
      FontBBox: [minX, minY, maxX, maxY].map(scaled),
      ItalicAngle: font.italicAngle || 0,
      Ascent: scaled(font.ascent),
      Descent: scaled(font.descent),
      CapHeight: scaled(font.capHeight || font.ascent),
      StemV: 80,
      FontFile2: context.register(context.flateStream(this.#subset.encode())),
    })
  }

  #widths(): (number | number[])[] {
    const { font } = this.#open
    return this.#glyphs.flatMap((glyph, code) => [
      code,
      [Math.round((glyph.advanceWidth * 1e5) / font.unitsPerEm) / 100],
    ])
  }

  #toUnicode(): string {
    const lines = this.#glyphs.flatMap((glyph, code) =>
      glyph.codePoints.length === 0 ? [] : [`<${code.toString(16).padStart(4, '0')}> <${utf16(glyph.codePoints)}>`],
    )
    // A block may hold a hundred.
    const blocks = Array.from({ length: Math.ceil(lines.length / 100) }, (_, at) =>
      lines.slice(at * 100, at * 100 + 100),
    )
    return [
      '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
      '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
      '1 begincodespacerange <0000> <ffff> endcodespacerange',
      ...blocks.map((block) => `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`),
      'endcmap CMapName currentdict /CMap defineresource pop end end',
    ].join('\n')
  }

  /** Six capitals that follow from which glyphs there are, so that the same facts give the same bytes. */
  #tag(): string {
    let hash = 0x811c9dc5
    for (const glyph of this.#glyphs) hash = Math.imul(hash ^ (glyph?.id ?? 0), 0x01000193) >>> 0
    return Array.from({ length: 6 }, (_, at) => String.fromCharCode(65 + (Math.floor(hash / 26 ** at) % 26))).join('')
  }
}

function utf16(codePoints: readonly number[]): string {
  return PDFHexString.fromText(String.fromCodePoint(...codePoints))
    .asString()
    .slice(4)
}
