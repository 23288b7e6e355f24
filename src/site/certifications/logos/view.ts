import { paths } from '../../../paths.ts'
import { filesOf, type LogoFile } from '../../../program/logo-files.ts'
import type { Logo } from '../../../program/logos.ts'
import type { LevelLook } from '../../../core/level-look.ts'

export interface LogoView {
  readonly code: string
  readonly name: string
  readonly badge: LevelLook
  readonly alt: string
  readonly rows: readonly { readonly size: string; readonly cells: readonly (readonly FileLink[])[] }[]
}

export interface FileLink {
  readonly label: string
  readonly href: string
  /** For those who do not see where the link stands. */
  readonly said: string
}

const variants = ['light', 'dark', 'mono'] as const
const grounds = { light: 'for light backgrounds', dark: 'for dark backgrounds', mono: 'in one colour' } as const

/** The files of a logo by size and ground. */
export function viewLogo(logo: Logo): LogoView {
  const files = filesOf(logo)
  return {
    code: logo.code,
    name: logo.name,
    badge: { rank: logo.rank, shape: logo.shape, colour: logo.colour },
    alt: files[0]!.alt,
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
