import { addMonths, type Day } from '../calendar.ts'
import type { CompiledCertification, CompiledRegime } from './compile.ts'

/** What applies to a certification on a day. */
export function regimeOn(certification: CompiledCertification, day: Day): CompiledRegime {
  for (const regime of certification.regimes) {
    if ((regime.from ?? '') <= day && (!regime.until || day <= regime.until)) return regime
  }
  return certification.always
}

/** Months of validity of what is earned or renewed on a day; `null` means never expires. */
export function validityOn(certification: CompiledCertification, day: Day): number | null {
  const { validity } = certification.source
  if (!validity) return regimeOn(certification, day).months
  let months: number | null = null
  for (const entry of validity) if ((entry.earnedFrom ?? '') <= day) months = entry.months ?? null
  return months
}

/** The end of a period of the certification's own length that begins on a day; `null` never comes. */
export function endOfPeriod(certification: CompiledCertification, day: Day): Day | null {
  const months = validityOn(certification, day)
  return months === null ? null : addMonths(day, months)
}

export function isRetired(certification: CompiledCertification, day: Day): boolean {
  const { retired } = certification.source
  return retired !== undefined && retired <= day
}

export function isIntroduced(certification: CompiledCertification, day: Day): boolean {
  return (certification.source.introduced ?? '') <= day
}
