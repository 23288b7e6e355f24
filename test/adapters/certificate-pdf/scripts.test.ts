import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { FontSource } from '../../../src/adapters/certificate-pdf/fonts.ts'
import { makeCertificatePdf } from '../../../src/adapters/certificate-pdf/make-certificate.ts'
import { castNames, certificateFacts, fontsOnDisk } from '../../support/certificates.ts'
import { cut, difference, type Picture, readPicture, seePdf, writePicture } from '../../support/pdf-pictures.ts'

// The pictures in test/fixtures/certificates were looked at before they were kept. To make them again after a change
// of the look: KEEP_PICTURES=1, then look at each.
const folder = 'test/fixtures/certificates'
const scale = 1.6
const nameArea = { x: 500, y: 480, width: 1970, height: 380 }

/** Names that only right shaping draws right, beside those of the cast. */
const names: typeof castNames = {
  ...castNames,
  'thai-tones': { name: 'Nam Phueng', localizedName: 'น้ำผึ้ง ปู่ กิ๊ก' },
  'devanagari-conjuncts': { name: 'Jnaneshwar', localizedName: 'ज्ञानेश्वर कृष्णमूर्ति' },
  'arabic-vowels': { name: 'Muhammad', localizedName: 'مُحَمَّد الإسلام' },
  'hebrew-points': { name: 'Yitzhak', localizedName: 'יִצְחָק שָׁלוֹם' },
  'vietnamese-capitals': { name: 'ĐỖ THỊ ỆỄ' },
  'both-ways': { name: 'Noa (Levi)', localizedName: 'נועה (Noa) לוי-Cohen 123' },
}

let fonts: FontSource
beforeAll(async () => {
  fonts = await fontsOnDisk()
})

async function seen(name: { name: string; localizedName?: string; localizedLanguage?: string }) {
  const { bytes, missing } = await makeCertificatePdf(certificateFacts(name), fonts)
  expect(missing).toEqual([])
  const { text, picture } = await seePdf(bytes, scale)
  return { text, picture: cut(picture, nameArea, scale) }
}

const fileOf = (script: string) => `${folder}/${script}.png`
const kept = (script: string) => readPicture(readFileSync(fileOf(script)))

function keepIfAsked(script: string, picture: Picture): void {
  if (!process.env.KEEP_PICTURES) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(fileOf(script), writePicture(picture))
}

describe('a name is drawn as it was when somebody looked, and reads as it was written', () => {
  test.each(Object.entries(names))('%s', async (script, name) => {
    const { text, picture } = await seen(name)
    keepIfAsked(script, picture)
    expect(difference(picture, kept(script))).toBeLessThan(0.002)
    const lines = text.split(/\r?\n/).map(readable)
    expect(lines).toContain(readable(name.name))
    if (isScattered(name.localizedName))
      expect(sorted(text)).toEqual(expect.arrayContaining(sorted(name.localizedName!)))
    else if (name.localizedName) expect(lines).toContain(readable(name.localizedName))
  })
})

/** Readers may give spaces between Han characters and after marks. */
function readable(line: string): string {
  return line.replace(/\s/g, '').normalize('NFC')
}

/** Readers have ways of their own with vowels over Arabic letters, and with lines that run both ways. */
function isScattered(name: string | undefined): boolean {
  return /[\u064b-\u0652]|[\u0590-\u05ff].*[A-Z]/.test(name ?? '')
}

function sorted(text: string): string[] {
  return [...new Set(readable(text))].toSorted()
}

test('another name, another order or a lost mark would be noticed', async () => {
  const { picture } = await seen({ name: 'Nam Phueng', localizedName: 'นำผึ้ง ปู่ กิ๊ก' })
  expect(difference(picture, kept('thai-tones'))).toBeGreaterThan(0.004)
  const { picture: swapped } = await seen({ name: 'Noa Levi', localizedName: 'לוי נועה' })
  expect(difference(swapped, kept('hebrew'))).toBeGreaterThan(0.004)
})
