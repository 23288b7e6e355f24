import { describe, expect, test } from 'vitest'
import { type Consent, mayShow } from '../../src/core/answers.ts'
import { openKeys, openView } from '../../src/core/open-pages.ts'

test.each<[Consent, boolean, boolean]>([
  ['yes', true, true],
  [undefined, true, false],
  ['no', false, false],
])('consent %s: certification %s, name %s', (consent, certification, name) => {
  expect([mayShow(consent, 'certification'), mayShow(consent, 'name')]).toEqual([certification, name])
})

describe('an open page', () => {
  const known = {
    valid: true,
    status: 'active',
    certification: 'Certified Deck Hand',
    name: 'Ada',
    earnedOn: '2025-01-01',
    expiresOn: '2028-01-01',
    on: '2026-01-01',
    email: 'ada@example.com',
    candidateId: 'X1',
  }
  const { email: _, candidateId: __, ...listed } = known
  const { name: ___, ...nameless } = listed

  test('holds these keys and no others: a new one is put in this list on purpose', () => {
    expect(openKeys).toEqual({
      verification: ['valid', 'status', 'certification', 'name', 'earnedOn', 'expiresOn', 'on'],
      verificationPage: [
        'valid',
        'status',
        'certification',
        'name',
        'localizedName',
        'earnedOn',
        'activeOn',
        'expiresOn',
        'since',
        'on',
        'isErased',
      ],
      badge: ['certification', 'name', 'emailHash', 'firstEarnedOn', 'validFrom', 'expiresOn', 'exams', 'place'],
      badgePage: [
        'certification',
        'status',
        'name',
        'localizedName',
        'earnedOn',
        'activeOn',
        'expiresOn',
        'since',
        'ended',
        'isEnding',
        'isErased',
      ],
      transcript: [
        'transcript',
        'name',
        'localizedName',
        'address',
        'on',
        'linkEndsOn',
        'issuer',
        'certifications',
        'remarks',
      ],
      transcriptCertification: ['certification', 'title', 'level', 'status', 'earnedOn', 'expiresOn'],
    })
  })

  test('is built from the listed keys, as far as the consent goes', () => {
    expect(openView('verification', known, 'yes')).toEqual(listed)
    expect(openView('verification', known, undefined)).toEqual(nameless)
    expect(openView('verification', known, 'no')).toBeUndefined()
    const both = { name: 'Ada', localizedName: 'アダ', on: '2026-01-01' }
    expect(openView('verificationPage', both, undefined)).toEqual({ on: '2026-01-01' })
    expect(openView('verificationPage', both, 'yes')).toEqual(both)
    expect(openView('badge', { emailHash: 'x', place: 1 }, undefined)).toEqual({ place: 1 })
  })
})
