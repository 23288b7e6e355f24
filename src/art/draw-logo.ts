import type { Logo, LogoForm, LogoVariant } from '../program/logos.ts'
import { banner } from './banner.ts'
import { fullLogo, lineLogo, smallLogo } from './certification-logo.ts'
import { type Drawing, svgFile } from './drawing.ts'
import { type Inks, inksOf } from './inks.ts'
import type { Faces } from './lettering.ts'
import { fullYearMark, lineYearMark, smallYearMark } from './year-mark.ts'

/** A logo in one of its forms, for one of its grounds. */
export function drawLogo(logo: Logo, form: LogoForm, variant: LogoVariant, faces: Faces): Drawing {
  return drawInInks(logo, form, inksOf(logo.colour, variant), faces)
}

function drawInInks(logo: Logo, form: LogoForm, inks: Inks, faces: Faces): Drawing {
  if (form === 'banner') return banner(logo, drawInInks(logo, 'full', inks, faces), inks, faces)
  if (logo.kind === 'years') {
    if (form === 'full') return fullYearMark(logo, inks, faces)
    return form === 'line' ? lineYearMark(logo, inks, faces) : smallYearMark(logo, inks, faces)
  }
  if (form === 'full') return fullLogo(logo, inks, faces)
  return form === 'line' ? lineLogo(logo, inks, faces) : smallLogo(logo, inks)
}

export function logoAsSvg(logo: Logo, form: LogoForm, variant: LogoVariant, faces: Faces): string {
  return svgFile(drawLogo(logo, form, variant, faces), { title: logo.name, description: describe(logo) })
}

/** What the drawing shows, for those who do not see it. */
export function describe(logo: Logo): string {
  if (logo.kind === 'years') {
    return `A ring with ${logo.years} lobes, one for each year at the ${logo.levelName} level, around the number ${logo.years}.`
  }
  return `${logo.levelName} level, ${logo.letters}: ${shapeOf(logo)}.`
}

function shapeOf({ shape, rank }: Logo): string {
  if (shape === 'shields') return rank === 1 ? 'a shield with one peak' : `a shield with ${rank} peaks`
  return rank === 1 ? 'a square on its corner' : `${rank} squares turned to a star of ${rank * 4} points`
}
