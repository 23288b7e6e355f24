import * as fontkit from 'fontkit'
import type { Font } from 'fontkit'
import { fileFor, type FontSource, isKept, type NameFont } from './fonts.ts'

/** A font file, opened for one document: what fontkit remembers of glyphs depends on what was set before. */
export interface OpenFont {
  readonly file: string
  readonly font: Font
}

interface KeptFont {
  readonly data: ArrayBuffer
  /** What has been read of the file's tables. It is the same for every document, and dear to read. */
  readonly tables: object
}

/** Where fontkit keeps them; it shares them itself between a variable font and its instances. */
const tablesKey = '_tables'

/** Small files that a source has given. Never a promise of one: a request of the Worker may not wait for another's. */
const kept = new WeakMap<FontSource, Map<string, KeptFont>>()

/** The fonts of one document; each file is loaded when something first needs it. */
export class FontShelf {
  readonly #source: FontSource
  readonly #open = new Map<string, Promise<OpenFont>>()

  constructor(source: FontSource) {
    this.#source = source
    if (!kept.has(source)) kept.set(source, new Map())
  }

  take(file: string): Promise<OpenFont> {
    const known = this.#open.get(file)
    if (known) return known
    const opened = this.#load(file)
    this.#open.set(file, opened)
    return opened
  }

  async #load(file: string): Promise<OpenFont> {
    const ready = kept.get(this.#source)!.get(file)
    const data = ready?.data ?? (await this.#source.load(file))
    const font = open(data)
    if (ready) Reflect.set(font, tablesKey, ready.tables)
    else if (isKept(file)) kept.get(this.#source)!.set(file, { data, tables: Reflect.get(font, tablesKey) })
    return { file, font }
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

function open(data: ArrayBuffer): Font {
  const font = fontkit.create(new Uint8Array(data) as never)
  if (!('layout' in font && tablesKey in font)) throw new Error('That is no single TrueType font')
  return font
}
