import * as fontkit from 'fontkit'
import type { Font } from 'fontkit'
import { fileFor, type FontSource, type NameFont } from './fonts.ts'

/** A font file, opened for one document: what fontkit remembers of glyphs depends on what was set before. */
export interface OpenFont {
  readonly file: string
  readonly font: Font
}

/** The fonts of one document; each file is loaded when something first needs it. */
export class FontShelf {
  readonly #source: FontSource
  readonly #open = new Map<string, Promise<OpenFont>>()

  constructor(source: FontSource) {
    this.#source = source
  }

  take(file: string): Promise<OpenFont> {
    const known = this.#open.get(file)
    if (known) return known
    const opened = this.#source.load(file).then((data) => open(file, data))
    this.#open.set(file, opened)
    return opened
  }

  /** The font that draws all of a sign (a letter with its marks), if there is one among these. */
  async find(sign: string, fonts: readonly NameFont[]): Promise<OpenFont | undefined> {
    const characters = Array.from(sign, (character) => character.codePointAt(0)!)
    for (const font of fonts) {
      const file = fileFor(font, characters[0]!)
      if (file === undefined || characters.some((character) => fileFor(font, character) !== file)) continue
      const opened = await this.take(file)
      if (draws(opened, sign)) return opened
    }
    return undefined
  }
}

export function draws({ font }: OpenFont, sign: string): boolean {
  return Array.from(sign).every((character) => font.hasGlyphForCodePoint(character.codePointAt(0)!))
}

function open(file: string, data: ArrayBuffer): OpenFont {
  const font = fontkit.create(new Uint8Array(data) as never)
  if (!('layout' in font)) throw new Error(`${file} is a collection of fonts`)
  return { file, font }
}
