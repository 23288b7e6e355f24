import type { Day } from '../../../../core/calendar.ts'
import type { Facts } from '../../../../core/standing/facts.ts'
import type { Rulebook } from '../../../../core/standing/program.ts'
import { judgedBy } from '../../../../../test/support/standing/judged.ts'
import { program as cisco } from '../../index.ts'

/** What is held and worked towards on a day, by code; by this program's rules, unless others are given. */
export function judged(facts: Facts, on: Day, program: Rulebook = cisco): ReturnType<typeof judgedBy> {
  return judgedBy(facts, on, program)
}
