import { type Chosen, chooseFonts } from '../certificate-pdf/choose-fonts.ts'
import { cleanText } from '../certificate-pdf/clean-text.ts'
import type { FontShelf } from '../certificate-pdf/font-shelf.ts'
import type { PageFont } from '../certificate-pdf/fonts.ts'
import type { Ink } from '../certificate-pdf/inks.ts'
import type { Said } from '../certificate-pdf/structure.ts'
import { type Line, setLine } from '../certificate-pdf/set-line.ts'
import type { Row } from './row.ts'
import { wrap } from './wrap.ts'

export interface Style {
  readonly font: PageFont
  readonly size: number
  readonly ink: Ink
}

interface Paragraph extends Style {
  readonly part: Said
  readonly gap: number
  /** Where it begins, and how wide it may be. */
  readonly x: number
  readonly width: number
  readonly leads?: boolean
}

const leading = 1.42
/** Between the ink of one line and of the next, where letters are tall. */
const air = 8

/** Sets text in the fonts of one document. */
export class Setting {
  readonly #shelf: FontShelf
  readonly #missing = new Set<string>()

  constructor(shelf: FontShelf) {
    this.#shelf = shelf
  }

  /** Characters that no font has. */
  get missing(): readonly string[] {
    return [...this.#missing]
  }

  /** What no font has is left out. */
  async choose(text: string, font: PageFont, language?: string): Promise<Chosen> {
    const chosen = await chooseFonts(fewMarks(cleanText(text)), this.#shelf, font, language)
    for (const character of chosen.missing) this.#missing.add(character)
    return chosen
  }

  /** What is heard between lines of one thing said. */
  async space(): Promise<Line> {
    return setLine((await chooseFonts(' ', this.#shelf, 'sans')).pieces)
  }

  async line(text: string, font: PageFont): Promise<Line> {
    return setLine((await this.choose(text, font)).pieces)
  }

  /** A paragraph as rows of a line each; none where there is nothing to set. */
  async paragraph(text: string, { part, gap, x, width, leads, font, size, ink }: Paragraph): Promise<Row[]> {
    const { pieces } = await this.choose(text, font, part.language)
    const wrapped = wrap(pieces, width, size)
    return wrapped.lines.map(({ line, wordGoesOn }, at) => {
      // Set as a whole it may come out a little wider than its words.
      const fitting = Math.min(wrapped.size, (width * 1000) / line.width)
      const [above, below, wide] = [line.above, line.below, line.width].map((length) => (length * fitting) / 1000)
      const shift = wrapped.direction === 'rtl' ? width - wide! : 0
      const [up, down] = [Math.max(above! + air, size * leading * 0.75), Math.max(below!, size * leading * 0.25)]
      return {
        part,
        gap: at === 0 ? gap : 0,
        height: up + down,
        lines: [{ line, x: x + shift, y: up, size: fitting, ink, wordGoesOn }],
        ...(leads && { leads }),
      }
    })
  }
}

/** Marks heaped upon one letter would reach over the lines above. */
function fewMarks(text: string): string {
  return text.replaceAll(/(\p{M}{4})\p{M}+/gu, '$1')
}
