import { Resvg } from '@resvg/resvg-js'
import sharp from 'sharp'

/** Pixels as RGBA with the colours already multiplied by alpha, four bytes each. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

/**
 * A drawing as a PNG with a palette. Line art in two inks loses nothing that can be seen by it, and is a third as large.
 * With less effort than 4 the colours of large areas are off by one; with more nothing changes but the time.
 */
export function renderPng(svg: string, width: number): Promise<Buffer> {
  const { pixels, ...size } = render(svg, width)
  const raw = { ...size, channels: 4, premultiplied: true } as const
  return sharp(pixels, { raw }).png({ palette: true, dither: 0, effort: 4 }).toBuffer()
}

/** What takes the colour of what is around it is black here. */
export function render(svg: string, width: number): Picture {
  const image = new Resvg(svg, { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } }).render()
  return { width: image.width, height: image.height, pixels: image.pixels }
}
