import { noLead, type RuleWords } from '../../words.ts'

const overOthers = { evidence: 'none', lead: noLead } as const

export const allWords: RuleWords = {
  ...overOthers,
  title: ({ need }) => [need === 2 ? 'both of these' : 'all of these'],
}

export const anyWords: RuleWords = { ...overOthers, title: () => ['any one of these'] }

export const atLeastWords: RuleWords = { ...overOthers, title: ({ need }) => [{ count: need }, ' of these'] }
