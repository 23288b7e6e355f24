import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { crc32 } from '../../src/core/crc32.ts'
import { check, jwt } from '../support/checker.ts'
import { smallPng } from '../support/small-png.ts'

const read = (name: string) => readFileSync(`test/fixtures/checker/${name}`, 'utf8')
const hosted = read('openbadge-2-hosted.json')
const signed = read('openbadge-2-signed.jws')
const address = 'https://example.org/beths-robotics-badge.json'
const first = {
  uid: '1',
  recipient: { type: 'email', identity: 'a@b.test', hashed: false },
  badge: 'https://first.test/badge.json',
  verify: { type: 'hosted', url: 'https://first.test/1.json' },
  issuedOn: 1400000000,
}

/** A PNG as Open Badges 1 and 2 are baked. */
function baked(text: string): Uint8Array {
  const body = Buffer.from(`tEXtopenbadges\0${text}`, 'latin1')
  const size = Buffer.alloc(4)
  size.writeUInt32BE(body.length - 4)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([smallPng.subarray(0, 33), size, body, sum, smallPng.subarray(33)])
}

const drawn = (verify: string, body = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="http://openbadges.org"><openbadges:assertion verify="${verify}"><![CDATA[${body}]]></openbadges:assertion></svg>`

/** Which it is, whether it is signed, and the link: from JSON, PNG and SVG. */
describe('an Open Badge before 3', () => {
  test.each<[what: string, file: unknown, says: RegExp, link: string | undefined]>([
    ['2.0, hosted, as JSON', hosted, /an Open Badge 2\.0\. It isn’t signed.+example\.org/, address],
    ['2.0, hosted, as PNG', baked(hosted), /an Open Badge 2\.0\. It isn’t signed/, address],
    ['2.0, hosted, as SVG', drawn(address, hosted), /an Open Badge 2\.0\. It isn’t signed/, address],
    ['2.0, signed', signed, /an Open Badge 2\.0, and it is signed\./, address],
    ['2.0, signed, as PNG', baked(signed), /an Open Badge 2\.0, and it is signed\./, address],
    ['2.0, signed, as SVG', drawn(signed), /an Open Badge 2\.0, and it is signed\./, address],
    [
      '2.0 that says it is signed, without the signature',
      hosted.replace('"hosted"', '"signed"'),
      /It says that it is signed, but the signature isn’t in this file/,
      address,
    ],
    [
      '1.1',
      { ...first, '@context': 'https://w3id.org/openbadges/v1', type: 'Assertion' },
      /an Open Badge 1\.1/,
      first.verify.url,
    ],
    ['1.0', first, /an Open Badge 1\.0\. It isn’t signed/, first.verify.url],
    [
      'an address in a PNG',
      baked('https://first.test/1.json'),
      /only the address of an Open Badge 1 or 2/,
      first.verify.url,
    ],
    [
      'an address in an SVG',
      drawn('https://first.test/1.json'),
      /only the address of an Open Badge 1 or 2/,
      first.verify.url,
    ],
    [
      'with an address that no browser opens',
      hosted.replaceAll('https://example.org/beths-robotics', 'javascript:x'),
      /names no address/,
      undefined,
    ],
    [
      'with a password in its address',
      hosted.replaceAll('https://example.org/beths-robotics', 'https://famous.test@evil.test/'),
      /names no address/,
      undefined,
    ],
  ])('%s', async (_, file, says, link) => {
    const { result, read: asked } = await check(file)
    expect(result).toMatchObject({ ok: false, sentence: expect.stringMatching(says), link })
    expect(asked).toEqual([])
  })

  test('of which two differ in one drawing is two', async () => {
    const { result } = await check(drawn('https://elsewhere.test/2.json', hosted))
    expect(result.ok && result.checked.inside.map(({ link }) => link)).toEqual([
      'https://elsewhere.test/2.json',
      address,
    ])
  })
})

test.each<[string, string, RegExp]>([
  ['an SD-JWT', `${jwt}~WyJzYWx0IiwibmFtZSIsIngiXQ~`, /This is an SD-JWT, .+ can’t read SD-JWTs yet/],
  ['an SD-JWT without disclosures', `${jwt}~`, /This is an SD-JWT/],
  [
    'an SD-JWT by its head',
    `${btoa('{"typ":"dc+sd-jwt","alg":"ES256"}').replaceAll('=', '')}.e30.AAAA`,
    /This is an SD-JWT/,
  ],
  ['something encrypted', `${btoa('{"alg":"RSA-OAEP"}').replaceAll('=', '')}.AA.AA.AA.AA`, /encrypted/],
])('%s is named', async (_, text, says) => {
  const { result } = await check(text)
  expect(result.ok ? 'ok' : result.sentence).toMatch(says)
})
