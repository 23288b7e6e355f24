import type { Day } from '../calendar.ts'
import { levelOn, nameOn } from '../certification-on.ts'
import { compile } from './compile.ts'
import { noFacts } from './facts.ts'
import type { Rulebook } from './program.ts'
import { creditsTowards, describe, progressToEarn } from './progress.ts'
import { isRetired, regimeOn, validityOn } from './regime.ts'
import type { ProgressNode } from './standing.ts'
import { walk } from './walk.ts'
import { evidenceAfter } from './walk-state.ts'

/** What a certification asks for on a day, of somebody who has nothing yet. */
export interface Requirements {
  readonly code: string
  readonly name: string
  readonly level: string
  readonly introduced: Day | null
  /** The day from which it cannot be earned any more. */
  readonly retired: Day | null
  /** Months it lasts; `null` means that it never expires. */
  readonly validityMonths: number | null
  /** Absent where it cannot be earned by exams, or on this day no more. */
  readonly earn: ProgressNode | null
  readonly keep: ProgressNode | null
}

/** Nothing where the program has no such certification. */
export function requirementsOf(program: Rulebook, code: string, on: Day): Requirements | undefined {
  const compiled = compile(program)
  const certification = compiled.certifications.find((one) => one.code === code)
  if (!certification) return undefined
  const nobody = walk(compiled, noFacts, on)
  const towards = creditsTowards(nobody)
  const { introduced, retired } = certification.source
  const isOver = isRetired(certification, on)
  const { recertify } = regimeOn(certification, on)
  return {
    code,
    name: nameOn(certification.source, on),
    level: levelOn(certification.source, on),
    introduced: introduced ?? null,
    retired: retired ?? null,
    validityMonths: validityOn(certification, on),
    earn: isOver ? null : (progressToEarn(nobody, certification, undefined, towards)?.tree ?? null),
    keep: isOver || !recertify ? null : describe(recertify, '1', evidenceAfter(nobody, ''), towards),
  }
}
