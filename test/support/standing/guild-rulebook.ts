import type { CyclePolicy } from '../../../src/core/standing/cycle/policy.ts'
import type { Rulebook } from '../../../src/core/standing/program.ts'

const kept = (total: number, yearly: number): CyclePolicy => ({
  total,
  yearly,
  graceDays: 90,
  yearlyCaps: { B: 10 },
  carryOver: 20,
  feeDueBy: '01-31',
})

/** The guild's law: cycles of three years with a minimum a year, a fee a year, and no exam that renews. */
export const guildRulebook: Rulebook = {
  levels: [
    { code: 'associate', name: 'Associate', label: 'Associate', rank: 1 },
    { code: 'practitioner', name: 'Practitioner', label: 'Practitioner', rank: 2 },
    { code: 'fellow', name: 'Fellow', label: 'Fellow', rank: 3 },
  ],
  exams: [
    { code: 'G-100', title: 'Foundations of security engineering' },
    { code: 'G-200', title: 'Security engineering in practice' },
    { code: 'G-300', title: 'Leading security engineering' },
    { code: 'G-END', title: 'Endorsement by two members' },
  ],
  examGroups: {},
  certifications: [
    {
      code: 'GSA',
      name: 'Guild Security Associate',
      level: 'associate',
      track: 'Security',
      validityMonths: 36,
      earn: { exam: 'G-100' },
      cycle: kept(60, 15),
    },
    {
      code: 'GSP',
      name: 'Guild Security Practitioner',
      level: 'practitioner',
      track: 'Security',
      validityMonths: 36,
      earn: { all: [{ exam: 'G-200' }, { exam: 'G-END' }] },
      cycle: kept(120, 30),
    },
    {
      code: 'GSF',
      name: 'Guild Security Fellow',
      level: 'fellow',
      track: 'Security',
      validityMonths: 36,
      earn: { all: [{ exam: 'G-300' }, { exam: 'G-END' }] },
      cycle: kept(120, 30),
    },
  ],
  migrations: [],
  transitions: [],
  creditValidityMonths: 36,
}
