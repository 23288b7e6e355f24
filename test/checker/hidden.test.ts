import { describe, expect, test } from 'vitest'
import { methodsOf } from '../../src/adapters/signing/did.ts'
import {
  check,
  did,
  jwt,
  key,
  lettersOf,
  listWith,
  outcomes,
  published,
  badge,
  sign,
  signed,
} from '../support/checker.ts'
import { howMany } from '../support/every-way.ts'

const list = 'https://issuer.test/status/1'
const revoked = { ...published, [list]: JSON.stringify(await listWith([7])) }
const { credentialStatus, validUntil, ...rest } = signed as unknown as Record<string, unknown> & { id: string }
const full = 'https://www.w3.org/2018/credentials#'
const json = JSON.stringify(signed)

describe('a holder cannot hide by other words what was signed', () => {
  test('the badge itself is revoked', async () => {
    expect(await outcomes(signed, ['issuer.test'], revoked)).toBe('yyyn')
  })

  test.each<[what: string, document: unknown]>([
    ['the status under its full address', { ...rest, validUntil, [`${full}credentialStatus`]: credentialStatus }],
    ['the end under its full address', { ...rest, credentialStatus, [`${full}validUntil`]: validUntil }],
    ['a kind in the place of what is of it', json.replace('"criteria"', '"Criteria"')],
    ['a vocabulary that is emptied on the way', { ...signed, '@context': [null, ...badge['@context']] }],
    ['a vocabulary that is emptied', { ...signed, '@context': null }],
    ['a prototype', json.replace('{', '{"__proto__":{"name":"x"},')],
  ])('%s', async (_, document) => {
    expect((await outcomes(document, ['issuer.test'], revoked)).slice(0, 2)).toBe('uu')
  })

  // An endorsement names the badge, and what is said of it there is signed as if the badge said it.
  test.each(['validUntil', 'credentialStatus'])('%s said within an endorsement', async (word) => {
    const subject = { id: badge.id, type: ['EndorsementSubject'], endorsementComment: 'Good.' }
    const endorsement = {
      id: 'https://issuer.test/endorsements/1',
      type: ['VerifiableCredential', 'EndorsementCredential'],
      issuer: { id: did, type: ['Profile'] },
      validFrom: '2025-01-01T00:00:00Z',
      credentialSubject: subject,
    }
    const endorsed = (await sign({ ...badge, endorsement: [endorsement] })) as unknown as Record<string, unknown>
    expect(await outcomes(endorsed)).toBe('yyyy')
    const type = [...badge.type, ...subject.type]
    const moved = { ...endorsement, credentialSubject: { ...subject, type, [word]: endorsed[word] } }
    const { [word]: _, ...without } = endorsed
    expect((await outcomes({ ...without, endorsement: [moved] })).slice(0, 2)).toBe('uu')
  })
})

test('a list that belongs to another address says nothing', async () => {
  const other = await sign({ ...JSON.parse(published[list]!), id: `${list}0`, proof: undefined })
  expect(await outcomes(signed, ['issuer.test'], { ...published, [list]: JSON.stringify(other) })).toBe('yyyu')
})

test('a key of another kind is no sign that something was changed', async () => {
  const [header, payload, signature] = jwt.split('.')
  expect(JSON.parse(atob(header!)).kid).toBe(methodsOf(did, key).jwt)
  const kid = methodsOf(did, key).proof
  const other = btoa(JSON.stringify({ alg: 'ES256', kid })).replaceAll('=', '')
  expect((await outcomes(`${other}.${payload}.${signature}`)).slice(0, 2)).toBe('uu')
})

test.each<[what: string, file: string]>([
  ['JSON', json],
  ['a JWT', jwt],
])('every letter of %s counts', async (_, file) => {
  const held: string[] = []
  for (let at = 0; at < file.length; at += howMany(7, 1)) {
    const letter = String.fromCharCode(file.charCodeAt(at) ^ (at % 2 ? 1 : 32))
    const { result } = await check(file.slice(0, at) + letter + file.slice(at + 1))
    if (result.ok && lettersOf(result.checked)[0] === 'y') held.push(file.slice(at - 9, at + 9))
  }
  expect(held).toEqual([])
})
