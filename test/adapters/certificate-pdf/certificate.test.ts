import jsQR from 'jsqr'
import { beforeAll, describe, expect, test } from 'vitest'
import type { CertificateFacts } from '../../../src/adapters/certificate-pdf/certificate-facts.ts'
import type { FontSource } from '../../../src/adapters/certificate-pdf/fonts.ts'
import { makeCertificatePdf, NoNameToShow } from '../../../src/adapters/certificate-pdf/make-certificate.ts'
import { castNames, certificateFacts, fontsOnDisk } from '../../support/certificates.ts'
import { howMany } from '../../support/every-way.ts'
import { cut, type Picture, seePdf } from '../../support/pdf-pictures.ts'

let fonts: FontSource
beforeAll(async () => {
  fonts = await fontsOnDisk()
})

const make = async (but: Partial<CertificateFacts> = {}, from = fonts) =>
  makeCertificatePdf(certificateFacts(but), from)

async function linesOf(but: Partial<CertificateFacts>): Promise<string[]> {
  const { text } = await seePdf((await make(but)).bytes, 0.2)
  return text.split(/\r?\n/).map((line) => line.trim())
}

describe('a certificate', () => {
  test('says who, what, since when, until when, by whom, and where to ask', async () => {
    const lines = await linesOf({})
    for (const said of [
      'THE CERTIFICATION PROGRAMME',
      'Ben Watanabe',
      'MATE Enterprise',
      '2017-Nov-07',
      '2027-Feb-18',
      'HARB10481516',
      'V7L4 P3MC 9XKD 2T6H',
      'Jordan Sample',
      'Director, Certifications',
      'certifications.example.com/verify',
      'SKIPPER',
    ])
      expect(lines).toContain(said)
  })

  test('repeats name, certification and code in small letters on its four sides', async () => {
    const said = 'BEN WATANABE · MATE ENTERPRISE · V7L4P3MC9XKD2T6H'
    const lines = await linesOf({})
    expect(lines.join().split(said).length - 1).toBeGreaterThanOrEqual(12)
    expect(lines.filter((line) => line.startsWith(said))).toHaveLength(4)
  })

  test('that never runs out says so', async () => {
    expect(await linesOf({ validThrough: null })).toContain('Does not expire')
  })

  test.each(['A4', 'Letter'] as const)('on %s is one page, and its QR code leads to it', async (paper) => {
    const { bytes } = await make({ paper })
    const { colour } = await seePdf(bytes, 2)
    expect(jsQR(new Uint8ClampedArray(colour.data), colour.width, colour.height)?.data).toBe(
      'https://certifications.example.com/verify/V7L4P3MC9XKD2T6H',
    )
    const points = paper === 'A4' ? [841.89, 595.28] : [792, 612]
    expect(Math.abs(colour.width - points[0]! * 2)).toBeLessThan(2)
    expect(Math.abs(colour.height - points[1]! * 2)).toBeLessThan(2)
  })

  test('is small: its fonts hold only the glyphs it shows', async () => {
    for (const name of Object.values(castNames)) expect((await make(name)).bytes.length).toBeLessThan(60_000)
  })
})

describe('the same facts give the same bytes', () => {
  test.each(Object.entries(castNames))('%s, whoever was before', async (_, name) => {
    const { bytes } = await make(name)
    for (const before of Object.values(castNames).slice(0, howMany(1, 4))) await make(before)
    expect((await make(name)).bytes).toEqual(bytes)
    expect((await make(name, { load: fonts.load })).bytes).toEqual(bytes)
  })

  test('also when two are made at once', async () => {
    const [alone, other] = [await make(castNames.cyrillic), await make(castNames.greek)]
    const together = await Promise.all([make(castNames.cyrillic), make(castNames.greek), make(castNames.cyrillic)])
    expect(together.map(({ bytes }) => bytes)).toEqual([alone.bytes, other.bytes, alone.bytes])
  })

  test('and other facts give others', async () => {
    expect((await make({ code: 'AAAABBBBCCCCDDDD' })).bytes).not.toEqual((await make()).bytes)
  })
})

describe('a request loads what its name needs and no more', () => {
  async function loadedFor(but: Partial<CertificateFacts>): Promise<string[]> {
    const loaded: string[] = []
    await make(but, {
      load: (name) => {
        loaded.push(name)
        return fonts.load(name)
      },
    })
    return loaded.toSorted()
  }
  const page = ['sans', 'sans-strong', 'serif', 'serif-bold', 'serif-italic']

  test('nothing beyond the page for Latin and Cyrillic letters', async () => {
    expect(await loadedFor(castNames.cyrillic!)).toEqual(page)
  })

  test('one file for a script, a few for Han', async () => {
    expect(await loadedFor(castNames.arabic!)).toEqual(['arabic', ...page])
    expect(await loadedFor(castNames.han!)).toEqual(['han-4f00', 'han-5f00', ...page].toSorted())
    expect(await loadedFor(castNames.japanese!)).toEqual(
      ['han-japanese-5b00', 'han-japanese-5c00', 'han-japanese-7500', 'han-japanese-8200', ...page].toSorted(),
    )
  })

  test('and a font that does not come is an error, the next time none', async () => {
    let works = false
    const flaky: FontSource = { load: (name) => (works ? fonts.load(name) : Promise.reject(new Error('away'))) }
    await expect(make({}, flaky)).rejects.toThrow('away')
    works = true
    expect((await make({}, flaky)).bytes).toEqual((await make()).bytes)
  })
})

describe('names that are not as they should be', () => {
  const scale = 1.5
  const tooLong: Record<string, Partial<CertificateFacts>> = {
    '300 letters in words': { name: 'Abcde Fghij '.repeat(25), localizedName: 'Олена Ко '.repeat(33) },
    '300 letters in one word': { name: 'W'.repeat(300), localizedName: '漢'.repeat(300) },
    'long names of everything': {
      name: 'Maria Guadalupe Hernández-Villanueva de la Concepción y Montgomery',
      localizedName: 'Олександра-Вікторія Мирославівна Коваленко-Добровольська-Шевченківська',
      certification: 'Certified Rigger – Enterprise Advanced Infrastructure Implementation and Operation',
      issuer: 'The Very Long Named International Association of Certified Infrastructure Skippers',
      signatory: { name: 'Wolfeschlegelsteinhausenbergerdorff '.repeat(3), title: 'Director of Everything '.repeat(5) },
      verifyAddress: `${'certifications.'.repeat(6)}example.com/verify`,
      badge: { text: 'ENCYCLOPEDIC', track: 'Infrastructure Implementation and Operation' },
    },
    'tall capitals and deep letters': { name: 'ĐỖ THỊ ỆỄ', localizedName: 'น้ำผึ้ง ปู่ ฐิติญา', certification: 'ẪỖỂ gjpqy' },
  }

  test.each(Object.entries(tooLong))('%s stay inside the frame and off each other', async (_, but) => {
    const { bytes } = await make({
      ...but,
      level: { name: 'Captain', rank: 0, shape: 'squares', colour: { light: '#7e4e1e', dark: '#dfb585' } },
    })
    const { picture } = await seePdf(bytes, scale)
    const side = { y: 260, width: 150, height: 900 }
    for (const x of [250, 2570]) expect(ink(cut(picture, { x, ...side }, scale))).toBe(0)
    expect(ink(cut(picture, { x: 422, y: 1120, width: 2100, height: 40 }, scale))).toBe(0)
  })

  test('a very long name is broken in two lines, no smaller than need be', async () => {
    const lines = await linesOf({ name: 'Maria Guadalupe Hernández-Villanueva de la Concepción y Montgomery' })
    expect(lines).toContain('Maria Guadalupe Hernández-Villanueva')
    expect(lines).toContain('de la Concepción y Montgomery')
  })

  test('control characters and marks of direction are left out', async () => {
    const { missing } = await make({ name: 'Be\u0000n\u202e Wa\u0007tan\tabe\n' })
    expect(missing).toEqual([])
    expect(await linesOf({ name: 'Be\u0000n\u202e Wa\u0007tan\tabe\n' })).toContain('Ben Watan abe')
  })

  test('rare characters and variants of characters are drawn', async () => {
    const { missing } = await make({ localizedName: '𠮷田 辻󠄀子', localizedLanguage: 'ja' })
    expect(missing).toEqual([])
    expect(await linesOf({ localizedName: '𠮷田 辻󠄀子', localizedLanguage: 'ja' })).toContain('𠮷田 辻子')
  })

  test('half a surrogate pair and an empty localized name break nothing', async () => {
    expect((await make({ name: 'Ben \ud83d Watanabe', localizedName: '\udc00' })).missing).toEqual([])
    expect((await make({ localizedName: ' \u200f ' })).missing).toEqual([])
  })

  test('where a sign has no font, the Latin name stands alone, and the caller learns which', async () => {
    const { missing } = await make({ localizedName: '渡辺 🎉 ꦗꦮ' })
    expect(missing).toEqual(['🎉', 'ꦗ', 'ꦮ'])
    const lines = await linesOf({ localizedName: '渡辺 🎉 ꦗꦮ' })
    expect(lines.join()).not.toMatch(/渡|辺/)
    expect(lines).toContain('Ben Watanabe')
  })

  test('a sign in the Latin name that has no font is left out, and the name closes up', async () => {
    expect((await make({ name: 'Ben 🎉 Watanabe' })).missing).toEqual(['🎉'])
    expect(await linesOf({ name: 'Ben 🎉 Watanabe' })).toContain('Ben Watanabe')
  })

  test('where nothing of the Latin name can be drawn, the localized one takes its place', async () => {
    const but = { name: 'ꦗꦮ', localizedName: '渡辺 勉', localizedLanguage: 'ja' }
    expect((await make(but)).missing).toEqual(['ꦗ', 'ꦮ'])
    expect(await linesOf(but)).toContain('渡辺 勉')
  })

  test.each(['', ' \u0000 ', '🎉'])('there is no certificate for nobody: "%s"', async (name) => {
    await expect(make({ name })).rejects.toThrow(NoNameToShow)
    await expect(make({ name, localizedName: 'ꦗꦮ' })).rejects.toThrow(NoNameToShow)
  })

  test('a localized name that says the same is said once', async () => {
    const lines = await linesOf({ localizedName: 'Ben Watanabe' })
    expect(lines.filter((line) => line === 'Ben Watanabe')).toHaveLength(1)
  })
})

function ink({ grey }: Picture): number {
  return grey.filter((value) => value < 200).length
}
