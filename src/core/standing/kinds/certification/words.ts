import type { RuleWords } from '../../words.ts'

export const certificationWords: RuleWords = {
  title: ({ certifications = [] }) => [{ certifications }],
  evidence: 'none',
  lead: { met: ['This is met.'], notMet: ['It must be active on the day the rest is met.'] },
}
