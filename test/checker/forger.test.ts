import { describe, expect, test } from 'vitest'
import { bakePng, bakeSvg } from '../../src/adapters/baked-files.ts'
import { addProof, type Document } from '../../src/adapters/signing/data-integrity.ts'
import { credentialJwt } from '../../src/adapters/signing/credential-jwt.ts'
import { didDocument, multikeyOf } from '../../src/adapters/signing/did.ts'
import { makeBadgeKey } from '../../src/adapters/signing/keys.ts'
import { gradeOf } from '../../src/checker/grade.ts'
import { inAll } from '../../src/checker/words.ts'
import { learnerRecord } from '../../src/core/learner-record.ts'
import {
  aboutRecord,
  badge,
  check,
  did,
  jwk,
  jwt,
  key,
  published,
  rs256,
  sign,
  signed,
  stateOf,
} from '../support/checker.ts'
import { pdfOf } from '../support/documents.ts'
import { smallPng } from '../support/small-png.ts'

/** What a forger has: good files, a key and a site of their own, and no key of the issuer's. */
const own = await makeBadgeKey(new Date('2026-01-01'))
const ownKey = `did:key:${multikeyOf(own.ed25519)}`
const pages = {
  ...published,
  ...stateOf('active', '2028-01-01'),
  'https://issuer.test/badges/2/state.json': stateOf('active', '2028-01-01')[
    'https://issuer.test/badges/1/state.json'
  ]!,
  'https://issuer.test/transcript/T0/state.json': JSON.stringify({
    state: 'active',
    end: null,
    says: null,
    erased: false,
  }),
  'https://evil.test/.well-known/did.json': JSON.stringify({ ...didDocument('did:web:evil.test', [own]) }),
  'https://evil.test/key': JSON.stringify(own.es256),
}
const forge = <D extends object>(document: D, method = `${ownKey}#${multikeyOf(own.ed25519)}`) =>
  addProof(document as unknown as Document, own.ed25519, {
    created: '2025-01-01T00:00:00Z',
    verificationMethod: method,
  })

type Json = Record<string, unknown>
const good = signed as unknown as Json
const [proof] = signed.proof as unknown as [Json]
const { proof: _proof, ...unsigned } = good
const { validUntil: _until, ...endless } = good
const { credentialStatus, ...statusless } = good
const subject = good.credentialSubject as Json
const contexts = good['@context'] as string[]
const text = JSON.stringify(signed)
const hanako = JSON.stringify(signed).replace('Hana Sato', 'Mallory')
const other = (await sign({ ...badge, id: 'https://issuer.test/badges/2', name: 'Other' })) as unknown as Json
const record = (await sign(learnerRecord(aboutRecord, [signed]))) as unknown as Json
const inRecord = record.credentialSubject as Json
const [head, claims, end] = jwt.split('.') as [string, string, string]
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const said = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Json
const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as Json
const presented = (...inside: unknown[]) => ({ type: ['VerifiablePresentation'], verifiableCredential: inside })
const full = 'https://www.w3.org/2018/credentials#'
const svg = '<svg xmlns="http://www.w3.org/2000/svg"></svg>'
const drawn = (verify: string, body: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:ob="https://purl.imsglobal.org/ob/v3p0"><ob:credential verify='${verify}'><![CDATA[${body}]]></ob:credential></svg>`

const rewrites: Readonly<Record<string, readonly (readonly [what: string, file: unknown])[]>> = {
  'other words': [
    ['another holder', hanako],
    [
      'another certification',
      {
        ...good,
        credentialSubject: { ...subject, achievement: { ...(subject.achievement as Json), name: 'Captain' } },
      },
    ],
    ['a later end', { ...good, validUntil: '2099-01-01T00:00:00Z' }],
    ['no end', endless],
    ['an earlier beginning', { ...good, validFrom: '2020-01-01T00:00:00Z' }],
    ['no status', statusless],
    [
      'another place on the list',
      { ...good, credentialStatus: { ...(credentialStatus as Json), statusListIndex: '8' } },
    ],
    [
      'a list of the forger’s',
      { ...good, credentialStatus: { ...(credentialStatus as Json), statusListCredential: 'https://evil.test/list' } },
    ],
    ['the number of another badge', { ...good, id: 'https://issuer.test/badges/2' }],
    ['no number', { ...good, id: undefined }],
    ['another name of the issuer', { ...good, issuer: { ...(good.issuer as Json), name: 'The ministry' } }],
    [
      'an evidence more',
      { ...good, evidence: [...(good.evidence as unknown[]), { type: ['Evidence'], name: 'Doctor' }] },
    ],
    ['no evidence', { ...good, evidence: undefined }],
    ['a second subject', { ...good, credentialSubject: [subject, { ...subject, id: 'urn:mallory' }] }],
    ['a name beside', { ...good, name: ['Network Deckhand', 'Captain'] }],
  ],
  'hidden words': [
    ['the end under its full address', { ...endless, [`${full}validUntil`]: good.validUntil }],
    ['the status under its full address', { ...statusless, [`${full}credentialStatus`]: credentialStatus }],
    ['the status in a graph beside', { ...statusless, '@included': [{ id: good.id, credentialStatus }] }],
    ['the status in what is reversed', { ...statusless, '@reverse': { issuer: credentialStatus } }],
    [
      'the subject under its full address',
      { ...good, credentialSubject: undefined, [`${full}credentialSubject`]: subject },
    ],
    ['a vocabulary that redefines words', { ...good, '@context': [...contexts, { name: 'urn:x' }] }],
    ['a vocabulary of the forger’s', { ...good, '@context': [...contexts, 'https://evil.test/words'] }],
    ['a base', { ...good, '@context': [...contexts, { '@base': 'https://evil.test/' }] }],
    ['an emptied vocabulary', { ...good, '@context': [...contexts, null] }],
    ['a vocabulary within', { ...good, credentialSubject: { ...subject, '@context': { name: 'urn:x' } } }],
    ['no vocabulary', { ...good, '@context': [] }],
    ['a capital', text.replace('"credentialStatus"', '"CredentialStatus"')],
    ['a sign that is not seen', text.replace('"validUntil"', '"valid\u200bUntil"')],
    ['its proof as a word', { ...unsigned, 'https://w3id.org/security#proof': good.proof }],
    [
      'it within an endorsement of itself',
      { ...unsigned, type: ['VerifiableCredential', 'EndorsementCredential'], endorsement: [good] },
    ],
  ],
  'another proof': [
    ['none', unsigned],
    ['an empty list of them', { ...good, proof: [] }],
    ['that of another badge', { ...good, proof: other.proof }],
    ['made for something else', { ...good, proof: [{ ...proof, proofPurpose: 'authentication' }] }],
    ['at another moment', { ...good, proof: [{ ...proof, created: '2026-01-01T00:00:00Z' }] }],
    ['of another kind', { ...good, proof: [{ ...proof, cryptosuite: 'none' }] }],
    ['with words more', { ...good, proof: [{ ...proof, domain: 'evil.test' }] }],
    [
      'by the forger’s key',
      { ...good, proof: [{ ...proof, verificationMethod: `${ownKey}#${multikeyOf(own.ed25519)}` }] },
    ],
    [
      'by the other key of the issuer',
      { ...good, proof: [{ ...proof, verificationMethod: `${did}#${multikeyOf(key.es256)}` }] },
    ],
    ['cut', { ...good, proof: [{ ...proof, proofValue: String(proof.proofValue).slice(0, -1) }] }],
    ['two, one of which does not fit', { ...good, proof: [proof, { ...proof, created: '2026-01-01T00:00:00Z' }] }],
    ['that builds on another', { ...good, proof: [{ ...proof, previousProof: 'urn:1' }] }],
    ['with an end that has come', { ...good, proof: [{ ...proof, expires: '2026-01-01T00:00:00Z' }] }],
  ],
  'the issuer’s name over the forger’s key': [
    ['by a key that is its own name', await forge(badge)],
    ['under the name of the issuer’s key', await forge(badge, proof.verificationMethod as string)],
    ['as a key of the issuer’s', await forge(badge, `${did}#${multikeyOf(own.ed25519)}`)],
    ['from the forger’s site', await forge(badge, `did:web:evil.test#${multikeyOf(own.ed25519)}`)],
    [
      'with the issuer’s name in front of the forger’s',
      await forge({ ...badge, issuer: [{ id: ownKey }, badge.issuer] as never }),
    ],
    ['in other letters', await forge({ ...badge, issuer: { ...badge.issuer, id: 'did:web:issuer.test%2F' } })],
    ['with a dot more', await forge({ ...badge, issuer: { ...badge.issuer, id: 'did:web:issuer.test.' } })],
    ['without a number', await forge({ ...badge, issuer: { ...badge.issuer, id: 'https://issuer.test' } })],
  ],
  'a JWT': [
    ['with other claims', `${head}.${part({ ...said, name: 'Captain' })}.${end}`],
    ['without an algorithm', `${part({ alg: 'none' })}.${claims}.`],
    ['with None in capitals', `${part({ ...header, alg: 'NONE' })}.${claims}.${end}`],
    ['with the public key as a secret', `${part({ ...header, alg: 'HS256' })}.${claims}.${end}`],
    ['with its key along', await rs256(said, { jwk })],
    ['with the forger’s key', await credentialJwt(badge, own.es256, 'https://evil.test/key')],
    ['under the issuer’s name', await credentialJwt(badge, own.es256, String(header.kid))],
    ['as a key of the issuer’s', await credentialJwt(badge, own.es256, `${did}#${multikeyOf(own.es256)}`)],
    ['with another issuer outside', await rs256({ ...said, iss: 'did:web:evil.test' }, { jwk })],
    [
      'with a credential within a credential',
      await rs256({ vc: { ...unsigned, proof: good.proof }, iss: did }, { jwk }),
    ],
    ['with a head that asks for something', `${part({ ...header, crit: ['b64'], b64: false })}.${claims}.${end}`],
    ['with a letter more', `${jwt}A`],
    ['with the last letter turned', jwt.slice(0, -1) + (jwt.endsWith('A') ? 'B' : 'A')],
    ['cut', jwt.slice(0, -20)],
    ['with a part more', `${jwt}.${end}`],
  ],
  'a good one beside': [
    ['in a presentation', presented(signed, hanako)],
    ['in a presentation, unsigned', presented(unsigned, signed)],
    ['in a presentation in a presentation', presented(signed, presented(unsigned))],
    ['in a list', [signed, await forge(badge)]],
    ['in a list, first', [unsigned, signed]],
    ['in a picture, first', bakePng(bakePng(smallPng, text), hanako)],
    ['in a picture, last', bakePng(bakePng(smallPng, hanako), text)],
    ['in a drawing, in both places', drawn(jwt, hanako)],
    ['in a drawing, the other way', drawn(`${part({ alg: 'none' })}.${claims}.`, text)],
    ['in a PDF', await pdfOf({ text }, { text: hanako, name: 'b.json' })],
    ['in a PDF, for other programs', await pdfOf({ text, old: hanako })],
    ['in a PDF, for programs of before', await pdfOf({ text: hanako, old: text })],
    ['in a PDF, the good one nowhere', await pdfOf({ text, in: [] }, { text: hanako })],
    ['in a PDF, with the page', await pdfOf({ text }, { text: hanako, name: 'b.json', in: ['page'] })],
    [
      'in a record',
      { ...record, credentialSubject: { ...inRecord, verifiableCredential: [signed, await forge(badge)] } },
    ],
    ['in a record of the forger’s', await forge(learnerRecord(aboutRecord, [signed]))],
    ['in a record without its own proof', { ...record, proof: undefined }],
    [
      'in a record that calls itself a presentation',
      { ...record, type: ['VerifiablePresentation'], verifiableCredential: [signed, unsigned] },
    ],
    ['more of them than are looked at', [...Array.from({ length: 60 }, () => signed), unsigned]],
    ['in a drawing, deep', bakeSvg(svg, JSON.stringify([signed, unsigned]))],
  ],
}

describe.each(Object.entries(rewrites))('%s', (_, files) => {
  test.each(files)('%s is not good', async (_what, file) => {
    for (const at of [undefined, 'https://issuer.test']) {
      const { result } = await check(file, ['issuer.test', 'evil.test'], pages, at)
      expect(result.ok ? gradeOf(result.checked) : 'no credential').not.toBe('good')
      expect(result.ok ? inAll(result.checked) : result.sentence).not.toMatch(/^(The .+ is good|Good|All|Both)/)
    }
  })
})

test('what they are made of is good, and there are enough of them', async () => {
  for (const file of [signed, jwt, record, presented(signed, jwt), bakePng(smallPng, text), await pdfOf({ text })]) {
    const { result } = await check(file, ['issuer.test'], pages, 'https://issuer.test')
    expect(result.ok && gradeOf(result.checked)).toBe('good')
  }
  expect(Object.values(rewrites).flat().length).toBeGreaterThanOrEqual(80)
})
