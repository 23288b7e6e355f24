import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { multikeyOf } from '../../src/adapters/signing/did.ts'
import { badge, check, did, key, listWith, outcomes, published, sign, signed } from '../support/checker.ts'

const list = 'https://issuer.test/status/1'
const entry = badge.credentialStatus
const otherKey = `did:key:${multikeyOf(key.ed25519)}`
const otherMethod = `${otherKey}#${multikeyOf(key.ed25519)}`
const { proof: _, ...unsigned } = (await listWith([7])) as unknown as Record<string, unknown>
const { proof: __, ...empty } = (await listWith([])) as unknown as Record<string, unknown>
const subject = unsigned.credentialSubject as Record<string, unknown>
const bits = (count: number, first = 0) => {
  const bytes = new Uint8Array(count / 8)
  bytes[0] = first
  return `u${gzipSync(bytes).toString('base64url')}`
}

const withList = (text: string) => ({ ...published, [list]: text })
const by = async (document: object, method?: string) =>
  outcomes(signed, ['issuer.test'], withList(JSON.stringify(await sign(document, method))))

/** What a list is worth, with the badge's bit set and not: who signed it, where it belongs, what it is. */
describe('a list accuses and clears', () => {
  test.each<[what: string, more: object, method: string | undefined, set: string, unset: string]>([
    ['of the issuer, at its address', {}, undefined, 'n', 'y'],
    ['of somebody else', { issuer: otherKey }, otherMethod, 'n', 'u'],
    ['in the issuer’s name by another key', {}, otherMethod, 'n', 'u'],
    ['that belongs to another address', { id: `${list}0` }, undefined, 'n', 'u'],
    ['of somebody else at another address', { issuer: otherKey, id: `${list}0` }, otherMethod, 'n', 'u'],
    ['that was over an hour ago', { validUntil: '2026-11-27T11:00:00Z' }, undefined, 'u', 'u'],
    ['that begins tomorrow', { validFrom: '2026-11-28T12:00:00Z' }, undefined, 'u', 'u'],
    ['without its type', { type: ['VerifiableCredential'] }, undefined, 'u', 'u'],
    ['of another type', { type: ['VerifiableCredential', 'BitstringStatusListEntry'] }, undefined, 'u', 'u'],
  ])('%s', async (_what, more, method, set, unset) => {
    expect(await by({ ...unsigned, ...more }, method)).toBe(`yyy${set}`)
    expect(await by({ ...empty, ...more }, method)).toBe(`yyy${unset}`)
  })

  test.each<[what: string, more: object, expected: string]>([
    ['for another purpose', { statusPurpose: 'suspension' }, 'u'],
    ['for several purposes', { statusPurpose: ['suspension', 'revocation'] }, 'n'],
    ['that is short', { encodedList: bits(131_064, 1) }, 'n'],
    ['that is short and has it not', { encodedList: bits(131_064) }, 'u'],
    ['that is as short as may be', { encodedList: bits(131_072, 1) }, 'n'],
    ['that is as short as may be and has it not', { encodedList: bits(131_072) }, 'y'],
    ['that is longer', { encodedList: bits(1_048_576, 1) }, 'n'],
    ['that is not packed', { encodedList: 'uAAAA' }, 'u'],
    ['that is empty', { encodedList: '' }, 'u'],
  ])('%s', async (_what, more, expected) => {
    expect(await by({ ...unsigned, credentialSubject: { ...subject, ...more } })).toBe(`yyy${expected}`)
  })

  test('a list that was changed accuses nobody', async () => {
    const changed = { ...(await sign(unsigned)), description: 'Changed' }
    expect(await outcomes(signed, ['issuer.test'], withList(JSON.stringify(changed)))).toBe('yyyu')
  })

  test('a suspension is told as one', async () => {
    const suspension = await sign({ ...badge, credentialStatus: { ...entry, statusPurpose: 'suspension' } })
    const document = await sign({ ...unsigned, credentialSubject: { ...subject, statusPurpose: 'suspension' } })
    const { result } = await check(suspension, ['issuer.test'], withList(JSON.stringify(document)))
    expect(result.ok && result.checked.verdicts[3]).toMatchObject({
      outcome: 'no',
      reason: 'Its issuer has suspended it.',
    })
  })
})

describe('a 1EdTechRevocationList', async () => {
  const at = 'https://issuer.test/revocations'
  const old = await sign({ ...badge, credentialStatus: { id: at, type: '1EdTechRevocationList' } as never })
  const named = [{ id: badge.id }]
  test.each<[what: string, answer: unknown, expected: string]>([
    ['names it', { id: at, issuer: did, revokedCredentials: named }, 'n'],
    ['names it in the other word', { id: at, issuer: did, revokedCredential: named }, 'n'],
    ['names it alone', { id: at, issuer: did, revokedCredentials: named[0] }, 'n'],
    ['names it by its number alone', { id: at, issuer: did, revokedCredentials: [badge.id] }, 'n'],
    ['names it as revoked', { id: at, issuer: did, revokedCredentials: [{ ...named[0], revoked: true }] }, 'n'],
    ['names it as not revoked', { id: at, issuer: did, revokedCredentials: [{ ...named[0], revoked: false }] }, 'y'],
    ['names another', { id: at, issuer: did, revokedCredentials: [{ id: 'urn:other' }] }, 'y'],
    ['names nobody', { id: at, issuer: { id: did }, revokedCredentials: [] }, 'y'],
    ['lists nothing', { id: at, issuer: did }, 'u'],
    ['of another issuer accuses', { id: at, issuer: 'did:web:other.test', revokedCredentials: named }, 'n'],
    ['of another issuer does not clear', { id: at, issuer: 'did:web:other.test', revokedCredentials: [] }, 'u'],
    ['of nobody does not clear', { id: at, revokedCredentials: [] }, 'u'],
    ['of another address accuses', { id: `${at}/2`, issuer: did, revokedCredentials: named }, 'n'],
    ['of another address does not clear', { id: `${at}/2`, issuer: did, revokedCredentials: [] }, 'u'],
    ['that is no JSON', '<html>', 'u'],
    ['that is a list', [named], 'u'],
  ])('that %s', async (_, answer, expected) => {
    const text = typeof answer === 'string' ? answer : JSON.stringify(answer)
    expect(await outcomes(old, ['issuer.test'], { ...published, [at]: text })).toBe(`yyy${expected}`)
  })

  test('that was not asked is not known', async () => {
    expect(await outcomes(old, ['issuer.test'])).toBe('yyyu')
    expect(await outcomes(old, [])).toBe('yuyu')
  })
})
