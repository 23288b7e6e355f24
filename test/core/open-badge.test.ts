import { existsSync, readFileSync } from 'node:fs'
import Ajv from 'ajv/dist/2019.js'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { type BadgeFacts, learnerRecord, openBadge } from '../../src/core/open-badge.ts'

const facts: BadgeFacts = {
  at: {
    badge: 'https://site.example/badges/B0',
    achievement: 'https://site.example/achievements/AB',
    list: 'https://site.example/status/1',
    issuer: 'https://site.example/',
  },
  issuer: { did: 'did:web:site.example', name: 'Issuer' },
  certification: { code: 'AB', name: 'Able Seaman', description: 'A certification of Issuer, level One.' },
  name: 'Ada Ābele',
  firstEarnedOn: '2024-02-29',
  validFrom: '2024-02-29T00:00:00Z',
  expiresOn: '2027-02-28',
  exams: [{ title: 'Exam 1, Knots', takenOn: '2024-02-29' }],
  place: 94567,
}

/** The published schema, where it lies beside the project; it is not ours to copy. */
const schema = '../shared/vectors/schemas/ob_v3p0_achievementcredential_schema.json'
const place = existsSync(schema) ? schema : undefined

const recordSchema = '../shared/vectors/schemas/clr_v2p0_clrcredential_schema.json'

const emailHash = { identityHash: `sha256$${'0'.repeat(64)}`, salt: '0'.repeat(32) }

describe('a badge before it is signed', () => {
  test('ends with the last second of its last day anywhere', () => {
    expect(openBadge(facts)).toMatchObject({ validUntil: '2027-03-01T11:59:59Z' })
  })

  test('leaves out what there is not, rather than say it is nothing', () => {
    const bare = openBadge({ ...facts, name: undefined, expiresOn: null, exams: [] })
    expect(bare).not.toHaveProperty('validUntil')
    expect(bare).not.toHaveProperty('evidence')
    expect(bare.credentialSubject).not.toHaveProperty('identifier')
    expect(JSON.stringify(bare)).not.toMatch(/null|\[\]/)
  })

  test.skipIf(!place)('passes the published schema, whole and bare, and not without an issuer', () => {
    const ajv = new Ajv({ strict: false })
    addFormats(ajv)
    const validate = ajv.compile(JSON.parse(readFileSync(place!, 'utf8')) as object)
    for (const badge of [
      openBadge(facts),
      openBadge({ ...facts, emailHash }),
      openBadge({ ...facts, name: undefined, expiresOn: null, exams: [] }),
    ]) {
      expect(validate(badge), JSON.stringify(validate.errors)).toBe(true)
      const { issuer: _, ...less } = badge
      expect(validate(less)).toBe(false)
    }
  })
})

describe('a learner record before it is signed', () => {
  const proof = [{ type: 'DataIntegrityProof' }]
  const about = {
    at: 'https://site.example/transcript/T0/clr',
    issuer: { did: 'did:web:site.example', name: 'Issuer', url: 'https://site.example/' },
    name: 'Ada Ābele',
    validFrom: '2026-01-01T00:00:00Z',
    linkEndsOn: '2026-02-21',
  }

  test('ends with its link, not with what is in it', () => {
    expect(learnerRecord(about, [openBadge(facts)])).toMatchObject({
      partial: true,
      validUntil: '2026-02-22T11:59:59Z',
    })
    expect(learnerRecord({ ...about, linkEndsOn: null }, [])).not.toHaveProperty('validUntil')
  })

  test.skipIf(!existsSync(recordSchema))('passes the published schema, and not without its badges', () => {
    const ajv = new Ajv({ strict: false })
    addFormats(ajv)
    const validate = ajv.compile(JSON.parse(readFileSync(recordSchema, 'utf8')) as object)
    const badge = { ...openBadge(facts), proof }
    for (const record of [
      learnerRecord(about, [badge, badge]),
      learnerRecord({ ...about, linkEndsOn: null }, [badge]),
    ]) {
      expect(validate(record), JSON.stringify(validate.errors)).toBe(true)
      const { credentialSubject, ...rest } = record
      expect(validate({ ...rest, credentialSubject: { ...credentialSubject, verifiableCredential: [] } })).toBe(false)
    }
  })
})
