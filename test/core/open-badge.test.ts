import { existsSync, readFileSync } from 'node:fs'
import Ajv from 'ajv/dist/2019.js'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { learnerRecord } from '../../src/core/learner-record.ts'
import { type BadgeFacts, openBadge, validFromOf } from '../../src/core/open-badge.ts'

const facts: BadgeFacts = {
  at: {
    badge: 'https://site.example/badges/B0',
    refresh: 'https://site.example/badges/B0/credential.json',
    achievement: 'https://site.example/achievements/AB',
    image: 'https://site.example/achievements/AB/image.png',
    list: 'https://site.example/status/1',
    issuer: 'https://site.example/',
  },
  issuer: { did: 'did:web:site.example', name: 'Issuer' },
  timeZone: 'America/Los_Angeles',
  certification: {
    code: 'AB',
    name: 'Able Seaman',
    description: 'A certification of Issuer, level One.',
    caption: 'Logo: Able Seaman, level One',
  },
  name: 'Ada Ābele',
  firstEarnedOn: '2024-02-29',
  validFrom: '2024-02-29T08:00:00Z',
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
  test.each([
    ['America/Los_Angeles', '2024-02-29T08:00:00Z', '2027-03-01T07:59:59Z'],
    ['Asia/Kolkata', '2024-02-28T18:30:00Z', '2027-02-28T18:29:59Z'],
    ['Pacific/Kiritimati', '2024-02-28T10:00:00Z', '2027-02-28T09:59:59Z'],
  ])('was awarded with its first day and ends with its last, in %s', (timeZone, awardedDate, validUntil) => {
    expect(openBadge({ ...facts, timeZone })).toMatchObject({ awardedDate, validUntil })
  })

  test('names a picture of what is achieved, and where a newer version is asked for', () => {
    const { credentialSubject, refreshService } = openBadge(facts)
    expect(credentialSubject.achievement.image).toEqual({
      id: 'https://site.example/achievements/AB/image.png',
      type: 'Image',
      caption: 'Logo: Able Seaman, level One',
    })
    expect(refreshService).toEqual({
      id: 'https://site.example/badges/B0/credential.json',
      type: '1EdTechCredentialRefresh',
    })
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

describe('what a badge comes to say is valid', () => {
  const from = (former: string | null, activeOn: string) => validFromOf(former, activeOn, 'America/Los_Angeles')

  test('from the first second of its period, also once it is renewed', () => {
    expect(from(null, '2026-01-31')).toBe('2026-01-31T08:00:00Z')
    expect(from('2026-01-31T08:00:00Z', '2026-07-01')).toBe('2026-07-01T07:00:00Z')
  })

  test('and always from later than before: the newer of two files with one id counts', () => {
    expect(from('2026-01-31T08:00:00Z', '2026-01-31')).toBe('2026-01-31T08:00:01Z')
    expect(from('2026-11-27T15:30:59Z', '2026-01-31')).toBe('2026-11-27T15:31:00Z')
  })
})

describe('a learner record before it is signed', () => {
  const proof = [{ type: 'DataIntegrityProof' }]
  const about = {
    at: 'https://site.example/transcript/T0/clr',
    issuer: { did: 'did:web:site.example', name: 'Issuer', url: 'https://site.example/' },
    name: 'Ada Ābele',
    timeZone: 'Pacific/Kiritimati',
    on: '2026-01-01',
    linkEndsOn: '2026-02-21',
    status: { list: 'https://site.example/status/records-1', place: 8 },
  }

  test('begins with the day that it shows and ends with its link, not with what is in it', () => {
    expect(learnerRecord(about, [openBadge(facts)])).toMatchObject({
      partial: true,
      validFrom: '2025-12-31T10:00:00Z',
      validUntil: '2026-02-21T09:59:59Z',
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
