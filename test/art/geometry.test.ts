import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fullBadge, lineBadge, shrinkOf } from '../../src/art/badge-geometry.ts'
import { fullYearRing, lineYearRing, lobedCurve, radiusAt, smallYearDisc } from '../../src/art/lobes.ts'
import { squareAround } from '../../src/art/shapes.ts'

const ranks = [1, 2, 3, 4, 5, 6]

describe('the full badge', () => {
  test.each(ranks)('of rank %i has as many squares, the first on its corner, all on one circle', (rank) => {
    const { squares } = fullBadge(rank)
    expect(squares.match(/M/g)).toHaveLength(rank)
    expect(squares).toMatch(/^M256 12L/)
    for (const point of pointsOf(squares)) expect(fromCentre(point, 256)).toBeCloseTo(244, 1)
  })

  test.each(ranks)('of rank %i leaves its disc clear without a fill', (rank) => {
    const { lines, squares, discRadius } = fullBadge(rank)
    expect(discRadius).toBeCloseTo(244 * (rank === 1 ? 0.505 : 0.56), 1)
    expect(nearest(lines, 256)).toBeGreaterThan(discRadius - 0.02)
    expect(nearest(squares, 256)).toBeGreaterThan(discRadius)
  })

  test('has seven smaller squares each way round in each square, nine where there is one', () => {
    // A square that reaches into the disc is four corners instead.
    const squaresIn = (lines: string) => lines.split('z').length - 1 + (lines.match(/M[^Mz]*(?=M|$)/g)?.length ?? 0) / 4
    expect(ranks.map((rank) => squaresIn(fullBadge(rank).lines))).toEqual([18, 28, 42, 56, 70, 84])
  })

  test('turns each smaller square so that its corners touch the sides of the last', () => {
    expect(shrinkOf(2.1)).toBeCloseTo(0.965, 3)
    expect(shrinkOf(45)).toBeCloseTo(Math.SQRT1_2, 10)
  })
})

test('the badge of 96 leaves its disc clear too', () => {
  for (const rank of ranks) {
    const { lines, discRadius } = lineBadge(rank)
    expect(nearest(lines, 48)).toBeGreaterThan(discRadius - 0.02)
  }
})

test('a square around a disc keeps its corners and gives up what lies in the disc', () => {
  expect(squareAround(0, 10, 0, 7)).toBe('M0 -10L10 0L0 10L-10 0z')
  const cut = squareAround(0, 10, 0, 8)
  expect(cut.match(/M/g)).toHaveLength(4)
  expect(nearest(cut, 0)).toBeCloseTo(8, 2)
})

describe('a mark for years', () => {
  test('has a lobe a year, whatever the years', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 359 }), (years, phase) => {
        const curve = { lobes: years, outer: 246, swing: 26, phase }
        const radii = Array.from({ length: years * 36 }, (_, step) => radiusAt(curve, (step + 0.5) * (10 / years)))
        const tops = radii.filter(
          (radius, at) => radius > radii.at(at - 1)! && radius >= radii[(at + 1) % radii.length]!,
        )
        expect(tops).toHaveLength(years)
        expect(Math.max(...radii)).toBeLessThanOrEqual(246)
        expect(Math.min(...radii)).toBeGreaterThanOrEqual(246 - 52)
      }),
    )
  })

  test('is drawn near its formula between the points that are on it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 40 }), fc.integer({ min: 0, max: 359 }), (years, phase) => {
        const curve = { lobes: years, outer: 246, swing: 26, phase }
        for (const [x, y] of middlesOf(lobedCurve(256, curve))) {
          const degrees = (Math.atan2(x - 256, 256 - y) * 180) / Math.PI
          expect(Math.abs(Math.hypot(x - 256, y - 256) - radiusAt(curve, degrees))).toBeLessThan(0.8)
        }
      }),
      { numRuns: 30 },
    )
  })

  test('has nine curves and a tick a year at 512, three curves at 96, one outline at 32', () => {
    const ring = fullYearRing(15)
    expect((ring.first + ring.curves).match(/M/g)).toHaveLength(9)
    expect(ring.ticks.match(/M/g)).toHaveLength(15)
    const small = lineYearRing(15)
    expect((small.first + small.curves).match(/M/g)).toHaveLength(3)
    expect(smallYearDisc(15).match(/M/g)).toHaveLength(1)
  })

  test('has no broken numbers in it', () => {
    expect(JSON.stringify([1, 2, 10, 60].map((years) => [fullYearRing(years), lineYearRing(years)]))).not.toMatch(
      /NaN|undefined|e-/,
    )
  })
})

type Point = readonly [number, number]

function pointsOf(path: string): Point[] {
  return [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)])
}

function fromCentre([x, y]: Point, centre: number): number {
  return Math.hypot(x - centre, y - centre)
}

/** How near lines of a path come to the centre. */
function nearest(path: string, centre: number): number {
  const lines = path.split('M').filter(Boolean)
  return Math.min(
    ...lines.flatMap((line) => {
      const points = pointsOf(line)
      const ends = line.endsWith('z') ? [...points, points[0]!] : points
      return ends.slice(1).map((end, index) => nearestOfSide(ends[index]!, end, centre))
    }),
  )
}

function nearestOfSide([x1, y1]: Point, [x2, y2]: Point, centre: number): number {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const share = Math.min(1, Math.max(0, ((centre - x1) * dx + (centre - y1) * dy) / (dx * dx + dy * dy)))
  return Math.hypot(x1 + dx * share - centre, y1 + dy * share - centre)
}

/** The middles of the pieces of a curve of one C and then S. */
function middlesOf(path: string): Point[] {
  const [start, handle, ...rest] = pointsOf(path)
  const middles: Point[] = []
  let [from, first] = [start!, handle!]
  for (let at = 0; at < rest.length; at += 2) {
    const [second, to] = [rest[at]!, rest[at + 1]!]
    const middle = (index: 0 | 1) => (from[index] + 3 * first[index] + 3 * second[index] + to[index]) / 8
    middles.push([middle(0), middle(1)])
    first = [2 * to[0] - second[0], 2 * to[1] - second[1]]
    from = to
  }
  return middles
}
