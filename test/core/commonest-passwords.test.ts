import { dictionary } from '@zxcvbn-ts/language-common'
import { expect, test } from 'vitest'
import { commonestPasswords } from '../../src/core/commonest-passwords.ts'
import { passwordProblem, shortestPassword } from '../../src/core/password-rules.ts'

const source = dictionary['passwords-common'] as readonly string[]
const longEnough = source.filter((password) => [...password].length >= shortestPassword)

/** Refused by a rule of its own, without being listed. */
const isRepetition = (text: string) =>
  [1, 2, 3, 4, 5, 6].some((size) => text.slice(0, size).repeat(text.length / size) === text)

test('the commonest passwords are those of the source that are long enough and not one piece again and again', () => {
  const expected = longEnough.filter((password) => !isRepetition(password))
  expect(expected.length).toBeGreaterThan(200)
  expect([...commonestPasswords].sort()).toEqual([...new Set(expected)].sort())
})

test('each long one of the source is refused, in whatever case, listed or not', () => {
  const owner = { loginId: 'CSCO70000000', names: [] }
  const taken = longEnough.filter((password) => !passwordProblem(password.toUpperCase(), owner))
  expect(taken).toEqual([])
})
