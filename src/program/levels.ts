import type { Level } from '../core/standing/program.ts'

export const levels: readonly Level[] = [
  { code: 'entry', name: 'Entry', label: 'General Certifications – Entry', rank: 10 },
  { code: 'associate', name: 'Associate', label: 'General Certifications – Associate', rank: 20 },
  { code: 'specialist', name: 'Specialist', label: 'General Certifications – Specialist', rank: 30 },
  { code: 'professional', name: 'Professional', label: 'General Certifications – Professional', rank: 40 },
  { code: 'expert', name: 'Expert', label: 'General Certifications – Expert', rank: 50 },
  { code: 'architect', name: 'Architect', label: 'General Certifications – Architect', rank: 60 },
]
