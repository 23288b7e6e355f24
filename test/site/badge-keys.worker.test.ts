import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { Document } from '../../src/adapters/signing/data-integrity.ts'
import { methodsOf } from '../../src/adapters/signing/did.ts'
import { makeBadgeKey } from '../../src/adapters/signing/keys.ts'
import { badgeHolder, badgesOf } from '../support/badges.ts'
import { siteOf } from '../support/keyed-site.ts'
import { type DidDocument, payloadOf, proofHolds } from '../support/signed.ts'

/** The site with other keys than the tests have. */
const siteWith = (keys: object) => siteOf({ ...env, BADGE_KEY_TEST: undefined, ...keys })

describe('keys', () => {
  test('are changed by adding one: old badges verify as before, new ones are signed with the new one', async () => {
    const person = await badgeHolder('yes')
    const [badge] = await badgesOf(person)
    const [old, fresh] = [await makeBadgeKey(new Date(1000)), await makeBadgeKey(new Date(2000))]
    const before = siteWith({ BADGE_KEY_1: JSON.stringify(old) })
    const after = siteWith({ BADGE_KEY_1: JSON.stringify(old), BADGE_KEY_2: JSON.stringify(fresh) })
    const get = async (site: typeof before, Accept: string) => (await site(`/badges/${badge!.id}`, { Accept })).text()

    const signedBefore = JSON.parse(await get(before, 'application/json')) as Document
    const jwtBefore = await get(before, 'application/jwt')
    const signedAfter = JSON.parse(await get(after, 'application/json')) as Document
    const did = await (await after('/.well-known/did.json')).json<DidDocument>()
    expect(did.verificationMethod).toHaveLength(8)
    expect(await proofHolds(signedBefore, did)).toBe(true)
    expect((await payloadOf(jwtBefore, did)).payload.jti).toBe(signedBefore.id)
    expect(await proofHolds(signedAfter, did)).toBe(true)
    expect(JSON.stringify(signedAfter.proof)).toContain(methodsOf(did.id, fresh).proof)
    expect(JSON.stringify(signedBefore.proof)).toContain(methodsOf(did.id, old).proof)

    const forgot = await (
      await siteWith({ BADGE_KEY_2: JSON.stringify(fresh) })('/.well-known/did.json')
    ).json<DidDocument>()
    expect(await proofHolds(signedBefore, forgot)).toBe(false)
  })

  test('that are not there are said so, and nothing is signed', async () => {
    const [badge] = await badgesOf(await badgeHolder('yes'))
    const site = siteWith({})
    expect((await site('/.well-known/did.json')).status).toBe(404)
    expect((await site('/status/1')).status).toBe(503)
    expect((await site(`/badges/${badge!.id}`, { Accept: 'application/json' })).status).toBe(503)
    expect((await site(`/badges/${badge!.id}`)).status).toBe(200)
  })

  test('of a port name it as did:web does', async () => {
    const key = { BADGE_KEY_1: JSON.stringify(await makeBadgeKey(new Date())) }
    const did = await (
      await siteWith({ ...key, BASE_URL: 'http://localhost:8787' })('/.well-known/did.json')
    ).json<DidDocument>()
    expect(did.id).toBe('did:web:localhost%3A8787')
  })
})
