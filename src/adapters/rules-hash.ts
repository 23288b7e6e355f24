import { createHash } from 'node:crypto'
import { madeOnce } from '../core/made-once.ts'
import type { Rulebook } from '../core/standing/program.ts'

/** The hash of the code that judges, which the commands that build the Worker put in its place (bin/judge.ts). */
declare const JUDGE: string | undefined

/** What of a program decides who holds what: all of its rulebook. The type refuses a field that is left out. */
const deciding = {
  levels: true,
  exams: true,
  examGroups: true,
  certifications: true,
  migrations: true,
  transitions: true,
  passValidityMonths: true,
  creditValidityMonths: true,
  creditPolicy: true,
  renewalExtends: true,
  // The names alone: what they do is code, and so part of the judge.
  ruleKinds: true,
} satisfies Record<keyof Rulebook, true>

/**
 * The rules by which holdings are made, data and judge, as one hash. Empty where the Worker was built without the judge's:
 * then no holdings are taken to be as new as the rules, and none are marked as such.
 */
export const rulesOf: (program: Rulebook) => string = madeOnce((program: Rulebook) =>
  typeof JUDGE === 'undefined' ? '' : hashOfRules(program, JUDGE),
)

export function hashOfRules(program: Rulebook, judge: string): string {
  const rules = Object.keys(deciding).map((key) => program[key as keyof Rulebook])
  return createHash('sha256')
    .update(JSON.stringify([judge, rules]))
    .digest('hex')
    .slice(0, 32)
}
