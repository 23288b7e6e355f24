import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { lineBadge, smallBadge, star } from '../../src/art/badge-geometry.ts'
import { rankOf } from '../../src/core/rank.ts'
import { bandTile } from '../../src/ui/band-geometry.ts'

const levels = [
  { code: 'mate', name: 'Mate', label: 'Mates', rank: 20 },
  { code: 'deckhand', name: 'Deckhand', label: 'Deckhands', rank: 10 },
  { code: 'captain', name: 'Captain', label: 'Captains', rank: 70 },
]

test('a level has its place by rank, in whatever order the levels are listed', () => {
  expect(['deckhand', 'mate', 'captain'].map((code) => rankOf(levels, code))).toEqual([1, 2, 3])
  expect(rankOf(levels, 'unheard-of')).toBe(1)
})

test('n squares turned against each other have 4n points', () => {
  for (const rank of [1, 2, 3, 4, 5, 6]) expect(star(rank, 16, 15).split('L')).toHaveLength(rank * 8)
})

test('the first square stands on its corner', () => {
  expect(star(2, 16, 15)).toMatch(/^M16 1L/)
})

test('the star of two squares has its notches where their sides cross', () => {
  const [, x, y] = /^M16 1L([\d.]+) ([\d.]+)L/.exec(star(2, 16, 15))!
  expect(Math.hypot(Number(x) - 16, Number(y) - 16)).toBeCloseTo(
    15 / (Math.cos(Math.PI / 8) + Math.sin(Math.PI / 8)),
    1,
  )
})

test.each([1, 2, 3, 4, 5, 6])('rank %i shows as many pips', (rank) => {
  expect(pips(smallBadge(rank).filled)).toBe(rank)
  expect(pips(smallBadge(rank).pips)).toBe(rank)
  expect(pips(lineBadge(rank).pips)).toBe(rank)
})

test('a drawing has no broken numbers in it', () => {
  for (const rank of [1, 2, 3, 4, 5, 6])
    expect(JSON.stringify([smallBadge(rank), lineBadge(rank)])).not.toMatch(/NaN|undefined|e-/)
})

test('the band in public is the one that is drawn here', () => {
  expect(readFileSync('public/band.svg', 'utf8')).toBe(bandTile())
})

/** Each pip is a circle of two arcs. */
function pips(path: string): number {
  return path.match(/a/g)!.length / 2
}
