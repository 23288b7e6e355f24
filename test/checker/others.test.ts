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
  // Their words are built in: those of status lists, and the first ones of the DCC.
  ['dcc-status-one.json', 'yynu', /raw\.githubusercontent\.com/],
  ['dcc-old-words.json', 'yyyu', /Your friendly issuer/],
  ['dcc-list-other-issuer.json', 'yynu', /digitalcredentials\.github\.io/],
  ['dcc-without-list-type.json', 'yyuu', /digitalcredentials\.github\.io/],
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

const raw =
  'https://raw.githubusercontent.com/digitalcredentials/verifier-core/refs/heads/main/src/test-fixtures/status'
const pages = {
  [`${raw}/e5WK8CbZ1GjycuPombrj`]: read('dcc-list.json'),
  [`${lists}/e5WK8CbZ1GjycuPombrj`]: read('dcc-list.json'),
  [`${lists}/missingBitStringType`]: read('dcc-list-without-type.json'),
}

/** Once their hosts are asked. The list belongs to another address, and of one of them to another issuer. */
test.each<[file: string, outcomes: string, why: RegExp]>([
  ['dcc-status-one.json', 'yynn', /Its issuer has revoked it/],
  ['dcc-list-other-issuer.json', 'yynu', /shorter than such lists are/],
  ['dcc-without-list-type.json', 'yyuu', /revoked isn’t one/],
])('%s, with its list: %s', async (file, expected, why) => {
  const { result } = await check(read(file), ['raw.githubusercontent.com', 'digitalcredentials.github.io'], pages)
  expect(result.ok && lettersOf(result.checked)).toBe(expected)
  expect(JSON.stringify(result)).toMatch(why)
})

/** The same list with other places looked at: where it may not clear, what is not on it is not known. */
test.each([
  ['dcc-list-other-issuer.json', '7', '9'],
  ['dcc-status-one.json', '6', '9'],
])('%s does not hold with another place written in', async (file, place, other) => {
  const moved = read(file).replace(`"statusListIndex": "${place}"`, `"statusListIndex": "${other}"`)
  expect(await outcomes(moved, ['raw.githubusercontent.com', 'digitalcredentials.github.io'], pages)).toMatch(/^nu/)
})
