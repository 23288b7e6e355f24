import { describe, expect, test } from 'vitest'
import { learnerRecord } from '../../src/core/learner-record.ts'
import {
  aboutRecord,
  badge,
  check,
  did,
  lettersOf,
  listWith,
  outcomes,
  published,
  sign,
  signed,
} from '../support/checker.ts'

const list = 'https://issuer.test/status/1'
const revoked = { ...published, [list]: JSON.stringify(await listWith([7])) }
const of = (document: unknown) => outcomes(document, ['issuer.test'], revoked)
const entry = badge.credentialStatus

describe('a revocation is found, whatever shape it is written in', () => {
  test.each<[what: string, more: object]>([
    ['a list of one status', { credentialStatus: [entry] }],
    ['its list named as a thing', { credentialStatus: { ...entry, statusListCredential: { id: list } } }],
    ['its list named in a list', { credentialStatus: { ...entry, statusListCredential: [list] } }],
    ['its list named twice', { credentialStatus: { ...entry, statusListCredential: [list, { id: list }] } }],
    ['its place in a list', { credentialStatus: { ...entry, statusListIndex: [entry.statusListIndex] } }],
    [
      'its place twice',
      { credentialStatus: { ...entry, statusListIndex: [entry.statusListIndex, entry.statusListIndex] } },
    ],
    ['its purpose beside nothing', { credentialStatus: { ...entry, statusPurpose: [null, 'revocation'] } }],
    ['its issuer in a list', { issuer: [badge.issuer] }],
    ['its issuer in two pieces', { issuer: [{ id: did }, badge.issuer] }],
    ['its purpose in a list', { credentialStatus: { ...entry, statusPurpose: ['revocation'] } }],
  ])('%s', async (_, more) => {
    expect(await of({ ...signed, ...more })).toBe('yyyn')
  })

  test('beside another kind that it has as well', async () => {
    const both = await sign({ ...badge, credentialStatus: { ...entry, type: ['JsonSchema', entry.type] } })
    expect(await of(both)).toMatch(/n$/)
  })

  test.each<[what: string, status: unknown]>([
    ['a list within a list', [[entry]]],
    [
      'two halves of one status',
      [
        { ...entry, statusListIndex: [] },
        { ...entry, statusListCredential: [] },
      ],
    ],
    ['a status said again and again', [entry, entry, entry, entry, entry]],
  ])('or the file is not believed: %s', async (_, credentialStatus) => {
    expect((await of({ ...signed, credentialStatus })).slice(0, 2)).toBe('uu')
  })

  test('a fifth status is not passed over', async () => {
    const many = [1, 2, 4, 5, 7].map((place) => ({ ...entry, id: `${list}#${place}`, statusListIndex: String(place) }))
    expect(await of(await sign({ ...badge, credentialStatus: many }))).toBe('yyyu')
  })
})

type Json = Record<string, unknown>

const shapes: readonly ((value: unknown) => unknown)[] = [
  (value) => [value],
  (value) => [[value]],
  (value) => [value, value],
  (value) => [null, value],
  (value) => [value, []],
  (value) => ({ id: value }),
  (value) => ({ '@value': value }),
  (value) => [{ id: (value as Json).id }, value],
  (value) => [
    { id: (value as Json).id, type: (value as Json).type },
    { ...(value as Json), type: [] },
  ],
]

/** A document once for each shape of each thing in it. */
function* reshaped(document: unknown): Generator<unknown> {
  if (typeof document !== 'object' || document === null) return
  for (const [name, one] of Object.entries(document)) {
    if (name === '@context') continue
    const put = (value: unknown) =>
      Array.isArray(document) ? document.with(Number(name), value) : { ...document, [name]: value }
    for (const shape of shapes) yield put(shape(one ?? {}))
    for (const within of reshaped(one)) yield put(within)
  }
}

test('whatever is reshaped in a badge that is over and revoked: it is shown whole and found to be both, or not believed', async () => {
  const over = await sign({ ...badge, validUntil: '2026-01-01T00:00:00Z' })
  const shownOf = async (document: unknown) => {
    const { result } = await check(document, ['issuer.test'], revoked)
    return result.ok ? `${lettersOf(result.checked)} ${JSON.stringify(result.checked.facts)}` : 'none'
  }
  const asIs = await shownOf(over)
  expect(asIs).toMatch(/^yynn .*Hana Sato/)
  const believed: string[] = []
  for (const document of reshaped(over)) {
    const shown = await shownOf(document)
    if (shown.startsWith('y')) believed.push(shown)
  }
  expect(believed.length).toBeGreaterThan(50)
  expect(believed.filter((shown) => shown !== asIs)).toEqual([])
})

test('of two persons in one badge one is shown, and that is said', async () => {
  const other = { ...badge.credentialSubject, id: 'urn:uuid:1', identifier: [] }
  const { result } = await check(await sign({ ...badge, credentialSubject: [badge.credentialSubject, other] as never }))
  expect(result.ok && result.checked.notes.join()).toMatch(/more than one holder/)
})

test.each<[what: string, validUntil: unknown]>([
  ['in a list', ['2026-01-01T00:00:00Z']],
  ['twice', ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z']],
  ['beside nothing', [null, '2026-01-01T00:00:00Z']],
])('an end is read that is written %s', async (_, validUntil) => {
  const over = await sign({ ...badge, validUntil: '2026-01-01T00:00:00Z' })
  expect(await of({ ...over, validUntil })).toBe('yynn')
})

const endorsement = {
  id: 'https://issuer.test/endorsements/1',
  type: ['VerifiableCredential', 'EndorsementCredential'],
  issuer: { id: did, type: ['Profile'] },
  validFrom: '2025-01-01T00:00:00Z',
  credentialSubject: { id: badge.id, type: ['EndorsementSubject'], endorsementComment: 'Good.' },
}

test('a badge is not hidden in what is said of it', async () => {
  const { '@context': context, proof, ...rest } = await sign({ ...badge, endorsement: [endorsement] })
  const type = [...badge.type, 'EndorsementSubject']
  const about = { ...rest, ...endorsement.credentialSubject, type, endorsement: endorsement.id }
  expect((await of({ '@context': context, ...endorsement, credentialSubject: about, proof })).slice(0, 2)).toBe('uu')
})

describe('a learner record', async () => {
  const unsigned = learnerRecord(aboutRecord, [signed])
  const credentialSubject = { ...unsigned.credentialSubject, id: 'urn:uuid:6f2e33e5-7a29-4155-840a-59483ba10164' }
  const record = (await sign({ ...unsigned, credentialSubject })) as unknown as Record<string, unknown>

  test.each<[what: string, subject: (subject: unknown) => unknown]>([
    ['as it came', (subject) => subject],
    ['with its subject in a list', (subject) => [subject]],
    ['with its subject in two pieces', (subject) => [{ id: credentialSubject.id }, subject]],
  ])('shows the revoked badge within it, %s', async (_, rewrite) => {
    const document = { ...record, credentialSubject: rewrite(record.credentialSubject) }
    const { result } = await check(document, ['issuer.test'], revoked)
    expect(result.ok && lettersOf(result.checked)).toBe('yyyy')
    expect(result.ok && result.checked.inside.map(lettersOf)).toEqual(['yyyn'])
  })

  test('does not pass for something else', async () => {
    const clr = 'https://purl.imsglobal.org/spec/vc/clr/vocab.html#ClrCredential'
    const type = (record.type as string[]).map((one) => (one === 'ClrCredential' ? clr : one))
    expect((await of({ ...record, type })).slice(0, 2)).toBe('uu')
  })
})

test('what is honest stays readable: names with their language, proofs that build on others', async () => {
  const name = { '@value': 'Ein Abzeichen', '@language': 'de' }
  expect(await outcomes(await sign({ ...badge, name }))).toBe('yyyy')
  const chained = { ...signed.proof[0], previousProof: 'urn:uuid:1' }
  expect(await outcomes({ ...signed, proof: [chained] })).toBe('uuyy')
})
