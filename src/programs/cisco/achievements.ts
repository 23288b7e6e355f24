import { expertCertifications } from './certifications-expert.ts'
import type { Achievement } from '../../program/program.ts'

/** Every CCIE there has been; the CCDE and the CCAr are experts of their own. */
const ccie = expertCertifications.map(({ code }) => code).filter((code) => code.startsWith('CCIE-'))

const yearsOfCcie = (years: number): Achievement => ({
  code: `CCIE-${years}Y`,
  name: `CCIE Certification - ${years}-year Achievement`,
  level: 'expert',
  certifications: ccie,
  years,
})

export const achievements: readonly Achievement[] = [10, 15, 20].map(yearsOfCcie)
