import { draws, type FontShelf, type OpenFont } from './font-shelf.ts'
import { fileFor, type NameFont, nameFonts, type PageFont } from './fonts.ts'

/** A stretch of text in one font. */
export interface Piece {
  readonly text: string
  readonly font: OpenFont
}

export interface Chosen {
  readonly pieces: readonly Piece[]
  /** Characters that no font has; they are in no piece. */
  readonly missing: readonly string[]
}

const signs = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Says which font draws which part of a text: the first one where it can, and after it those for names. */
export async function chooseFonts(text: string, shelf: FontShelf, first: PageFont, language?: string): Promise<Chosen> {
  const own = await shelf.take(first)
  if (text !== '' && draws(own, text)) return { pieces: [{ text, font: own }], missing: [] }
  const others = inOrderFor(text, language)
  await Promise.all(likelyFiles(text, others).map((file) => shelf.take(file)))
  const pieces: { text: string; font: OpenFont }[] = []
  const missing: string[] = []
  for (const { segment } of signs.segment(text)) {
    if (await add(segment)) continue
    // A mark that no font has on its letter is left out, and the letter stays.
    for (const character of segment)
      if (!isLetter(segment, character) || !(await add(character))) missing.push(character)
  }
  return { pieces, missing: [...new Set(missing)] }

  /** False where no font draws all of it. */
  async function add(sign: string): Promise<boolean> {
    const last = pieces.at(-1)
    const font = await fontOf(sign, last?.font)
    if (font === undefined) return false
    if (last?.font === font) last.text += sign
    else pieces.push({ text: sign, font })
    return true
  }

  /** What stands between words stays in the font of the word before it. */
  async function fontOf(sign: string, before: OpenFont | undefined): Promise<OpenFont | undefined> {
    if (before && !/\p{L}/u.test(sign) && draws(before, sign)) return before
    if (draws(own, sign)) return own
    return shelf.find(sign, others)
  }
}

/** Part of a sign that says something without the rest: no mark, and nothing that only joins. */
function isLetter(sign: string, character: string): boolean {
  return character !== sign && !/[\p{M}\p{Cf}]/u.test(character)
}

/** Asked for together, so that a name of many files does not wait for one after the other. */
function likelyFiles(text: string, fonts: readonly NameFont[]): string[] {
  const files = Array.from(text, (character) => {
    const points = character.codePointAt(0)!
    return fonts.map((font) => fileFor(font, points)).find((file) => file !== undefined)
  })
  return [...new Set(files.filter((file) => file !== undefined))]
}

/** Chinese and Japanese draw the same characters differently: Japanese where the text or its language says so. */
function inOrderFor(text: string, language: string | undefined): readonly NameFont[] {
  const japanese = /^ja\b/i.test(language ?? '') || /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
  if (!japanese) return nameFonts
  return nameFonts.toSorted((a, b) => Number(isJapanese(b)) - Number(isJapanese(a)))
}

function isJapanese({ name }: NameFont): boolean {
  return name.startsWith('han-japanese')
}
