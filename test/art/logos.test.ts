import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadFaces } from '../../bin/art/faces.ts'
import { nameLines } from '../../src/art/banner.ts'
import { lettersSize, trackLines } from '../../src/art/certification-logo.ts'
import { describe as wordsFor, logoAsSvg } from '../../src/art/draw-logo.ts'
import { inksOf } from '../../src/art/inks.ts'
import { brokenInTwo, fitted, roomInDisc } from '../../src/art/lettering.ts'
import { defaultProgram } from '../../src/program/default-program.ts'
import { type CertificationLogo, findLogo, type Logo, type LogoForm, logosOf } from '../../src/program/logos.ts'

const on = '2026-11-23'
const faces = loadFaces()
const logos = logosOf(defaultProgram, on)
const forms: readonly LogoForm[] = ['full', 'line', 'small', 'banner']

describe('every logo in every form', () => {
  test('is said in words', () => {
    for (const svg of drawings('light')) {
      expect(svg).toMatch(/^<svg [^>]*role="img"><title>[^<]+<\/title><desc>[^<]+<\/desc><path/)
    }
  })

  test('needs no font, no style and nothing from elsewhere', () => {
    for (const svg of [...drawings('light'), ...drawings('mono')]) {
      expect(svg).not.toMatch(/<text|<style|<image|<use|href|url\(|font|class=|id=/)
      expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:/)
      expect(svg).not.toMatch(/NaN|undefined|Infinity/)
    }
  })

  test('has nothing but ink in one colour', () => {
    for (const svg of drawings('mono')) {
      expect(new Set(svg.match(/(?:fill|stroke)="[^"]+"/g))).toEqual(
        new Set(svg.match(/(?:fill|stroke)="(?:none|currentColor)"/g) ?? ['nothing']),
      )
    }
  })
})

describe('the words of a drawing', () => {
  test.each([
    ['CCNP-ENT', 'Professional level, CCNP: 4 squares turned to a star of 16 points.'],
    ['CCST-NET', 'Entry level, CCST: a square on its corner.'],
    ['CCAR', 'Architect level, CCAr: 6 squares turned to a star of 24 points.'],
    ['CCIE-15Y', 'A ring with 15 lobes, one for each year at the Expert level, around the number 15.'],
  ])('of %s', (code, words) => {
    expect(wordsFor(logoOf(code))).toBe(words)
  })

  test('are fit for SVG', () => {
    const both = { ...certification({ letters: 'R&D' }), name: 'Research & <Development>' }
    expect(logoAsSvg(both, 'small', 'light', faces)).toContain('<title>Research &amp; &lt;Development&gt;</title>')
  })
})

describe('letters', () => {
  test.each([
    ['CCNA', 2, 76],
    ['CCT', 1, 70],
    ['CCENT', 1, 66],
    ['ENCOR', 3, 66],
    ['ENARSI', 3, 52],
  ])('%s on rank %i begin at %i', (letters, rank, size) => {
    expect(lettersSize(letters, rank)).toBe(size)
  })

  test('of the program all stay in the disc, at 512 and at 96', () => {
    for (const logo of logos) {
      if (logo.kind !== 'certification') continue
      for (const [form, centre, disc] of [
        ['full', 256, logo.rank === 1 ? 116 : 129.6],
        ['line', 48, 26],
      ] as const) {
        const words = logoAsSvg(logo, form, 'mono', faces).split('<path').at(-1)!
        for (const distance of distancesOf(words, centre)) expect(distance, logo.code).toBeLessThan(disc)
      }
    }
  })

  test('that no typeface has stop the work instead of leaving a gap', () => {
    expect(() => logoAsSvg(certification({ letters: '證書' }), 'full', 'light', faces)).toThrow(/no letter for "證"/)
  })
})

describe('lines', () => {
  test('a long track shrinks, a longer one breaks in two', () => {
    const sizes = (track?: string) => trackLines(track, 129.6, faces).map((line) => Math.round(line.size))
    expect(sizes()).toEqual([])
    expect(sizes('Enterprise')).toEqual([27])
    expect(sizes('Enterprise Infrastructure')).toEqual([22])
    expect(sizes('Communications and Services')).toEqual([23, 23])
  })

  test('a name with a dash breaks there on a banner, another one only if it is long', () => {
    const lines = (name: string) => nameLines(name, faces).map((line) => line.text)
    expect(lines('CCNP Enterprise')).toEqual(['CCNP Enterprise'])
    expect(lines('CCIE Certification - Wireless')).toEqual(['CCIE Certification', 'Wireless'])
    expect(lines('Cisco Certified Support Technician IT Support')).toEqual([
      'Cisco Certified Support',
      'Technician IT Support',
    ])
  })

  test('of names never run over the edge of a banner', () => {
    for (const logo of logos) {
      for (const { face, text, size } of nameLines(logo.name, faces)) {
        expect(face.widthOf(text, size)).toBeLessThan(1200 - 324 - 47)
        expect(size, logo.name).toBeGreaterThan(30)
      }
    }
  })

  test('break where the longer half is shortest', () => {
    const width = (text: string) => text.length
    expect(brokenInTwo('one two three four', width)).toEqual(['one two', 'three four'])
    expect(brokenInTwo('single', width)).toEqual(['single'])
  })

  test('shrink with their tracking to the room there is, and never grow', () => {
    const line = { face: faces.sansBold, text: 'PROFESSIONAL', size: 20, tracking: 4 }
    const narrow = fitted(line, 100)
    expect(narrow.face.widthOf(narrow.text, narrow.size, narrow.tracking)).toBeCloseTo(100, 6)
    expect(fitted(line, 1000)).toBe(line)
    expect(roomInDisc(5, [-3, 1], 0)).toBe(8)
  })
})

test('the inks are those of the pages', () => {
  const tokens = readFileSync('public/styles/tokens.css', 'utf8')
  const token = (name: string) =>
    [
      ...new RegExp(`--${name}: light-dark\\((.+)\\);`)
        .exec(tokens)![1]!
        .matchAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g),
    ].map(([, l, c, h]) => hexOf(Number(l), Number(c), Number(h)))
  for (const level of ['entry', 'associate', 'specialist', 'professional', 'expert']) {
    expect([inksOf(level, 'light').ink, inksOf(level, 'dark').ink], level).toEqual(token(level))
  }
  expect([inksOf('entry', 'light').paper, inksOf('entry', 'dark').paper]).toEqual(token('paper'))
  expect([inksOf('unknown', 'light').ink, inksOf('unknown', 'dark').ink]).toEqual(token('ink'))
})

function drawings(variant: 'light' | 'mono'): string[] {
  return logos.flatMap((logo) => forms.map((form) => logoAsSvg(logo, form, variant, faces)))
}

function logoOf(code: string): Logo {
  return findLogo(defaultProgram, code, on)!
}

function certification(some: Partial<CertificationLogo>): CertificationLogo {
  return { ...(logoOf('CCNA') as CertificationLogo), ...some }
}

/** How far the points of a path with absolute places are from the centre. */
function distancesOf(path: string, centre: number): number[] {
  return [...path.matchAll(/[ML](-?[\d.]+) ?(-?[\d.]+)/g)].map(([, x, y]) =>
    Math.hypot(Number(x) - centre, Number(y) - centre),
  )
}

/** CSS Color 4: from OKLCH by way of OKLab and linear sRGB. */
function hexOf(lightness: number, chroma: number, hue: number): string {
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)]
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  const parts = linear.map((part) => (part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055))
  return `#${parts
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}
