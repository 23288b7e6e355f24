import { readFileSync } from 'node:fs'
import { create, type Font, type Glyph } from 'fontkitten'
import type { Face, Faces } from '../../src/art/lettering.ts'

/** The typefaces of the logos, out of their packages; all are under the SIL Open Font License. */
export function loadFaces(): Faces {
  return {
    serif: loadFace('charis-sil', '400-normal'),
    serifBold: loadFace('charis-sil', '700-normal'),
    serifItalic: loadFace('charis-sil', '400-italic'),
    sansBold: loadFace('inter', '600-normal'),
  }
}

function loadFace(family: string, style: string): Face {
  const file = `node_modules/@fontsource/${family}/files/${family}-latin-${style}.woff`
  const font = create(readFileSync(file))
  if (font.isCollection) throw new Error(`${file} holds several fonts`)
  const scaleOf = (size: number) => size / font.unitsPerEm
  return {
    capHeight: font.glyphForCodePoint('H'.codePointAt(0)!).bbox.maxY / font.unitsPerEm,
    widthOf(text, size, tracking = 0) {
      const glyphs = glyphsOf(font, text)
      return sum(glyphs.map((glyph) => glyph.advanceWidth)) * scaleOf(size) + tracking * (glyphs.length - 1)
    },
    outline(text, size, x, baseline, tracking = 0) {
      const scale = scaleOf(size)
      let at = x
      const letters = glyphsOf(font, text).map((glyph) => {
        const path = glyph.path.transform(scale, 0, 0, -scale, at, baseline)
        at += glyph.advanceWidth * scale + tracking
        return path.toSVG()
      })
      return letters.join('')
    },
  }
}

function glyphsOf(font: Font, text: string): readonly Glyph[] {
  return [...text].map((sign) => {
    const code = sign.codePointAt(0)!
    if (!font.hasGlyphForCodePoint(code)) throw new Error(`${font.familyName} has no letter for "${sign}" in "${text}"`)
    return font.glyphForCodePoint(code)
  })
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
