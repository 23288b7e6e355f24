import { wordsOfPoints, type WordPart } from '../../../src/core/standing/words.ts'

/** "30 CE credits, at most 10 of WEBINAR a year" */
export const yearlyCapWords = (category: string, most: number) => {
  const cap: WordPart = `, at most ${most} of ${category} a year`
  return wordsOfPoints(({ need }) => [{ credits: need * 100 }, cap])
}
