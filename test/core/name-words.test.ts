import { expect, test } from 'vitest'
import { nameTermsIn, nameWordsOf } from '../../src/core/name-words.ts'

const person = { firstName: '', lastName: '', localizedFirstName: '', localizedLastName: '' }
const wordsOf = (given: Partial<typeof person>) => nameWordsOf({ ...person, ...given }).map((pair) => pair.join('|'))

test('each word of a name stands beside every other one, bare of case and accents', () => {
  expect(wordsOf({ firstName: 'Dóra', lastName: 'LINDQVIST' })).toEqual(['dora|lindqvist', 'lindqvist|dora'])
  expect(wordsOf({ firstName: 'José', lastName: 'García López' })).toHaveLength(6)
  expect(wordsOf({ lastName: 'Suharto' })).toEqual(['suharto|'])
  expect(wordsOf({})).toEqual([])
})

test('words of the two scripts of a person are not beside each other', () => {
  const words = wordsOf({
    firstName: 'Taro',
    lastName: 'Yamada',
    localizedFirstName: '太郎',
    localizedLastName: '山田',
  })
  expect(words).toContain('taro|yamada')
  expect(words).toContain('山田|太郎')
  expect(words.some((one) => one.startsWith('山田太郎|'))).toBe(true)
  expect(words.filter((one) => /taro/.test(one) && /山/.test(one))).toEqual([])
})

test('an apostrophe begins a word, and does not have to be typed', () => {
  expect(wordsOf({ firstName: 'Nora', lastName: 'O’Brien' })).toEqual(
    expect.arrayContaining(['obrien|nora', 'brien|nora', 'nora|obrien']),
  )
  expect(nameTermsIn('o’brien')).toEqual(['obrien'])
})

test('a person with very many names costs no more than thirty words', () => {
  const many = Array.from({ length: 40 }, (_, at) => `Name${at}`).join(' ')
  expect(wordsOf({ firstName: many, lastName: many }).length).toBeLessThanOrEqual(30)
  expect(nameTermsIn(many)).toHaveLength(6)
})

test('one letter is too little to look for, one sign of a script with such names is not', () => {
  expect(nameTermsIn('d Łukasz')).toEqual(['lukasz'])
  expect(nameTermsIn('李')).toEqual(['李'])
  expect(nameTermsIn('% "* -- \u0000')).toEqual([])
})
