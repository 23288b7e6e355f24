import { drawLogo } from '../../src/art/draw-logo.ts'
import { placed } from '../../src/art/drawing.ts'
import type { Logo, LogoForm, LogoVariant } from '../../src/program/logos.ts'
import { loadFaces } from './faces.ts'

interface Ground {
  readonly colour: string
  readonly ink: string
  readonly variant: LogoVariant
}

const width = 2400
const grounds: readonly Ground[] = [
  { colour: '#fbfaf7', ink: '#171f28', variant: 'light' },
  { colour: '#101419', ink: '#eae8e2', variant: 'dark' },
  { colour: '#ffffff', ink: '#000000', variant: 'mono' },
  { colour: '#115b5b', ink: '#ffffff', variant: 'mono' },
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

const level = (rank: number, code: string, levelName: string) => ({ rank, level: code, levelName, isPast: false })
const logos: readonly Logo[] = [
  {
    kind: 'certification',
    code: 'A',
    name: 'Cisco Certified Support Technician Networking',
    letters: 'CCST',
    track: 'Networking',
    ...level(1, 'entry', 'Entry'),
  },
  {
    kind: 'certification',
    code: 'B',
    name: 'Cisco Certified Network Associate',
    letters: 'CCNA',
    ...level(2, 'associate', 'Associate'),
  },
  {
    kind: 'certification',
    code: 'C',
    name: 'Cisco Certified Specialist - Service Provider Automation and Programmability',
    letters: 'ENCOR',
    track: 'Enterprise',
    ...level(3, 'specialist', 'Specialist'),
  },
  {
    kind: 'certification',
    code: 'D',
    name: 'CCNP Enterprise',
    letters: 'CCNP',
    track: 'Enterprise',
    ...level(4, 'professional', 'Professional'),
  },
  {
    kind: 'certification',
    code: 'E',
    name: 'CCIE Certification - Communications and Services',
    letters: 'CCIE',
    track: 'Communications and Services',
    ...level(5, 'expert', 'Expert'),
  },
  {
    kind: 'certification',
    code: 'F',
    name: 'Cisco Certified Architect',
    letters: 'CCAr',
    ...level(6, 'architect', 'Architect'),
  },
  {
    kind: 'certification',
    code: 'G',
    name: 'Long letters',
    letters: 'DCNAUTO',
    track: 'Service Provider',
    ...level(3, 'specialist', 'Specialist'),
  },
  ...[10, 15, 20].map((years): Logo => ({
    kind: 'years',
    code: String(years),
    name: `CCIE Certification - ${years}-year Achievement`,
    years,
    ...level(5, 'expert', 'Expert'),
  })),
]

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
  const shown = logos.filter((_, index) => [1, 2, 4, 8].includes(index))
  const body = shown.map((logo, index) =>
    at(logo, 'banner', ground, (index % 2) * 1200, Math.floor(index / 2) * 300, 1),
  )
  return { ground, height: 600, body: body.join('') }
}

function at(logo: Logo, form: LogoForm, { variant }: Ground, x: number, y: number, scale: number): string {
  return placed(drawLogo(logo, form, variant, faces), x, y, scale)
}
