import { wordsOfPoints } from '../../words.ts'

export const creditsWords = wordsOfPoints(({ need }) => [{ credits: need * 100 }])
