import { expect } from 'vitest'
import type { Day } from '../../../src/core/calendar.ts'
import type { Certification } from '../../../src/core/standing/program.ts'
import { factsOf, grant, type Telling } from './facts.ts'
import { judgedBy } from './judged.ts'
import { historyOf } from './notation.ts'
import { smallProgram } from './small-program.ts'

export const x: Partial<Certification> = {
  validityMonths: 36,
  earn: { exam: 'A' },
  recertify: { any: [{ exam: 'B' }, { credits: 10 }] },
}
export const program = smallProgram({ X: x, Y: { ...x, earn: { all: [{ exam: 'C' }, { certification: 'X' }] } } })

/** Granted 2021-01-01, so that it expires on 2024-01-01. */
export const held = grant('X', '2021-01-01')

export interface Case {
  readonly what: string
  readonly told: readonly Telling[]
  readonly on?: Day
  /** Status and expiry day. */
  readonly is: string
  /** What is written after its first line. */
  readonly history: readonly string[]
}

export function check({ told, on = '2023-12-01', is, history }: Omit<Case, 'what'>, of = program, code = 'X'): void {
  const one = judgedBy(factsOf(...told), on, of)[code]
  expect([one && `${one.status} ${one.expiresOn}`, ...historyOf(one).slice(1)]).toEqual([is, ...history])
}
