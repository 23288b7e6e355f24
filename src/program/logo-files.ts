import type { Day } from '../core/calendar.ts'
import { altOf, type Logo, type LogoForm, type LogoVariant, logosOf } from './logos.ts'
import type { Program } from './program.ts'

/** A file of a logo, made by `npm run art`. */
export interface LogoFile {
  /** Such as `ccna-512-light.png`. */
  readonly file: string
  /** Of the certification or the achievement. */
  readonly code: string
  readonly form: LogoForm
  readonly variant: LogoVariant
  readonly type: 'svg' | 'png'
  /** Pixels; of an SVG, the units it is drawn in. */
  readonly width: number
  readonly height: number
  readonly alt: string
}

interface Size {
  /** What the file's name says. */
  readonly name: string
  readonly form: LogoForm
  readonly types: readonly LogoFile['type'][]
  readonly width: number
  readonly height: number
}

const variants: readonly LogoVariant[] = ['light', 'dark', 'mono']

const main: Size = { name: '512', form: 'full', types: ['svg', 'png'], width: 512, height: 512 }
const sizes: readonly Size[] = [
  main,
  { name: '1024', form: 'full', types: ['png'], width: 1024, height: 1024 },
  { name: '96', form: 'line', types: ['svg', 'png'], width: 96, height: 96 },
  { name: '32', form: 'small', types: ['svg', 'png'], width: 32, height: 32 },
  { name: 'banner', form: 'banner', types: ['svg', 'png'], width: 1200, height: 300 },
]

/** Where the files of a logo lie together. */
export function logoPackKey(code: string): string {
  return `art/${code.toLowerCase()}`
}

/** Every file of every logo of a program; of a past certification only the main size. */
export function logoFiles(program: Program, on: Day): readonly LogoFile[] {
  return logosOf(program, on).flatMap(filesOf)
}

/** The files of one logo, the one most people want first. */
export function filesOf(logo: Logo): readonly LogoFile[] {
  return (logo.isPast ? [main] : sizes).flatMap(({ name, form, types, width, height }) =>
    variants.flatMap((variant) =>
      types.map((type) => ({
        file: `${logo.code.toLowerCase()}-${name}-${variant}.${type}`,
        code: logo.code,
        form,
        variant,
        type,
        width,
        height,
        alt: altOf(logo),
      })),
    ),
  )
}
