import type { CyclePolicy } from '../../core/standing/cycle/policy.ts'
import type { ProgramCertification, ProgramExam } from '../../program/program.ts'

const kept = (total: number, yearly: number): CyclePolicy => ({
  total,
  yearly,
  graceDays: 90,
  yearlyCaps: { B: 10 },
  carryOver: 20,
  feeDueBy: '01-31',
})

/** An endorsement is recorded as an exam. */
export const exams: readonly ProgramExam[] = [
  { code: 'G-100', title: 'Foundations of security engineering', kind: 'exam' },
  { code: 'G-200', title: 'Security engineering in practice', kind: 'exam' },
  { code: 'G-300', title: 'Leading security engineering', kind: 'exam' },
  { code: 'G-END', title: 'Endorsement by two members', kind: 'endorsement' },
]

/** Cycles of three years with a minimum a year, a fee a year, and no exam that renews. */
export const certifications: readonly ProgramCertification[] = [
  {
    code: 'GSA',
    name: 'Guild Security Associate',
    abbreviation: 'GSA',
    logo: { letters: 'GSA' },
    level: 'associate',
    track: 'Security',
    validityMonths: 36,
    earn: { exam: 'G-100' },
    cycle: kept(60, 15),
  },
  {
    code: 'GSP',
    name: 'Guild Security Practitioner',
    abbreviation: 'GSP',
    logo: { letters: 'GSP' },
    level: 'practitioner',
    track: 'Security',
    validityMonths: 36,
    earn: { all: [{ exam: 'G-200' }, { exam: 'G-END' }] },
    cycle: kept(120, 30),
  },
  {
    code: 'GSF',
    name: 'Guild Security Fellow',
    abbreviation: 'GSF',
    logo: { letters: 'GSF' },
    level: 'fellow',
    track: 'Security',
    validityMonths: 36,
    earn: { all: [{ exam: 'G-300' }, { exam: 'G-END' }] },
    cycle: kept(120, 30),
  },
]
