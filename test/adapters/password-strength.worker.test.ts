import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { passwordWeakness } from '../../src/adapters/password-strength.ts'

const weakness = (password: string, own: string[] = []) => passwordWeakness(env.ASSETS, password, own)

describe('a password that is soon guessed', () => {
  test.each([
    ['Password123!', 'common password'],
    ['iloveyou1234', 'common password'],
    ['P@ssw0rd2026!', 'common password'],
    ['CheeseBurger', 'common password'],
    ['1234567890qwerty', /common password|side by side/],
    ['drowssap1234', 'common password'],
    ['Michael19841984', /common password|Years|Dates|again|Repeated/],
    ['qwertyuiop[]', /Neighbouring keys|side by side|common password/],
    ['abcdefghijkl', 'in order'],
    ['2026010120260101', /Dates|in order|again|easy/],
  ])('%s is refused in words', async (password, sentence) => {
    expect(await weakness(password)).toMatch(sentence)
  })

  test('made of what is known of its owner', async () => {
    expect(await weakness('Hildegard-HARB70000001', ['HARB70000001', 'Hildegard'])).toBeTruthy()
  })
})

test.each([
  'three quiet rivers meet',
  'four quiet rivers meet',
  'one quiet river runs',
  'a password of the tests',
  'kq7!vz0pWm2x',
  'тихая река встречает море',
  '静かな川が三つ出会う場所にて',
  'x9'.concat(crypto.randomUUID().repeat(7)),
])('%s may stand', async (password) => {
  expect(await weakness(password)).toBeUndefined()
})

test('judging the longest and worst takes no long time', async () => {
  const worst = ['P@$$w0rd'.repeat(32), 'a1!'.repeat(85), '@4$50'.repeat(51), 'qwerty'.repeat(42)]
  const begun = Date.now()
  for (const password of worst) await weakness(password)
  expect(Date.now() - begun).toBeLessThan(8000)
})
