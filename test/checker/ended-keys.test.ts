import { PDFDocument } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { bakePng, bakeSvg } from '../../src/adapters/baked-files.ts'
import { addProof, type Document } from '../../src/adapters/signing/data-integrity.ts'
import { credentialJwt } from '../../src/adapters/signing/credential-jwt.ts'
import { didDocument, methodsOf } from '../../src/adapters/signing/did.ts'
import { makeBadgeKey } from '../../src/adapters/signing/keys.ts'
import type { Checked } from '../../src/checker/result.ts'
import { inAll } from '../../src/checker/words.ts'
import { learnerRecord } from '../../src/core/learner-record.ts'
import {
  aboutRecord,
  badge,
  check,
  did,
  jwt,
  key,
  lettersOf,
  listWith,
  published,
  sign,
  signed,
} from '../support/checker.ts'
import { smallPng } from '../support/small-png.ts'

const fresh = await makeBadgeKey(new Date('2026-11-20'))
const signFresh = <D extends object>(document: D, created = '2026-11-21T00:00:00Z') =>
  addProof(document as unknown as Document, fresh.ed25519, { created, verificationMethod: methodsOf(did, fresh).proof })

const keysAt = 'https://issuer.test/.well-known/did.json'
const listAt = 'https://issuer.test/status/1'
const document = didDocument(did, [fresh, { ...key, ended: '2026-11-20T10:00:00.000Z' }])
const { proof: _, ...unsignedList } = await listWith([3])
/** What the issuer answers once the key that signed was ended, and its list was signed again. */
const after = {
  ...published,
  [keysAt]: JSON.stringify(document),
  [listAt]: JSON.stringify(await signFresh(unsignedList)),
}

async function judged(content: unknown, pages: Record<string, string> = after): Promise<Checked> {
  const { result } = await check(content, ['issuer.test'], pages)
  if (!result.ok) throw new Error(result.sentence)
  return result.checked
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><title>DECK</title></svg>'
const text = JSON.stringify(signed)

async function pdfWith(credential: string): Promise<Uint8Array> {
  const paper = await PDFDocument.create()
  paper.addPage()
  await paper.attach(new TextEncoder().encode(credential), 'credential.json', { mimeType: 'application/json' })
  return paper.save()
}

describe('a badge whose key was ended is not known to be anybody’s', () => {
  test.each<[string, () => unknown]>([
    ['JSON', () => signed],
    ['JWT', () => jwt],
    ['PNG', () => bakePng(smallPng, text)],
    ['SVG', () => bakeSvg(svg, text)],
    ['PDF', () => pdfWith(text)],
  ])('as %s: the headline and all four rows say so, and nothing is called good or changed', async (_kind, make) => {
    const content = await make()
    expect(lettersOf(await judged(content, published))).toBe('yyyy')
    const checked = await judged(content)
    expect(lettersOf(checked)).toBe('uuuu')
    for (const { reason } of checked.verdicts) expect(reason).toMatch(/^This key was ended/)
    expect(checked.verdicts[0]!.reason).toBe(
      'This key was ended: did:web:issuer.test ended it on 2026-Nov-20, 10:00 UTC. Someone else may have signed this with it, under any date.',
    )
    expect(inAll(checked)).toMatch(/^Not known: this key was ended\. .+ Ask the holder to download it again\.$/)
    expect(inAll(checked) + JSON.stringify(checked.verdicts)).not.toMatch(/\bgood\b|changed/i)
  })

  test.each([
    ['long before the end', '2024-01-01T00:00:00Z'],
    ['just before it', '2026-11-20T09:59:59Z'],
    ['after it', '2026-11-25T00:00:00Z'],
    ['before there were computers', '0001-01-01T00:00:00Z'],
    ['in the future', '2090-01-01T00:00:00Z'],
  ])('whoever forges with it may say it was made %s', async (_when, moment) => {
    const own = { ...badge, id: 'https://issuer.test/badges/2', name: 'Forged', validFrom: moment }
    const proved = await addProof(own as unknown as Document, key.ed25519, {
      created: moment,
      verificationMethod: methodsOf(did, key).proof,
    })
    for (const forged of [proved, await credentialJwt(own, key.es256, methodsOf(did, key).jwt)]) {
      const checked = await judged(forged)
      expect(lettersOf(checked)).toMatch(/^uu[un]u$/)
      expect(inAll(checked)).toMatch(/^Not known: this key was ended\./)
      expect(inAll(checked)).not.toMatch(/\bgood\b/i)
    }
  })

  test('one that does not fit either is not called changed: whoever has the key could have made it fit', async () => {
    expect(lettersOf(await judged({ ...signed, name: 'Another' }))).toBe('uuuu')
    expect(lettersOf(await judged(`${jwt.slice(0, -6)}AAAAAA`))).toBe('uuuu')
  })

  test('a JWT that names its issuer’s document alone is found by the ended key that fits', async () => {
    const checked = await judged(await credentialJwt(badge, key.es256, did))
    expect(lettersOf(checked)).toBe('uuuu')
    expect(inAll(checked)).toMatch(/^Not known: this key was ended\./)
  })

  test('what was revoked besides is said, in the same words as its row', async () => {
    const list = JSON.stringify(await signFresh({ ...unsignedList, ...(await bitsOf([7])) }))
    const checked = await judged(signed, { ...after, [listAt]: list })
    expect(lettersOf(checked)).toBe('uuun')
    expect(inAll(checked)).toMatch(/^Not known: this key was ended\. .* Also, its issuer has revoked it\./)
  })
})

async function bitsOf(places: readonly number[]) {
  const { credentialSubject } = await listWith(places)
  return { credentialSubject }
}

describe('a key has ended', () => {
  const method = (more: object) =>
    document.verificationMethod.map(({ revoked, ...one }) => (revoked ? { ...one, ...more } : one))
  const all = document.verificationMethod.map(({ id }) => id)
  test.each<[string, object]>([
    ['that is only left out of assertionMethod', { ...document, verificationMethod: method({}) }],
    ['that is marked and left in', { ...document, assertionMethod: all }],
    [
      'whose mark can’t be read',
      { ...document, verificationMethod: method({ revoked: 'once' }), assertionMethod: all },
    ],
    ['that has run out', { ...document, verificationMethod: method({ expires: '2026-01-01' }), assertionMethod: all }],
    [
      'that is named twice, once without the mark',
      {
        ...document,
        verificationMethod: [...method({}), ...document.verificationMethod],
        assertionMethod: all,
      },
    ],
  ])('%s', async (_, published) => {
    for (const file of [signed, jwt]) {
      const checked = await judged(file, { ...after, [keysAt]: JSON.stringify(published) })
      expect(lettersOf(checked)).toMatch(/^uu/)
      expect(inAll(checked)).toMatch(/^Not known: this key was ended\./)
    }
  })
})

describe('with the key that took its place', () => {
  test('a badge is good, by a list that is signed with it too', async () => {
    expect(lettersOf(await judged(await signFresh(badge)))).toBe('yyyy')
    expect(lettersOf(await judged(await credentialJwt(badge, fresh.es256, methodsOf(did, fresh).jwt)))).toBe('yyyy')
  })

  test('a badge that has both proofs is good by the current one', async () => {
    const { proof } = await signFresh(badge)
    expect(lettersOf(await judged({ ...signed, proof: [...signed.proof, ...proof] }))).toBe('yyyy')
  })

  test('a list that is still signed with the ended key leaves the revocation unknown, and says why', async () => {
    const checked = await judged(await signFresh(badge), { ...after, [listAt]: published[listAt]! })
    expect(lettersOf(checked)).toBe('yyyu')
    expect(checked.verdicts[3]!.reason).toBe('The list of what was revoked was signed with a key that was ended.')
  })

  test('a record with a badge of the ended key in it says so before it is called good', async () => {
    const record = learnerRecord(aboutRecord, [signed, await signFresh(badge)])
    expect(inAll(await judged(await signFresh(record)))).toMatch(
      /^Not known: .+ 1 of 2 credentials in it is good; 1 could not be checked\. The key of 1 was ended: ask its holder to download it again\.$/,
    )
    expect(inAll(await judged(await sign(record)))).toMatch(/^Not known: this key was ended\. Someone else/)
  })
})
