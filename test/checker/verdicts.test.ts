import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bakePng, bakeSvg } from '../../src/adapters/baked-files.ts'
import { credentialJwt } from '../../src/adapters/signing/credential-jwt.ts'
import { multikeyOf } from '../../src/adapters/signing/did.ts'
import { makeBadgeKey } from '../../src/adapters/signing/keys.ts'
import {
  badge,
  check,
  did,
  jwk,
  jwt,
  key,
  lettersOf,
  listWith,
  outcomes,
  published,
  rs256,
  sign,
  signed,
} from '../support/checker.ts'
import { smallPng } from '../support/small-png.ts'

const fixture = (name: string) => readFileSync(`test/fixtures/checker/${name}`, 'utf8')

describe('a credential of this product', () => {
  test.each<[string, () => unknown]>([
    ['JSON', () => signed],
    ['JWT', () => jwt],
    ['a JWT in quotation marks', () => JSON.stringify(jwt)],
    ['PNG', () => bakePng(smallPng, JSON.stringify(signed))],
    ['PNG with a JWT', () => bakePng(smallPng, jwt)],
    ['SVG', () => bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"></svg>', JSON.stringify(signed))],
    ['an envelope', () => ({ type: 'EnvelopedVerifiableCredential', id: `data:application/vc+jwt,${jwt}` })],
  ])('is good as %s', async (_, make) => {
    expect(await outcomes(make())).toBe('yyyy')
  })

  test('asks nobody who was not allowed to be asked, and says whom it would ask', async () => {
    const { result, read } = await check(signed, [])
    expect(read).toEqual([])
    // The key is in the name of the key: that alone tells that no word was changed.
    expect(result.ok && lettersOf(result.checked)).toBe('yuyu')
    expect(result.ok && result.checked.asks.map(({ host }) => host)).toEqual(['issuer.test'])
  })

  test('is revoked where its place on the list is set', async () => {
    const pages = { ...published, 'https://issuer.test/status/1': JSON.stringify(await listWith([7])) }
    expect(await outcomes(signed, ['issuer.test'], pages)).toBe('yyyn')
  })

  test('is never unaltered with anything changed', async () => {
    const text = JSON.stringify(signed)
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.constantFrom(...'abcXYZ019 ".,{}[]'), async (at, sign) => {
        fc.pre(text[at] !== sign)
        const { result } = await check(text.slice(0, at) + sign + text.slice(at + 1))
        if (!result.ok) return
        const same = JSON.stringify(JSON.parse(text.slice(0, at) + sign + text.slice(at + 1))) === text
        expect(same ? 'y' : lettersOf(result.checked)[0]).not.toBe(same ? 'n' : 'y')
      }),
      { numRuns: 60 },
    )
  })
})

describe('credentials of others', () => {
  test.each<[string, string, string]>([
    // Its key is its issuer; it has neither days nor a place for revocations.
    ['dcc-minimal.json', 'yyuu', 'v2, did:key, eddsa-rdfc-2022'],
    ['dcc-ed25519-2020.json', 'yyyu', 'v1, did:key, Ed25519Signature2020'],
    // Its issuer is a urn, of which nobody can ask whether the key is theirs.
    ['1edtech-did-key.json', 'yuyu', 'a key of whoever it is'],
    // Its key’s name is the key, so it can be told to be unaltered; whose it is, its issuer was not asked.
    ['1edtech-status-list.json', 'yuyu', 'a list, with its key in its name'],
    // Its validator expects the bit to be read; here nobody has been asked yet.
    ['1edtech-revoked.json', 'yuyu', 'revoked, as only its list can tell'],
    ['1edtech-expired.json', 'yunu', 'over since 2010'],
    ['1edtech-bbs.json', 'uuyu', 'signed in a way that is not read here'],
    ['1edtech-rs256.jwt', 'uuyu', 'a JWT that names no key, of an issuer who was not asked'],
  ])('%s: %s (%s)', async (name, expected) => {
    expect(await outcomes(fixture(name), [])).toBe(expected)
  })

  test('one that others have revoked is found revoked, once its issuer and its list are asked', async () => {
    const credential = JSON.parse(fixture('1edtech-revoked.json')) as {
      issuer: { id: string }
      credentialStatus: { statusListCredential: string }
    }
    const { id } = credential.issuer
    const key = 'z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi'
    const method = { id: `${id}#${key}`, type: 'Multikey', controller: id, publicKeyMultibase: key }
    const pages = {
      [id]: JSON.stringify({ id, verificationMethod: [method], assertionMethod: [method.id] }),
      [credential.credentialStatus.statusListCredential]: fixture('1edtech-status-list.json'),
    }
    const hosts = Object.keys(pages).map((url) => new URL(url).host)
    expect(await outcomes(credential, hosts, pages)).toBe('yyyn')
  })

  test.each(['dcc-minimal.json', 'dcc-ed25519-2020.json'])('%s with a word changed is altered', async (name) => {
    expect(await outcomes(fixture(name).replace(/"name": "[JD]/, '"name": "X'), [])).toMatch(/^nu/)
  })
})

const claims = { ...badge, iss: did, jti: badge.id, sub: badge.credentialSubject.id }

describe('a JWT', () => {
  test('with its key in it is unaltered, but that says nothing about who signed', async () => {
    expect(await outcomes(await rs256(claims, { jwk }))).toBe('yuyy')
  })

  test('is of the issuer whose name is that key', async () => {
    const issuer = `did:jwk:${Buffer.from(JSON.stringify(jwk)).toString('base64url')}`
    const { credentialStatus: _, ...rest } = badge
    const payload = { ...rest, issuer: { ...badge.issuer, id: issuer }, iss: issuer }
    expect(await outcomes(await rs256(payload, { jwk }), [])).toBe('yyyu')
    expect(await outcomes(await rs256({ ...payload, issuer, iss: issuer }, { kid: `${issuer}#0` }), [])).toBe('yyyu')
  })

  test('of version 1.1 is read out of its vc claim', async () => {
    const vc = {
      type: ['VerifiableCredential'],
      credentialSubject: { id: 'urn:x' },
      issuanceDate: '2025-01-01T00:00:00Z',
    }
    expect(await outcomes(await rs256({ vc, iss: did, nbf: 1735689600 }, { jwk }))).toBe('yuyu')
  })

  test.each<[string, () => Promise<string>, RegExp]>([
    [
      'alg none',
      async () =>
        [{ alg: 'none' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') +
        '.',
      /^uu/,
    ],
    ['a private key in its head', () => rs256(claims, { jwk: { ...jwk, d: 'AQAB' } }), /^uu/],
    [
      'something critical',
      async () =>
        await rs256(claims, { jwk, crit: ['x'], x: 1 }).catch(() =>
          [{ alg: 'RS256', crit: ['x'], x: 1 }, claims, 1]
            .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
            .join('.'),
        ),
      /^uu/,
    ],
    ['a key of another host', () => rs256(claims, { kid: 'https://elsewhere.test/key' }), /^yn/],
    ['two issuers', () => rs256({ ...claims, iss: 'did:web:elsewhere.test' }, { jwk }), /^yn/],
    ['a signature that was cut', async () => jwt.slice(0, -6), /^nu/],
  ])('with %s', async (_, make, expected) => {
    const pages = { ...published, 'https://elsewhere.test/key': JSON.stringify(jwk) }
    expect(await outcomes(await make(), ['issuer.test', 'elsewhere.test'], pages)).toMatch(expected)
  })
})

describe('a key at the host of an issuer', () => {
  const kid = 'https://shared.test/tenants/b/key'
  const by = async (issuer: string, more: Record<string, string> = {}) => {
    const payload = { ...badge, issuer: { ...badge.issuer, id: issuer }, iss: issuer, jti: badge.id }
    const pages = { ...published, [kid]: JSON.stringify(jwk), ...more }
    return outcomes(
      await rs256({ ...payload, sub: badge.credentialSubject.id }, { kid }),
      ['issuer.test', 'shared.test'],
      pages,
    )
  }

  test.each([
    ['did:web:shared.test', /^yu/],
    ['https://shared.test/', /^yu/],
    ['did:web:shared.test:tenants:a', /^yu/],
    ['https://shared.test/tenants/a', /^yu/],
    ['did:web:elsewhere.test', /^yn/],
  ])('is that of %s: %s', async (issuer, expected) => {
    expect(await by(issuer)).toMatch(expected)
  })

  test.each([
    ['https://shared.test/tenants/a', 'https://shared.test/tenants/a'],
    ['did:web:shared.test', 'https://shared.test/.well-known/did.json'],
  ])('is theirs where they name it, though others are at the host: %s', async (issuer, address) => {
    expect(await by(issuer, { [address]: JSON.stringify({ id: issuer, assertionMethod: [kid] }) })).toMatch(/^yy/)
  })
})

describe('an issuer', () => {
  test('known by an address says there which key is theirs', async () => {
    const own = await makeBadgeKey(new Date())
    const methodOf = `did:key:${multikeyOf(key.ed25519)}`
    const credential = await sign(
      { ...badge, issuer: { ...badge.issuer, id: 'https://issuer.test/profile' } },
      `${methodOf}#${multikeyOf(key.ed25519)}`,
    )
    const pages = (keys: string[]) => ({
      'https://issuer.test/profile': JSON.stringify({ id: 'https://issuer.test/profile', assertionMethod: keys }),
    })
    expect(await outcomes(credential, ['issuer.test'], pages([methodOf]))).toMatch(/^yy/)
    expect(await outcomes(credential, ['issuer.test'], pages([multikeyOf(own.ed25519)]))).toMatch(/^yn/)
  })

  test('who does not list the key any more is not known to have signed', async () => {
    const pages = {
      ...published,
      'https://issuer.test/.well-known/did.json': JSON.stringify({
        id: did,
        verificationMethod: [],
        assertionMethod: [],
      }),
    }
    expect(await outcomes(signed, ['issuer.test'], pages)).toMatch(/^uu/)
  })

  test('is not whoever signs in another name', async () => {
    const credential = await sign({ ...badge, issuer: { ...badge.issuer, id: 'did:web:famous.test' } })
    expect(await outcomes(credential)).toMatch(/^yn/)
  })
})

describe('a list of what was revoked', () => {
  test.each<[string, () => Promise<unknown> | unknown]>([
    ['is not signed', async () => ({ ...(await listWith([])), proof: undefined })],
    ['was changed', async () => ({ ...(await listWith([])), id: 'https://issuer.test/other' })],
    ['is no list', () => signed],
    ['is no JSON', () => '<html>'],
  ])('that %s leaves it unknown', async (_, make) => {
    const pages = { ...published, 'https://issuer.test/status/1': JSON.stringify(await make()) }
    expect(await outcomes(signed, ['issuer.test'], pages)).toBe('yyyu')
  })
})

test('a credential that cannot be signed as published today is out of date in its time', async () => {
  expect(
    await outcomes(
      await credentialJwt({ ...badge, validUntil: '2026-01-01T00:00:00Z' }, key.es256, `${did}#${key.id}-es256`),
    ),
  ).toBe('yyny')
  expect(await outcomes(await sign({ ...badge, validFrom: '2030-01-01T00:00:00Z' }))).toBe('yyny')
})

test('an end is said as the certificate says it: by its last day', async () => {
  const saidOf = async (validUntil: string) => {
    const { result } = await check(await sign({ ...badge, validUntil }))
    return result.ok ? Object.fromEntries(result.checked.facts)['Valid until'] : result.sentence
  }
  expect(await saidOf('2028-01-02T11:59:59Z')).toBe('2028-Jan-01')
  expect(await saidOf('2028-01-01T23:59:59Z')).toBe('2028-Jan-01')
  expect(await saidOf('2028-01-01T00:00:00Z')).toBe('2028-Jan-01')
  expect(await saidOf('2028-01-01T08:30:00Z')).toBe('2028-Jan-01, 08:30 UTC')
})
