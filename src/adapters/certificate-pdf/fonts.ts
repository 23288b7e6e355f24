/** Where the Worker finds the font files that `bin/fonts.ts` cuts. */
export interface FontSource {
  load(name: string): Promise<ArrayBuffer>
}

type Range = readonly [first: number, last: number]

/** A font for names: which characters it may be asked for, and in which files they are. */
export interface NameFont {
  readonly name: string
  readonly ranges: readonly Range[]
  /** Characters to a file, for fonts too large for one: the file is named after its first character. */
  readonly block?: number
  /** How much larger than Latin letters it is set to look as large. */
  readonly enlarged?: number
}

/** The fonts every certificate is set in. The first serves names too. */
export const pageFonts = ['serif', 'serif-italic', 'serif-bold', 'sans', 'sans-strong'] as const
export type PageFont = (typeof pageFonts)[number]

const space: Range = [0x20, 0x20]
/** Spaces, hyphens, full stops and quotation marks between the words of a name. */
const betweenWords: readonly Range[] = [space, [0x27, 0x2f], [0x2010, 0x2019], [0x200c, 0x200d]]
const latin: readonly Range[] = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x2b9, 0x2bc],
  [0x300, 0x36f],
  [0x1e00, 0x1eff],
  [0x2010, 0x201f],
  [0x2026, 0x2026],
]

export const pageRanges: Readonly<Record<PageFont, readonly Range[]>> = {
  serif: [...latin, [0x250, 0x2af], [0x400, 0x52f]],
  'serif-italic': latin,
  'serif-bold': latin,
  sans: latin,
  'sans-strong': latin,
}

const han: readonly Range[] = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
]
const rareHan: readonly Range[] = [[0x20000, 0x3ffff]]

/** In the order of asking: the first that has all of a sign draws it. */
export const nameFonts: readonly NameFont[] = [
  { name: 'serif', ranges: pageRanges.serif },
  { name: 'greek', ranges: [...betweenWords, [0x300, 0x36f], [0x370, 0x3ff], [0x1f00, 0x1fff]] },
  { name: 'hebrew', ranges: [...betweenWords, [0x590, 0x5ff], [0xfb1d, 0xfb4f]], enlarged: 1.1 },
  { name: 'arabic', ranges: [...betweenWords, [0x600, 0x6ff], [0x750, 0x77f], [0x8a0, 0x8ff]], enlarged: 1.35 },
  { name: 'devanagari', ranges: [...betweenWords, [0x900, 0x97f], [0x25cc, 0x25cc], [0xa8e0, 0xa8ff]], enlarged: 1.15 },
  { name: 'thai', ranges: [...betweenWords, [0xe00, 0xe7f], [0x25cc, 0x25cc]], enlarged: 1.15 },
  { name: 'kana', ranges: [space, [0x3000, 0x30ff], [0x31f0, 0x31ff], [0xff01, 0xff9f]] },
  { name: 'hangul', ranges: [[0xac00, 0xd7a3]], block: 256 },
  { name: 'han', ranges: han, block: 256 },
  { name: 'han-rare', ranges: rareHan },
  { name: 'han-japanese', ranges: han, block: 256 },
  { name: 'han-japanese-rare', ranges: rareHan },
]

/** The file of a name font in which a character is, or undefined where the font is not asked for it. */
export function fileFor({ name, ranges, block }: NameFont, character: number): string | undefined {
  if (!ranges.some(([first, last]) => character >= first && character <= last)) return undefined
  return block === undefined ? name : blockName(name, character - (character % block))
}

/** How much larger than Latin letters a file's are set. */
export function enlargementOf(file: string): number {
  return nameFonts.find(({ name }) => name === file)?.enlarged ?? 1
}

/** Whether a file is small and wanted often: one of a page, or a script's only one. */
export function isKept(file: string): boolean {
  return nameFonts.every(({ name, block }) => block === undefined || !file.startsWith(`${name}-`))
}

/** All files of a name font, each with its characters. */
export function filesOf(font: NameFont): { readonly file: string; readonly ranges: readonly Range[] }[] {
  const { name, ranges, block } = font
  if (block === undefined) return [{ file: name, ranges }]
  return ranges.flatMap(([first, last]) => {
    const starts = Array.from(
      { length: Math.ceil((last + 1 - (first - (first % block))) / block) },
      (_, index) => first - (first % block) + index * block,
    )
    return starts.map((start) => ({
      file: blockName(name, start),
      ranges: [[Math.max(start, first), Math.min(start + block - 1, last)]] as const,
    }))
  })
}

function blockName(name: string, start: number): string {
  return `${name}-${start.toString(16)}`
}
