import { exportJWK, generateKeyPair } from 'jose'
import { describe, expect, test } from 'vitest'
import { multikeyOf } from '../../src/adapters/signing/did.ts'
import { badge, check, jwk, key, outcomes, published, rs256, sign } from '../support/checker.ts'

const named = (id: string, more: object = {}) => ({ ...badge, issuer: { ...badge.issuer, id, ...more } })
const hosts = ['issuer.test', 'evil.test', 'famous.test']
const multikey = multikeyOf(key.ed25519)

/** The document of one host, which says that its key is somebody else's. */
const claiming = (document: string, controller: string) => ({
  id: document,
  verificationMethod: [
    { id: `${document}#key`, type: 'Multikey', controller, publicKeyMultibase: multikey },
    { id: `${document}#rsa`, type: 'JsonWebKey', controller, publicKeyJwk: jwk },
  ],
  assertionMethod: [`${document}#key`, `${document}#rsa`],
})

describe('whoever claims that a key is somebody else’s', () => {
  test.each<[document: string, address: string, issuer: string]>([
    ['did:web:evil.test', 'https://evil.test/.well-known/did.json', 'did:web:famous.test'],
    ['did:web:evil.test', 'https://evil.test/.well-known/did.json', 'https://famous.test/'],
    ['https://evil.test/keys', 'https://evil.test/keys', 'did:web:famous.test'],
    ['https://evil.test/keys', 'https://evil.test/keys', 'https://famous.test/issuer'],
  ])('%s at %s does not sign for %s', async (document, address, issuer) => {
    const pages = { ...published, [address]: JSON.stringify(claiming(document, issuer)) }
    expect(await outcomes(await sign(named(issuer), `${document}#key`), hosts, pages)).not.toMatch(/^yy/)
    expect(await outcomes(await rs256(named(issuer), { kid: `${document}#rsa` }), hosts, pages)).not.toMatch(/^yy/)
  })

  test('signs for them where they say so too', async () => {
    const issuer = 'did:web:famous.test'
    const pages = {
      'https://evil.test/keys': JSON.stringify(claiming('https://evil.test/keys', issuer)),
      'https://famous.test/.well-known/did.json': JSON.stringify({
        id: issuer,
        assertionMethod: ['https://evil.test/keys#key'],
      }),
    }
    expect(await outcomes(await sign(named(issuer), 'https://evil.test/keys#key'), hosts, pages)).toMatch(/^yy/)
  })

  test('is not believed for a key that only its name shows, where the issuer names its owner alone', async () => {
    const issuer = 'https://famous.test/issuer'
    const pages = { [issuer]: JSON.stringify({ id: issuer, assertionMethod: ['did:web:partner.test'] }) }
    const forged = await sign(named(issuer), `did:web:partner.test#${multikey}`)
    expect(await outcomes(forged, hosts, pages)).toMatch(/^yu/)
  })

  test('is not the owner of every key of an issuer’s that has them as its owner', async () => {
    const issuer = 'https://famous.test/issuer'
    const method = { id: 'https://famous.test/issuer#one', controller: 'did:web:evil.test' }
    const pages = {
      [issuer]: JSON.stringify({ id: issuer, verificationMethod: [method] }),
      'https://evil.test/.well-known/did.json': JSON.stringify(claiming('did:web:evil.test', 'did:web:evil.test')),
    }
    expect(await outcomes(await sign(named(issuer), 'did:web:evil.test#key'), hosts, pages)).toMatch(/^yn/)
  })
})

describe('a name is no more than it seems', () => {
  test.each([
    ['Famous-Institute:key:', ''],
    ['did:key:', ':did:web:famous.test'],
    ['did:key:', '?famous.test'],
  ])('%s and a key and %s is no key', async (before, after) => {
    const issuer = `${before}${multikey}${after}`
    expect(await outcomes(await sign(named(issuer), `${issuer}#${multikey}`))).not.toMatch(/^yy/)
  })

  test('a sentence that ends in a key is no key', async () => {
    const issuer = `Famous Institute, checked by famous.test:jwk:${Buffer.from(JSON.stringify(jwk)).toString('base64url')}`
    expect(await outcomes(await rs256(named(issuer), { jwk }))).toMatch(/^yu/)
  })

  test.each([
    'did:web:іssuer.test',
    'did:web:fam%0Aous.test',
    'did:web:famous%2Etest',
    'did:web:famous.test:a:%252e%252e',
  ])('%s is nobody’s name', async (issuer) => {
    const { read } = await check(await sign(named(issuer), `${issuer}#key`), [...hosts, 'xn--ssuer-m2e.test'])
    expect(read).toEqual(['https://issuer.test/status/1', 'https://issuer.test/.well-known/did.json'])
  })

  test('a port stands in a name as it must', async () => {
    const issuer = 'did:web:issuer.test%3A8443:team'
    const { read } = await check(await sign(named(issuer), `${issuer}#key`), ['issuer.test:8443'])
    expect(read).toEqual(['https://issuer.test:8443/team/did.json'])
  })

  test('an issuer of whom nobody can ask is not known, rather than false', async () => {
    for (const issuer of ['urn:uuid:6f2e33e5-7a29-4155-840a-59483ba10164', 'http://issuer.test/'])
      expect(await outcomes(await sign(named(issuer)))).toMatch(/^yu/)
  })

  test('an issuer whose page says nothing of keys is not known, rather than false', async () => {
    const issuer = 'https://famous.test/issuer'
    const signed = await sign(named(issuer))
    for (const page of ['<!doctype html>', JSON.stringify({ id: issuer, type: 'Profile', name: 'Famous' })])
      expect(await outcomes(signed, hosts, { ...published, [issuer]: page })).toMatch(/^yu/)
  })
})

describe('a key that lies somewhere at the host of an issuer', () => {
  test.each<[string, string, RegExp]>([
    ['https://famous.test/~student/key', 'did:web:famous.test', /^yu/],
    ['https://famous.test/~student/key', 'https://famous.test/', /^yu/],
    ['https://famous.test/.well-known/jwks.json', 'https://famous.test/', /^yy/],
    ['https://famous.test/.well-known/jwks.json', 'did:web:famous.test', /^yy/],
    ['https://famous.test/.well-known/jwks.json', 'https://famous.test/?school=7', /^yu/],
    ['https://famous.test/.well-known/%2e%2e%2f~student', 'https://famous.test/', /^yu/],
  ])('%s, of %s', async (kid, issuer, expected) => {
    const pages = { ...published, [kid]: JSON.stringify({ keys: [jwk] }) }
    expect(await outcomes(await rs256(named(issuer), { kid }), hosts, pages)).toMatch(expected)
  })
})

test('an issuer who lists other keys by now accuses nobody of a change', async () => {
  const kid = 'https://famous.test/jwks'
  const other = await exportJWK((await generateKeyPair('RS256', { extractable: true })).publicKey)
  const token = await rs256(named('https://famous.test/'), { kid })
  expect(await outcomes(token, hosts, { ...published, [kid]: JSON.stringify({ keys: [other] }) })).toMatch(/^uu/)
  expect(await outcomes(token, hosts, { ...published, [kid]: JSON.stringify(other) })).toMatch(/^nu/)
})

test('a key may have an end that has not come', async () => {
  const document = JSON.parse(published['https://issuer.test/.well-known/did.json']!) as {
    verificationMethod: object[]
  }
  const until = (more: object) =>
    outcomes(signedOnce, ['issuer.test'], {
      ...published,
      'https://issuer.test/.well-known/did.json': JSON.stringify({
        ...document,
        verificationMethod: document.verificationMethod.map((method) => ({ ...method, ...more })),
      }),
    })
  const signedOnce = await sign(badge)
  expect(await until({ expires: '2030-01-01T00:00:00Z' })).toBe('yyyy')
  expect(await until({ expires: '2026-01-01T00:00:00Z' })).toMatch(/^uu/)
  expect(await until({ revoked: ['2026-01-01T00:00:00Z'] })).toMatch(/^uu/)
})
