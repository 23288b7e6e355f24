import { expect, test } from 'vitest'
import { bareRegistrationNumber, isLastName } from '../../src/core/last-names.ts'

test.each([
  ['lukasiewicz', 'Łukasiewicz'],
  ['LUKASIEWICZ', 'Łukasiewicz'],
  ['Łukasiewicz', 'Lukasiewicz'],
  ['muller', 'MÜLLER'],
  ['MÜLLER', 'Müller'],
  ['Mu\u0308ller', 'M\u00FCller'],
  ['obrien', 'O’Brien'],
  ["O'Brien", 'O’Brien'],
  ['O Brien', 'O’Brien'],
  ['garcia lopez', 'García-López'],
  ['GarciaLopez', 'García-López'],
  ['  García  López ', 'García-López'],
  ['strasse', 'Straße'],
  ['STRASSE', 'Straße'],
  ['Sorensen', 'Sørensen'],
  ['ИВАНОВ', 'Иванов'],
  ['田中', '田中'],
  ['Ｓｍｉｔｈ', 'Smith'],
])('%s is the last name %s', (typed, name) => {
  expect(isLastName(typed, [name])).toBe(true)
})

test.each([
  ['Smyth', 'Smith'],
  ['Smit', 'Smith'],
  ['Smiths', 'Smith'],
  ['mueller', 'Müller'],
  ['田', '田中'],
  ['Иванова', 'Иванов'],
  ['', 'Smith'],
  ['', ''],
  ['-', ''],
  ["' -", 'O’Brien'],
  ['123', '456'],
  ['Smith', ''],
])('“%s” is not the last name “%s”', (typed, name) => {
  expect(isLastName(typed, [name])).toBe(false)
})

test('a person has a name in each script, and each of them will do', () => {
  const names = ['Tanaka', '田中']
  expect(['tanaka', '田中', 'Suzuki', '鈴木'].map((typed) => isLastName(typed, names))).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('a person without a name in another script has only the one', () => {
  expect(isLastName('Smith', ['Smith', ''])).toBe(true)
  expect(isLastName('', ['Smith', ''])).toBe(false)
  expect(isLastName('Smith', [])).toBe(false)
})

test.each([
  ['719-000-002', '719000002'],
  [' 719 000 002 ', '719000002'],
  ['ab-12 cd', 'AB12CD'],
  ['ab\u00A012\tcd', 'AB12CD'],
])('of the registration number %s counts %s', (typed, bare) => {
  expect(bareRegistrationNumber(typed)).toBe(bare)
})

test('registration numbers with other signs are other numbers', () => {
  expect(bareRegistrationNumber('719.000')).not.toBe(bareRegistrationNumber('719000'))
  expect(bareRegistrationNumber('719O00')).not.toBe(bareRegistrationNumber('719000'))
})
