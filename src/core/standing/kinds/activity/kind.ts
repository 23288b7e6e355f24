import type { RuleKind } from '../../program.ts'
import { leaf } from '../node.ts'
import { activityWords } from './words.ts'

/** Something that is recorded elsewhere: no fact here meets it. */
export const activityKind: RuleKind = {
  kind: 'activity',
  words: activityWords,
  claims: (rule) => 'activity' in rule,
  problem: (rule) => (typeof rule.activity === 'string' ? undefined : 'names no activity'),
  compile: (rule) => leaf({ kind: 'activity', rule, need: 1, have: () => 0, by: () => [] }),
}
