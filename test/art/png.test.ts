import { Resvg } from '@resvg/resvg-js'
import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { loadFaces } from '../../bin/art/faces.ts'
import { indexed, type Picture } from '../../bin/art/indexed-png.ts'
import { printed, render, renderPlates } from '../../bin/art/render.ts'
import { logoAsSvg } from '../../src/art/draw-logo.ts'
import { defaultProgram } from '../../src/program/default-program.ts'
import { findLogo, type Logo, type LogoVariant } from '../../src/program/logos.ts'

const faces = loadFaces()
const logo = findLogo(defaultProgram, 'CCNP-ENT', '2026-11-23')!

describe('a PNG', () => {
  test.each([
    ['full', 512, 512],
    ['full', 1024, 1024],
    ['line', 96, 96],
    ['small', 32, 32],
    ['banner', 1200, 300],
  ] as const)('of the form %s, %i wide, is %i high', (form, width, height) => {
    const png = printed(renderPlates(logo, form, width, faces), 'light')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, height])
    expect(png.toString('latin1', 1, 4)).toBe('PNG')
  })

  test.each(['light', 'dark', 'mono'] as const)('in %s shows what the SVG shows', (variant) => {
    for (const form of ['full', 'banner'] as const) {
      const width = form === 'full' ? 512 : 1200
      const png = printed(renderPlates(logo, form, width, faces), variant)
      const shown = onGrey(png, width)
      const wanted = onGrey(logoAsSvg(logo, form, variant, faces), width)
      const worst = shown.reduce((most, part, at) => Math.max(most, Math.abs(part - wanted[at]!)), 0)
      expect(worst, form).toBeLessThanOrEqual(16)
    }
  })

  test('in one colour has holes where others have paper', () => {
    const alphas = (variant: LogoVariant) => pixelAt(logo, variant, 256, 360)[3]
    expect([alphas('light'), alphas('dark'), alphas('mono')]).toEqual([255, 255, 0])
    // The first pip is ink.
    expect(pixelAt(logo, 'mono', 229, 352)).toEqual([0, 0, 0, 255])
  })
})

test('a picture of many colours gets no more than 256, and all of its pixels', () => {
  const pixels = Uint8Array.from({ length: 64 * 64 * 4 }, (_, at) => (at % 4 === 3 ? 255 : (at * 7919) % 256))
  const picture: Picture = { width: 64, height: 64, pixels }
  const { colours, rows } = indexed(picture)
  expect(colours.length).toBeLessThanOrEqual(256)
  expect(inflateSync(rows)).toHaveLength(65 * 64)
})

function pixelAt(one: Logo, variant: LogoVariant, x: number, y: number): number[] {
  const { pixels } = renderPng(printed(renderPlates(one, 'full', 512, faces), variant), 512)
  return [...pixels.subarray((y * 512 + x) * 4, (y * 512 + x) * 4 + 4)]
}

/** What one sees of an SVG or a PNG on a grey ground. */
function onGrey(image: string | Buffer, width: number): number[] {
  const { pixels } = typeof image === 'string' ? render(image, width) : renderPng(image, width)
  return Array.from(pixels, (part, at) => (at % 4 === 3 ? 0 : part + (136 * (255 - pixels[at - (at % 4) + 3]!)) / 255))
}

/** The renderer reads its own kind of PNG as well as any other program would. */
function renderPng(png: Buffer, width: number): Picture {
  const [wide, high] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const href = `data:image/png;base64,${png.toString('base64')}`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}"><image width="${wide}" height="${high}" href="${href}"/></svg>`
  const image = new Resvg(svg, { fitTo: { mode: 'width', value: width } }).render()
  return { width: image.width, height: image.height, pixels: image.pixels }
}
