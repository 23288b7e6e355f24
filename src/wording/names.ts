import type { Day } from '../core/calendar.ts'
import type { Program } from '../program/program.ts'
import { shortNameOf } from '../program/title.ts'

/** What a list or a sentence calls a certification on a day. */
export function shortNameOn(program: Program, code: string, on: Day): string {
  const certification = program.certifications.find((one) => one.code === code)
  if (!certification) return code
  const then = certification.names?.find((one) => (one.from ?? '') <= on && (!one.until || on <= one.until))
  return shortNameOf(program, code, then?.name ?? certification.name)
}

/** What fits the disc of a badge: a short abbreviation, or the first word where that is one. */
export function badgeTextOf(program: Program, code: string, name: string): string | undefined {
  const abbreviation = program.certifications.find((one) => one.code === code)?.abbreviation ?? name.split(' ')[0]!
  return /^[\p{Lu}\p{Ll}\d]{2,6}$/u.test(abbreviation) && /^\p{Lu}{2}/u.test(abbreviation) ? abbreviation : undefined
}
