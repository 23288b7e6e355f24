import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { colours } from '../../src/art/colours.ts'
import { inksOf } from '../../src/art/inks.ts'

const tokens = readFileSync('public/styles/tokens.css', 'utf8')

test.each(Object.entries(colours))('%s is the token of the pages', (name, colour) => {
  expect([colour.light, colour.dark]).toEqual(tokenOf(name))
})

test('the icon of the site has the accent', () => {
  const icon = readFileSync('public/favicon.svg', 'utf8')
  expect(icon.match(/#[0-9a-f]{6}/g)).toEqual([colours.accent.light, colours.accent.dark])
})

test('a level without a colour of its own is drawn in ink', () => {
  expect(inksOf(undefined, 'light')).toEqual({
    ink: colours.ink.light,
    text: colours.ink.light,
    paper: colours.paper.light,
  })
  expect(inksOf({ light: '#225b90', dark: '#8fbce9' }, 'dark').ink).toBe('#8fbce9')
})

function tokenOf(name: string): string[] {
  const [, pair] = new RegExp(`--${name}: light-dark\\((.+)\\);`).exec(tokens)!
  return [...pair!.matchAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)].map(([, l, c, h]) =>
    hexOf(Number(l), Number(c), Number(h)),
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
