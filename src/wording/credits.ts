import type { CreditWording, Program } from '../program/program.ts'

const plain: CreditWording = { unit: 'Credits', short: 'credits', defaultSource: '', categories: [] }

/** What a program calls its credits. */
export function creditsOf({ credits }: Pick<Program, 'credits'>): CreditWording {
  return credits ?? plain
}
