import { noLead, type RuleWords } from '../../words.ts'

export const activityWords: RuleWords = {
  title: () => ['an activity recorded elsewhere'],
  evidence: 'none',
  lead: noLead,
}
