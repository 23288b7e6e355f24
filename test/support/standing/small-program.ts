import type { Certification, Rulebook } from '../../../src/core/standing/program.ts'

/** A program of a few certifications, said only as far as it matters: else they last 12 months, on the lowest level. */
export function smallProgram(
  certifications: Readonly<Record<string, Partial<Certification>>>,
  more: Partial<Rulebook> = {},
): Rulebook {
  return {
    levels: ['low', 'mid', 'high'].map((code, at) => ({ code, name: code, label: code, rank: at + 1 })),
    exams: ['A', 'B', 'C', 'D'].map((code) => ({ code, title: code })),
    examGroups: {},
    certifications: Object.entries(certifications).map(([code, one]) => ({
      code,
      name: code,
      level: 'low',
      track: 'any',
      validityMonths: 12,
      ...one,
    })),
    migrations: [],
    transitions: [],
    passValidityMonths: 24,
    creditValidityMonths: 24,
    ...more,
  }
}
