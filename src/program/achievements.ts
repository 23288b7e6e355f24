import type { Achievement } from './program.ts'

export const achievements: readonly Achievement[] = [
  { code: 'CCIE-10Y', name: 'CCIE Certification - 10-year Achievement', level: 'expert', years: 10 },
  { code: 'CCIE-15Y', name: 'CCIE Certification - 15-year Achievement', level: 'expert', years: 15 },
  { code: 'CCIE-20Y', name: 'CCIE Certification - 20-year Achievement', level: 'expert', years: 20 },
]
