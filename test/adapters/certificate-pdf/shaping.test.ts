import { readFileSync } from 'node:fs'
import * as harfbuzz from 'harfbuzzjs'
import { beforeAll, describe, expect, test } from 'vitest'
import { chooseFonts } from '../../../src/adapters/certificate-pdf/choose-fonts.ts'
import { FontShelf } from '../../../src/adapters/certificate-pdf/font-shelf.ts'
import type { FontSource } from '../../../src/adapters/certificate-pdf/fonts.ts'
import { type Line, type Run, setLine } from '../../../src/adapters/certificate-pdf/set-line.ts'
import { castNames, fontsOnDisk } from '../../support/certificates.ts'

let fonts: FontSource
beforeAll(async () => {
  fonts = await fontsOnDisk()
})

async function lineOf(text: string, language?: string): Promise<Line> {
  const { pieces, missing } = await chooseFonts(text, new FontShelf(fonts), 'serif', language)
  expect(missing).toEqual([])
  return setLine(pieces)
}

type Place = [glyph: number, x: number, y: number]
const byGlyph = (a: Place, b: Place) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]

/** Glyphs and where they stand, whatever pen movement brings them there, and in whatever order. */
function placed(run: Run): Place[] {
  let pen = 0
  return run.glyphs.map(({ glyph, xOffset, yOffset, xAdvance }) => {
    const place: Place = [glyph.id, Math.round(pen + xOffset), Math.round(yOffset)]
    pen += xAdvance
    return place
  })
}

function placedByHarfBuzz(run: Run): Place[] {
  const font = new harfbuzz.Font(
    new harfbuzz.Face(new harfbuzz.Blob(readFileSync(`public/fonts/${run.font.file}.ttf`))),
  )
  const buffer = new harfbuzz.Buffer()
  buffer.addText(run.text)
  buffer.guessSegmentProperties()
  if (/[\u1ea0-\u1ef9]/.test(run.text)) buffer.setLanguage('vi')
  harfbuzz.shape(font, buffer)
  const scale = 1000 / run.font.font.unitsPerEm
  let pen = 0
  return buffer.getGlyphInfosAndPositions().map(({ codepoint, xOffset = 0, yOffset = 0, xAdvance = 0 }) => {
    const place: Place = [codepoint, Math.round((pen + xOffset) * scale), Math.round(yOffset * scale)]
    pen += xAdvance
    return place
  })
}

const names = [
  ...Object.values(castNames).flatMap(({ name, localizedName }) => [name, localizedName ?? name]),
  'ĐỖ THỊ ỆỄ',
  'n̈ x̣̂ g̃',
  'กิ๊ก ปู่ ผึ้ง ฟ้า ฝั่ง ฎีกา',
  'น้ำ คำ',
  'क्षत्रिय श्रीमती',
  'ज्ञानेश्वर हर्षित कृष्णमूर्ति',
  'र्‍य क्‍ष',
  'مُحَمَّد عَبْدُ اللّٰه',
  'لآلئ الإسلام',
  'محمد رضا پهلوی گل',
  'שָׁלוֹם יִצְחָק',
  'Ελευθέριος Ἀλέξανδρος',
]

describe('glyphs stand where HarfBuzz puts them', () => {
  test.each(names)('%s', async (name) => {
    const { runs } = await lineOf(name)
    for (const run of runs) {
      const [ours, theirs] = [placed(run), placedByHarfBuzz(run)].map((glyphs) => glyphs.toSorted(byGlyph))
      expect(ours!.map(([glyph]) => glyph)).toEqual(theirs!.map(([glyph]) => glyph))
      for (const [at, [, x, y]] of ours!.entries()) {
        expect(Math.abs(x - theirs![at]![1])).toBeLessThanOrEqual(2)
        expect(Math.abs(y - theirs![at]![2])).toBeLessThanOrEqual(2)
      }
    }
  })
})

test.each([
  ['a joiner', 'No\u200cwak Zed', 'Nowak Zed', '\u200c'],
  ['another joiner', 'No\u200dwak Zed', 'Nowak Zed', '\u200d'],
  ['a Greek accent', 'Zed\u0342 Nowak', 'Zed Nowak', '\u0342'],
  ['a circle around it', 'Ze\u20ddd Nowak', 'Zed Nowak', '\u20dd'],
])('a Latin letter keeps its place before %s that no font has', async (_, name, drawn, mark) => {
  const { pieces, missing } = await chooseFonts(name, new FontShelf(fonts), 'serif')
  expect(pieces.map(({ text }) => text).join('')).toBe(drawn)
  expect(missing).toEqual([mark])
})
