import { expect, test } from 'vitest'
import { hashPassword, isPassword, passwordCost } from '../../src/adapters/passwords.ts'

const password = 'three quiet rivers meet'

// Where a password is hashed in the other tests, it costs less.
test('a password costs what is published as enough, and the platform gives that much', async () => {
  expect(passwordCost).toEqual({ ln: 14, r: 8, p: 5 })
  const hash = await hashPassword(password, passwordCost)
  expect(hash).toMatch(/^\$scrypt\$ln=14,r=8,p=5\$/)
  expect(await isPassword(password, hash, passwordCost)).toBe(true)
  expect(await isPassword(`${password}.`, hash, passwordCost)).toBe(false)
  expect(await isPassword(password, undefined, passwordCost)).toBe(false)
  expect(await hashPassword(password, passwordCost)).not.toBe(hash)
})

test.each([
  { ln: 17, r: 8, p: 1 },
  { ln: 14, r: 8, p: 9 },
])('what the platform would refuse in production only is refused everywhere: %j', async (cost) => {
  await expect(hashPassword(password, cost)).rejects.toThrow('more than the platform gives')
})
