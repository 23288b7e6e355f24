import { expect, test } from 'vitest'
import { termsIn, wordsIn } from '../../src/core/search-words.ts'

test.each([
  [['Zürich course'], ['zurich', 'course']],
  [['creq-20200214-200500.csv'], ['creq', '20200214', '200500', 'csv']],
  [['Straße ﬁne ΑΘΗΝΑ'], ['straße', 'fine', 'αθηνα']],
  [['証明書'], ['証明書', '明書', '書']],
  [['a a', 'A'], ['a']],
  [['2.5 of 10.'], ['2point5', 'of', '10']],
  [['— % "'], []],
])('the words of %j are %j', (texts, words) => {
  expect(wordsIn(texts)).toEqual(words)
})

test('at most eight beginnings are looked for, none longer than sixty letters', () => {
  expect(termsIn('a b c d e f g h i j')).toHaveLength(8)
  expect(termsIn('x'.repeat(500))).toEqual(['x'.repeat(60)])
})
