import { Resvg } from '@resvg/resvg-js'
import { svgRoot } from '../../src/art/drawing.ts'
import { drawInInks } from '../../src/art/draw-logo.ts'
import { type Inks, inksOf } from '../../src/art/inks.ts'
import type { Faces } from '../../src/art/lettering.ts'
import type { Logo, LogoForm, LogoVariant } from '../../src/program/logos.ts'
import { type Colour, type IndexedPicture, indexed, indexedPng, type Picture } from './indexed-png.ts'

/** As a printer's plates: what is red is the level's ink, green the names', blue the paper. */
const plates: Inks = { ink: '#f00', text: '#0f0', paper: '#00f' }
const black: Colour = [0, 0, 0, 255]
const nothing: Colour = [0, 0, 0, 0]

/** A logo that has been rendered once, to be printed in the inks of each variant. */
export interface Plates {
  readonly level: string
  readonly picture: IndexedPicture
}

export function renderPlates(logo: Logo, form: LogoForm, width: number, faces: Faces): Plates {
  const svg = svgRoot(drawInInks(logo, form, plates, faces))
  return { level: logo.level, picture: indexed(render(svg, width)) }
}

export function printed({ level, picture }: Plates, variant: LogoVariant): Buffer {
  const { ink, text, paper } = inksOf(level, variant)
  const inks = [colourOf(ink), colourOf(text), paper ? colourOf(paper) : nothing] as const
  const palette = picture.colours.map((shares) => mixed(inks, shares))
  return indexedPng(picture, palette)
}

export function render(svg: string, width: number): Picture {
  const image = new Resvg(svg, { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } }).render()
  return { width: image.width, height: image.height, pixels: image.pixels }
}

/** What so much of each ink comes to. */
function mixed(inks: readonly [Colour, Colour, Colour], shares: Colour): Colour {
  const weights = inks.map((ink, index) => (shares[index]! * ink[3]) / 255)
  const alpha = weights.reduce((sum, weight) => sum + weight, 0)
  const part = (index: 0 | 1 | 2) =>
    alpha === 0 ? 0 : Math.round(inks.reduce((sum, ink, at) => sum + ink[index] * weights[at]!, 0) / alpha)
  return [part(0), part(1), part(2), Math.min(255, Math.round(alpha))]
}

/** One colour is black in a PNG: only an SVG can take on what is around it. */
function colourOf(ink: string): Colour {
  if (ink === 'currentColor') return black
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(ink.slice(at, at + 2), 16))
  return [red!, green!, blue!, 255]
}
