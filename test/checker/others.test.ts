import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { check, lettersOf, outcomes } from '../support/checker.ts'

const read = (name: string) => readFileSync(`test/fixtures/checker/${name}`, 'utf8')
const lists = 'https://digitalcredentials.github.io/vc-test-fixtures/statusLists/didkey-ed25519Signature2020'

/** More credentials of other people's making, with nobody asked. */
test.each<[file: string, outcomes: string, why: RegExp]>([
  ['dcc-two-signatures.json', 'yyyu', /calls itself “Example Corp”/],
  ['dcc-version-1.json', 'yyyu', /Digital Credentials Consortium Test Issuer/],
  ['dcc-tampered.json', 'nuyu', /something was changed/],
  ['dcc-not-yet-valid.json', 'yynu', /valid only from 2099-Jan-01/],
  ['dcc-expired.json', 'yynu', /valid until 2010-Jan-02/],
  ['dcc-list-expired.json', 'yynu', /valid until 2021-Jan-09/],
  ['dcc-list-out-of-date.json', 'yyuu', /digitalcredentials\.github\.io/],
  ['validator-proof-value.json', 'nuyu', /something was changed/],
  // One of its two proofs is of a kind that nobody knows; the other holds by the key in its name.
  ['validator-two-proofs.json', 'yuyu', /example\.com/],
  ['validator-key-along.svg', 'yuyu', /anyone can send one/],
  ['validator-without-key.jwt', 'uuyu', /example\.edu/],
])('%s: %s', async (file, expected, why) => {
  const { result, read: asked } = await check(read(file), [])
  expect(result.ok && lettersOf(result.checked)).toBe(expected)
  expect(JSON.stringify(result)).toMatch(why)
  expect(asked).toEqual([])
})

test('a list that is out of date shows nothing, though its own signature holds', async () => {
  const pages = { [`${lists}/expired`]: read('dcc-list-expired.json') }
  expect(await outcomes(read('dcc-list-out-of-date.json'), ['digitalcredentials.github.io'], pages)).toBe('yyuu')
})
