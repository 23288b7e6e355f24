import { describe, expect, test } from 'vitest'
import { flow } from '../../../src/adapters/certificate-pdf/flow.ts'
import { fileFor, filesOf, nameFonts } from '../../../src/adapters/certificate-pdf/fonts.ts'
import { frame, wavesAcross, wavesDown, wavesOn } from '../../../src/adapters/certificate-pdf/frame.ts'

const papers = [
  ['A4', 2970, 2100],
  ['Letter', 2794, 2159],
] as const

describe('the frame', () => {
  test('has whole swells on each side: 30 and 21 waves on A4, other numbers on Letter', () => {
    const sides = papers.map(([, width, height]) => [width, height].map((side) => wavesOn(side - 480)))
    expect(sides).toEqual([
      [30, 21],
      [27, 21],
    ])
  })

  test.each(papers)('joins from swell to swell and stays in its band on %s', (_, width, height) => {
    for (const [waves, along] of [
      [wavesAcross(width, height), 0],
      [wavesDown(width, height), 1],
    ] as const) {
      const step = waves.places[1]![along]! - waves.places[0]![along]!
      for (const strand of waves.swell.split('M').slice(1)) {
        const points = strand.split(/[C ]/).map(Number)
        const [from, to] = [points.slice(0, 2), points.slice(-2)]
        expect(to[along]! - from[along]!).toBeCloseTo(step, 1)
        expect(to[1 - along]!).toBeCloseTo(from[1 - along]!, 1)
        expect(Math.max(...points.filter((_, at) => at % 2 === 1 - along).map(Math.abs))).toBeLessThan(frame.depth / 2)
      }
    }
  })
})

describe('lines of the middle', () => {
  const line = (lead: number, above = 60, below = 20) => ({ lead, above, below })

  test('stand as they want to where there is room, and lower where there is more', () => {
    expect(flow([line(100), line(100)], 0, 200)).toEqual([100, 200])
    const [first, second] = flow([line(100), line(100)], 0, 400) as [number, number]
    expect(first).toBeGreaterThan(100)
    expect(second).toBeLessThanOrEqual(400)
  })

  test('come closer where there is little, and never touch while there is any', () => {
    const places = flow([line(200), line(200), line(200)], 0, 400)
    expect(places.at(-1)).toBeCloseTo(400)
    for (const [at, place] of places.slice(1).entries()) expect(place - places[at]!).toBeGreaterThanOrEqual(80)
  })

  test('make room for tall letters', () => {
    const [first, second] = flow([line(100, 80, 60), line(100, 150, 20)], 0, 330) as [number, number]
    expect(second - first).toBeGreaterThanOrEqual(210)
  })
})

test('every character of a name font is in one of its files', () => {
  for (const font of nameFonts) {
    const files = new Map(filesOf(font).map(({ file, ranges }) => [file, ranges]))
    for (const [first, last] of font.ranges)
      for (let character = first; character <= last; character += 37) {
        const ranges = files.get(fileFor(font, character) ?? '')
        expect(ranges?.some(([from, to]) => character >= from && character <= to)).toBe(true)
      }
  }
})
