import { describe, expect, test } from 'vitest'
import { longestPassword, passwordProblem, shortestPassword } from '../../src/core/password-rules.ts'

const owner = { loginId: 'HARB70000001', names: ['Zoë Ann', 'García-López', '', 'Готье', '田中'] }
const problemOf = (password: string) => passwordProblem(password, owner)

const tooShort = /at least 12 characters/
const tooLong = /at most 256 characters/
const common = /first passwords that anyone would try/
const loginId = /your login ID/
const name = /your name/

/** So many characters without any piece coming again at once. */
const signs = (count: number) => Array.from({ length: count }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('')

describe('a password may be', () => {
  test.each([
    ['a few words', 'three quiet rivers meet'],
    ['12 characters', 'kq7!vz0pWm2x'],
    ['12 characters beyond the first 65,536', '😀😁😂🤣😃😄😅😆😉😊😋😎'],
    ['256 characters', signs(256)],
    ['spaces around words', '  kq7 vz0pWm2x  '],
    ['a word that begins with a common one', 'passwordpassword and more'],
    ['a part of the name of three letters', 'annual reports 7'],
    ['a part of the name of two letters', '田中 kq7!vz0pWm2x'],
    ['half of the login id', 'harb and seventy million'],
    ['a piece of seven again and again', 'abcdefgabcdefg'],
    ['almost a repetition', 'abcabcabcabcd'],
  ])('%s', (_, password) => {
    expect(problemOf(password)).toBeUndefined()
  })
})

describe('a password may not be', () => {
  test.each([
    ['nothing', '', tooShort],
    ['11 characters', 'kq7!vz0pWm2', tooShort],
    ['11 characters of two units each', '😀😁😂🤣😃😄😅😆😉😊😋', tooShort],
    ['257 characters', signs(257), tooLong],
    ['ten thousand characters', signs(10_000), tooLong],
    ['one letter again and again', 'aaaaaaaaaaaa', common],
    ['one piece again and again', 'abcabcabcabc', common],
    ['one piece in two cases', 'AbCaBcABCabc', common],
    ['a piece of six again', 'abcdefabcdef', common],
    ['an emoji again and again', '😀'.repeat(12), common],
    ['the login id', 'HARB70000001', loginId],
    ['the login id inside, in another case', 'my harb70000001 is it', loginId],
    ['a last name inside', 'the garcía family', name],
    ['its other half, in capitals', 'the LÓPEZ family', name],
    ['a name in another script', 'kq7 ГОТЬЕ vz0p', name],
  ])('%s', (_, password, problem) => {
    expect(problemOf(password)).toMatch(problem)
  })
})

describe('an é counts as one character, composed or not', () => {
  const [composed, apart] = ['é', 'e\u0301']

  test.each([composed, apart])('%j', (letter) => {
    expect(problemOf(`${signs(10)}${letter}`)).toMatch(tooShort)
    expect(problemOf(`${signs(11)}${letter}`)).toBeUndefined()
    expect(problemOf(`${signs(255)}${letter}`)).toBeUndefined()
    expect(problemOf(`${signs(256)}${letter}`)).toMatch(tooLong)
  })

  test('and a name is found whichever way it or the password is written', () => {
    const password = 'the desiree family'
    for (const [inName, inPassword] of [
      [composed, apart],
      [apart, composed],
    ])
      expect(
        passwordProblem(password.replace('siree', `sir${inPassword}e`), {
          loginId: 'HARB70000001',
          names: [`Desir${inName}e`],
        }),
      ).toMatch(name)
  })
})

test('only names of four letters or more count, in letters and not in what is between them', () => {
  const problem = (names: readonly string[]) => passwordProblem('the o bri anna 12 x', { loginId: 'X1234567', names })
  expect(problem(['Bri', 'O', 'x 1 2'])).toBeUndefined()
  expect(problem(['Anna'])).toMatch(name)
  expect(problem(['Bri-Anna'])).toMatch(name)
})

test('the limits are those of the house', () => {
  expect([shortestPassword, longestPassword]).toEqual([12, 256])
})
