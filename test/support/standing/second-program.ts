import type { Rulebook } from '../../../src/core/standing/program.ts'
import { cappedCreditsKind } from './capped-credits.ts'

/**
 * A made-up guild of stage riggers, unlike the default program in all that may differ: two levels, periods from expiry
 * to expiry with three months of grace, shorter lives of evidence, and points of which few may come from webinars.
 */
export const riggersGuild: Rulebook = {
  levels: [
    { code: 'trade', name: 'Trade', label: 'Trade', rank: 1 },
    { code: 'lead', name: 'Lead', label: 'Lead', rank: 2 },
  ],
  exams: [
    { code: 'ROPE', title: 'Ropes and knots' },
    { code: 'LOAD', title: 'Loads' },
    { code: 'LAW', title: 'Law of the workplace' },
    { code: 'CREW', title: 'Leading a crew' },
  ],
  examGroups: { theory: ['LOAD', 'LAW'] },
  certifications: [
    {
      code: 'RIGGER',
      name: 'Stage Rigger',
      level: 'trade',
      track: 'Stage',
      regimes: [{ validityMonths: 24, anchor: 'previousExpiry', suspendedMonths: 3 }],
      earn: { atLeast: 2, of: [{ exam: 'ROPE' }, { exam: 'LOAD' }, { exam: 'LAW' }] },
      recertify: { any: [{ exam: 'ROPE' }, { cappedCredits: 50, caps: { webinar: 10, reading: 5 } }] },
    },
    {
      code: 'LEAD',
      name: 'Lead Rigger',
      level: 'lead',
      track: 'Stage',
      validityMonths: 12,
      earn: { all: [{ exam: 'CREW' }, { certification: 'RIGGER' }] },
      recertify: { all: [{ exam: 'CREW' }, { examIn: { group: 'theory' } }] },
    },
  ],
  migrations: [],
  transitions: [],
  passValidityMonths: 12,
  creditValidityMonths: 24,
  ruleKinds: [cappedCreditsKind],
}
