import { colours } from '../../src/art/colours.ts'
import { drawLogo } from '../../src/art/draw-logo.ts'
import { placed } from '../../src/art/drawing.ts'
import { dayOf } from '../../src/core/calendar.ts'
import { type Logo, type LogoForm, type LogoVariant, logosOf } from '../../src/program/logos.ts'
import { loadFaces } from './faces.ts'
import { program } from '../program.ts'

interface Ground {
  readonly colour: string
  readonly ink: string
  readonly variant: LogoVariant
}

const width = 2400
const grounds: readonly Ground[] = [
  { colour: colours.paper.light, ink: colours.ink.light, variant: 'light' },
  { colour: colours.paper.dark, ink: colours.ink.dark, variant: 'dark' },
  { colour: '#ffffff', ink: '#000000', variant: 'mono' },
  { colour: colours.accent.light, ink: '#ffffff', variant: 'mono' },
]

const faces = loadFaces()

/** All levels, marks, forms and grounds in one SVG, to be looked at. */
export function sheet(): string {
  const bands = [
    ...grounds.map(smallForms),
    ...grounds.slice(0, 2).map(fullForms),
    banners(grounds[0]!),
    banners(grounds[3]!),
  ]
  const tops = bands.map((_, index) => bands.slice(0, index).reduce((sum, band) => sum + band.height, 0))
  const height = bands.reduce((sum, band) => sum + band.height, 0)
  const body = bands.map(
    ({ ground, height: high, body: drawn }, index) =>
      `<g transform="translate(0 ${tops[index]})" color="${ground.ink}"><path fill="${ground.colour}" d="M0 0h${width}v${high}H0z"/>${drawn}</g>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body.join('')}</svg>`
}

const all = logosOf(program, dayOf(new Date(), program.timeZone))
const [marks, ofCertifications] = [all.filter(isYears), all.filter((logo) => !isYears(logo))]
/** Of each level the one with the most to write, and the marks for years. */
const logos = [...[...Map.groupBy(ofCertifications, ({ level }) => level).values()].map(longest), ...marks]
const inBanners = [...logos.slice(0, 3), ...marks.slice(0, 1)]

function smallForms(ground: Ground) {
  const column = width / logos.length
  const body = logos.flatMap((logo, index) => {
    const left = index * column + 40
    return [
      at(logo, 'line', ground, left, 30, 1),
      at(logo, 'small', ground, left + 116, 40, 1),
      at(logo, 'small', ground, left + 160, 46, 20 / 32),
    ]
  })
  return { ground, height: 160, body: body.join('') }
}

function fullForms(ground: Ground) {
  const column = width / 5
  const body = logos.map((logo, index) =>
    at(logo, 'full', ground, (index % 5) * column + 20, 20 + Math.floor(index / 5) * 460, 440 / 512),
  )
  return { ground, height: 940, body: body.join('') }
}

function banners(ground: Ground) {
  const body = inBanners.map((logo, index) =>
    at(logo, 'banner', ground, (index % 2) * 1200, Math.floor(index / 2) * 300, 1),
  )
  return { ground, height: 600, body: body.join('') }
}

function isYears({ kind }: Logo): boolean {
  return kind === 'years'
}

function longest(logos: readonly Logo[]): Logo {
  return logos.reduce((one, other) => (other.name.length > one.name.length ? other : one))
}

function at(logo: Logo, form: LogoForm, { variant }: Ground, x: number, y: number, scale: number): string {
  return placed(drawLogo(logo, form, variant, faces), x, y, scale)
}
