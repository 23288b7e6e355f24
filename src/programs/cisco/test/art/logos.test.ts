import { describe, expect, test } from 'vitest'
import { loadFaces } from '../../../../../bin/art/faces.ts'
import { nameLines } from '../../../../art/banner.ts'
import { lettersSize, trackLines } from '../../../../art/certification-logo.ts'
import { describe as wordsFor, logoAsSvg } from '../../../../art/draw-logo.ts'
import { brokenInTwo, fitted, roomInDisc } from '../../../../art/lettering.ts'
import { program as defaultProgram } from '../../index.ts'
import { type CertificationLogo, findLogo, type Logo, type LogoForm, logosOf } from '../../../../program/logos.ts'

const on = '2026-11-23'
const faces = loadFaces()
const logos = logosOf(defaultProgram, on)
const forms: readonly LogoForm[] = ['full', 'line', 'small', 'banner']

const drawings = { light: draw('light'), mono: draw('mono') }

describe('every logo in every form', () => {
  test('is said in words', () => {
    for (const svg of drawings.light) {
      expect(svg).toMatch(/^<svg [^>]*role="img"><title>[^<]+<\/title><desc>[^<]+<\/desc><path/)
    }
  })

  test('needs no font, no style and nothing from elsewhere', () => {
    for (const svg of [...drawings.light, ...drawings.mono]) {
      expect(svg).not.toMatch(/<text|<style|<image|<use|href|url\(|font|class=|id=/)
      expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:/)
      expect(svg).not.toMatch(/NaN|undefined|Infinity/)
    }
  })

  test('has nothing but ink in one colour', () => {
    for (const svg of drawings.mono) {
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

function draw(variant: 'light' | 'mono'): string[] {
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
