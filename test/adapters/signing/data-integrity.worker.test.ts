import { describe, expect, test } from 'vitest'
import { addProof, bytesToSign, canonical, type Document } from '../../../src/adapters/signing/data-integrity.ts'
import { multikeyOf } from '../../../src/adapters/signing/did.ts'

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
const base64url = (text: string) =>
  btoa(String.fromCharCode(...text.match(/../g)!.map((pair) => parseInt(pair, 16))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** The key pair, the credentials and the results that Open Badges 3.0 publishes as its test vectors. */
const key = {
  kty: 'OKP',
  crv: 'Ed25519',
  x: base64url('4bdeafde2ea8beefadd8c699b5c7e0704cf51154d52e17b20b71337ca04cc5a5'),
  d: base64url('6241a409e6707bb640a0140a8a32bc3d193c33a661747284d6adfa4ed4180be4'),
}
const made = {
  created: '2010-01-01T19:23:24Z',
  verificationMethod: 'https://example.edu/issuers/565049#z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi',
}
const options = {
  type: 'DataIntegrityProof',
  cryptosuite: 'eddsa-rdfc-2022',
  proofPurpose: 'assertionMethod',
  ...made,
} as const

const teamwork: Document = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'http://example.com/credentials/3527',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: {
    id: 'https://example.edu/issuers/565049',
    type: ['Profile'],
    url: 'https://www.imsglobal.org',
    name: 'Example Corp',
  },
  validFrom: '2010-01-01T00:00:00Z',
  name: 'Teamwork Badge',
  credentialSubject: {
    id: 'did:example:ebfeb1f712ebc6f1c276e12ec21',
    type: ['AchievementSubject'],
    achievement: {
      id: 'https://example.com/achievements/21st-century-skills/teamwork',
      type: ['Achievement'],
      criteria: {
        narrative:
          'Team members are nominated for this badge by their peers and recognized upon review by Example Corp management.',
      },
      description: 'This badge recognizes the development of the capacity to collaborate within a group environment.',
      name: 'Teamwork',
    },
  },
}

/** The credential within the specification's transcript: with a schema, an image and the contexts we use ourselves. */
const degree: Document = {
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
  ],
  id: 'urn:uuid:91537dba-56cb-11ec-bf63-0242ac130002',
  type: ['VerifiableCredential', 'AchievementCredential'],
  issuer: { id: 'https://example.edu/issuers/565049', type: 'Profile', name: 'Example University' },
  validFrom: '2010-01-01T00:00:00Z',
  name: 'Example University Degree',
  credentialSubject: {
    id: 'did:example:ebfeb1f712ebc6f1c276e12ec21',
    type: 'AchievementSubject',
    achievement: {
      id: 'urn:uuid:a7467ef6-56cb-11ec-bf63-0242ac130002',
      type: 'Achievement',
      creator: { id: 'https://example.edu/issuers/565049', type: 'Profile' },
      name: 'Achievement 1',
      criteria: { id: 'https://example.edu/achievements/a7467ef6-56cb-11ec-bf63-0242ac130002/criteria' },
      description: 'Achievement 1',
      image: { id: 'https://example.edu/achievements/sample.png', type: 'Image' },
    },
  },
  credentialSchema: [
    {
      id: 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json',
      type: '1EdTechJsonSchemaValidator2019',
    },
  ],
}

const creator = { id: 'https://example.edu/issuers/565049', type: 'Profile' }
const achievement = (number: 1 | 2, id: string) => ({
  id: `urn:uuid:${id}`,
  type: 'Achievement',
  creator,
  name: `Achievement ${number}`,
  criteria: { id: `https://example.edu/achievements/${id}/criteria` },
  description: `Achievement ${number}`,
  image: { id: 'https://example.edu/achievements/sample.png', type: 'Image' },
})
const [first, second] = ['a7467ef6-56cb-11ec-bf63-0242ac130002', 'dd887f0a-56cb-11ec-bf63-0242ac130002'] as const

/** The specification's transcript, with the badge in it as it is signed. */
const record: Document = {
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
  ],
  id: 'http://example.edu/credentials/3732',
  type: ['VerifiableCredential', 'ClrCredential'],
  issuer: { ...creator, name: 'Example University' },
  validFrom: '2010-01-01T00:00:00Z',
  name: 'Sample Transcript',
  credentialSubject: {
    id: 'did:example:ebfeb1f712ebc6f1c276e12ec21',
    type: 'ClrSubject',
    verifiableCredential: [
      {
        ...degree,
        proof: {
          ...options,
          proofValue: 'z45QnLySMt2mWuW787G6cf3SLkP97ZkMZxLeXH5yaaTQPCtTup4GCV95tU8HEnQJSyGCokSj3AvUhmJtvveTmN4Vu',
        },
      },
    ],
    achievement: [achievement(1, first), achievement(2, second)],
    association: [
      {
        type: 'Association',
        associationType: 'isParentOf',
        sourceId: `urn:uuid:${first}`,
        targetId: `urn:uuid:${second}`,
      },
    ],
  },
  credentialSchema: [
    {
      id: 'https://purl.imsglobal.org/spec/clr/v2p0/schema/json/clr_v2p0_clrcredential_schema.json',
      type: '1EdTechJsonSchemaValidator2019',
    },
  ],
}

describe('the test vectors of the specification', () => {
  test('the key is written as there', () => {
    expect(multikeyOf(key)).toBe('z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi')
  })

  test('the bytes to sign are those published', async () => {
    expect(hex(await bytesToSign(teamwork, options))).toBe(
      'd34009cea0dbc1ca941e09dc01c8c9d3e3ce3c5b853f67ee44698dcea10f5d1987f65a76d40146205e3b3e06cb0fbd153f97f9ce70372390f52566bb7f9e0773',
    )
  })

  test.each([
    ['a badge', teamwork, 'z5x9aCBYovW3CQCbKdNyhEm7ffYSw1YpEdPywQJoNbzDD2gkzQDKJ1sYKJaWvqZtkMtSbz35HcbgXVEDYHxCzgkCr'],
    [
      'the badge in a transcript',
      degree,
      'z45QnLySMt2mWuW787G6cf3SLkP97ZkMZxLeXH5yaaTQPCtTup4GCV95tU8HEnQJSyGCokSj3AvUhmJtvveTmN4Vu',
    ],
    [
      'a transcript',
      record,
      'zF52sU1nfPAjcwCqtgxPNSor6SJnAzRBwZW5VNQXPt8xXCHkd39sgqj32DnMjhFCzbyHsLkhQ8HpBqQTkMgXy329',
    ],
  ])('%s gets the proof published', async (_, document, proofValue) => {
    const signed = await addProof(document, key, made)
    expect(signed.proof).toEqual([{ ...options, proofValue }])
  })
})

describe('a document', () => {
  test('with a term that no context knows is not signed', async () => {
    await expect(addProof({ ...teamwork, made: 'up' }, key, made)).rejects.toThrow()
  })

  test('with a context that is not built in is not signed, and nothing is fetched', async () => {
    await expect(canonical({ '@context': ['https://example.com/other'], id: 'urn:x' })).rejects.toThrow()
  })
})
