import type { Day } from '../core/calendar.ts'
import { nameOn } from '../core/certification-on.ts'
import type { Program } from '../program/program.ts'
import { shortNameOf } from '../program/title.ts'

/** What a list or a sentence calls a certification on a day. */
export function shortNameOn(program: Program, code: string, on: Day): string {
  const certification = program.certifications.find((one) => one.code === code)
  return certification ? shortNameOf(program, code, nameOn(certification, on)) : code
}

/** What fits the disc of a badge: a short abbreviation, or the first word where that is one. */
export function badgeTextOf(program: Program, code: string, name: string): string | undefined {
  const abbreviation = program.certifications.find((one) => one.code === code)?.abbreviation ?? name.split(' ')[0]!
  return /^[\p{Lu}\p{Ll}\d]{2,6}$/u.test(abbreviation) && /^\p{Lu}{2}/u.test(abbreviation) ? abbreviation : undefined
}
