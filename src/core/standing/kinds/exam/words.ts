import { type RuleWords, wordsOfPasses } from '../../words.ts'

export const examWords: RuleWords = {
  ...wordsOfPasses,
  title: ({ exams = [], need }) => [{ exams, need }],
}
