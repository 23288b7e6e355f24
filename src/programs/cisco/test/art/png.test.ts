import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { loadFaces } from '../../../../../bin/art/faces.ts'
import { render, renderPng } from '../../../../../bin/art/render.ts'
import { logoAsSvg } from '../../../../art/draw-logo.ts'
import { inksOf } from '../../../../art/inks.ts'
import { program as defaultProgram } from '../../index.ts'
import { findLogo, type LogoForm, type LogoVariant } from '../../../../program/logos.ts'

const faces = loadFaces()
const logo = findLogo(defaultProgram, 'CCNP-ENT', '2026-11-23')!

describe('a PNG', () => {
  test.each([
    ['full', 512, 512],
    ['full', 1024, 1024],
    ['line', 96, 96],
    ['small', 32, 32],
    ['banner', 1200, 300],
  ] as const)('of the form %s, %i wide, is %i high and has a palette', async (form, width, height) => {
    const found = await sharp(await drawn(form, 'light', width)).metadata()
    expect(found).toMatchObject({ format: 'png', width, height, isPalette: true })
  })

  test.each(['light', 'dark', 'mono'] as const)('in %s shows what the SVG shows', async (variant) => {
    for (const form of ['full', 'line', 'small', 'banner'] as const) {
      const width = form === 'banner' ? 1200 : 512
      const shown = await pixelsOf(await drawn(form, variant, width))
      const { pixels } = render(logoAsSvg(logo, form, variant, faces), width)
      const worst = pixels.reduce((most, part, at) => Math.max(most, Math.abs(part - multiplied(shown, at))), 0)
      expect(worst, form).toBeLessThanOrEqual(8)
    }
  })

  test('in one colour has holes where others have paper', async () => {
    const alphas = await Promise.all(
      (['light', 'dark', 'mono'] as const).map(async (variant) => (await pixelAt(variant, 256, 360))[3]),
    )
    expect(alphas).toEqual([255, 255, 0])
    // The first pip is ink.
    expect(await pixelAt('mono', 229, 352)).toEqual([0, 0, 0, 255])
  })

  test('has the very colours of the level and the paper', async () => {
    const { ink, paper } = inksOf(logo.colour, 'light')
    const shown = await pixelsOf(await drawn('full', 'light', 512))
    const colours = new Set(
      Array.from({ length: shown.length / 4 }, (_, at) => `#${shown.toString('hex', at * 4, at * 4 + 3)}`),
    )
    expect([...colours]).toEqual(expect.arrayContaining([ink, paper]))
  })
})

const drawn = (form: LogoForm, variant: LogoVariant, width: number) =>
  renderPng(logoAsSvg(logo, form, variant, faces), width)

const pixelsOf = (png: Buffer) => sharp(png).ensureAlpha().raw().toBuffer()

async function pixelAt(variant: LogoVariant, x: number, y: number): Promise<number[]> {
  const pixels = await pixelsOf(await drawn('full', variant, 512))
  return [...pixels.subarray((y * 512 + x) * 4, (y * 512 + x) * 4 + 4)]
}

/** A part of a pixel, multiplied by its alpha as a renderer has it. */
function multiplied(pixels: Buffer, at: number): number {
  return at % 4 === 3 ? pixels[at]! : (pixels[at]! * pixels[at - (at % 4) + 3]!) / 255
}
