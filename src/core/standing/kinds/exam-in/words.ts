import { type RuleWords, wordsOfPasses } from '../../words.ts'

export const examInWords: RuleWords = {
  ...wordsOfPasses,
  title: ({ exams = [], need }) => [{ exams, need }],
  missing: ({ need, have }) => [{ count: need - have }, need - have === 1 ? ' more exam' : ' more exams'],
}
