import { paths } from '../../../paths.ts'
import { filesOf, type LogoFile } from '../../../program/logo-files.ts'
import type { Logo } from '../../../program/logos.ts'
import { zipOf } from './zips.ts'

export interface LogoView {
  readonly code: string
  readonly name: string
  readonly alt: string
  readonly zip: string
  /** As it looks on each ground. */
  readonly pictures: readonly {
    readonly variant: (typeof variants)[number]
    readonly src: string
    readonly on: string
  }[]
  readonly rows: readonly { readonly size: string; readonly cells: readonly (readonly FileLink[])[] }[]
}

export interface FileLink {
  readonly label: string
  readonly href: string
  /** For those who do not see where the link stands. */
  readonly said: string
}

const variants = ['light', 'dark', 'mono'] as const
const names = { light: 'Light', dark: 'Dark', mono: 'One colour' } as const
const grounds = { light: 'for light backgrounds', dark: 'for dark backgrounds', mono: 'in one colour' } as const

/** The files of a logo by size and ground. */
export function viewLogo(logo: Logo): LogoView {
  const files = filesOf(logo)
  return {
    code: logo.code,
    name: logo.name,
    alt: files[0]!.alt,
    zip: paths.logo(zipOf(logo)),
    pictures: variants.map((variant) => ({
      variant,
      src: paths.logoPicture(logo.code, variant),
      on: names[variant],
    })),
    rows: [...new Set(files.map(sizeOf))].map((size) => ({
      size,
      cells: variants.map((variant) =>
        files.filter((file) => file.variant === variant && sizeOf(file) === size).map((file) => linkTo(file, size)),
      ),
    })),
  }
}

function sizeOf({ form, width, height }: LogoFile): string {
  return form === 'banner' ? `Banner, ${width} × ${height}` : `${width} × ${height}`
}

function linkTo({ file, type, variant }: LogoFile, size: string): FileLink {
  return { label: type.toUpperCase(), href: paths.logo(file), said: `${size}, ${grounds[variant]}` }
}
