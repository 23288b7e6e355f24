import { expect, test } from 'vitest'
import { readPasted } from '../../src/checker/pasted.ts'
import { jwt, signed } from '../support/checker.ts'

const json = JSON.stringify(signed)
const origin = 'https://issuer.test'

test.each<[what: string, typed: string, found: object]>([
  ['JSON', json, { text: json }],
  ['JSON with space around it', `\n  ${json}\n`, { text: json }],
  ['a list', `[${json}]`, { text: `[${json}]` }],
  ['a JWT', jwt, { text: jwt }],
  ['a JWT over several lines', jwt.replaceAll(/(.{70})/g, '$1\r\n  '), { text: jwt }],
  ['a JWT with signs that are not seen', `\u200b${jwt}\ufeff`, { text: jwt }],
  ['an SD-JWT', `${jwt}~a~`, { text: `${jwt}~a~` }],
  ['an SVG', '<svg/>', { text: '<svg/>' }],
  ['a badge’s address', `${origin}/badges/0DXFPJV08HT6DF51`, { file: '/badges/0DXFPJV08HT6DF51/credential.json' }],
  ['a badge’s file', `${origin}/badges/0DXF/credential.json?x#y`, { file: '/badges/0DXF/credential.json' }],
  ['a badge’s address without https', 'issuer.test/badges/0DXF', { file: '/badges/0DXF/credential.json' }],
  ['a badge’s address with http', 'http://issuer.test/badges/0DXF', { file: '/badges/0DXF/credential.json' }],
  ['a learner record', `${origin}/transcript/T0/clr`, { file: '/transcript/T0/clr' }],
  ['a transcript', `${origin}/transcript/T0`, { page: '/transcript/T0' }],
  ['a verify address', `${origin}/verify/0DXFPJV08HT6DF51?on=2026-01-01`, { page: '/verify/0DXFPJV08HT6DF51' }],
  ['a code with its label', 'Certificate 0DXF PJV0 8HT6 DF51', { page: '/verify/0DXFPJV08HT6DF51' }],
])('%s is understood', (_, typed, found) => {
  expect(readPasted(typed, origin)).toEqual(found)
})

test.each<[what: string, typed: string, says: RegExp]>([
  ['nothing', ' \n ', /^Paste a credential/],
  ['a page that is none of these', `${origin}/support`, /nothing to check at this address/],
  ['an address elsewhere', 'https://evil.test/badges/0DXF', /Only addresses of this site \(issuer\.test\)/],
  ['this site as somebody’s name', 'https://issuer.test@evil.test/badges/0DXF', /Only addresses of this site/],
  ['a port that is not this one', 'https://issuer.test:8443/badges/0DXF', /Only addresses of this site/],
  ['a script', 'javascript:alert(1)', /isn’t a credential or an address/],
  ['words', 'To whom it may concern, this is a certificate of mine.', /isn’t a credential or an address/],
])('%s gets a sentence', (_, typed, says) => {
  expect(readPasted(typed, origin)).toEqual({ sentence: expect.stringMatching(says) })
})
