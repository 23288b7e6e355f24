import { expect, test } from 'vitest'
import { emailHash, identityHash } from '../../../src/adapters/signing/email-hash.ts'

test('an identifier with its salt is hashed as the specification shows it', async () => {
  expect(await identityHash('a@example.com', 'Kosher')).toBe(
    'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399',
  )
})

test('an address is hashed in lower case, with a salt that a badge keeps and no other has', async () => {
  const [one, again, other] = await Promise.all([
    emailHash('Ada@Example.com', 'seed', 'B1'),
    emailHash('ada@example.com', 'seed', 'B1'),
    emailHash('ada@example.com', 'seed', 'B2'),
  ])
  expect(again).toEqual(one)
  expect(one.identityHash).toBe(await identityHash('ada@example.com', one.salt))
  expect(one.salt).toMatch(/^[0-9a-f]{32}$/)
  expect(other.salt).not.toBe(one.salt)
  expect(other.identityHash).not.toBe(one.identityHash)
})
