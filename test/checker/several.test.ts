import { describe, expect, test } from 'vitest'
import { bakePng } from '../../src/adapters/baked-files.ts'
import { gradeOf } from '../../src/checker/grade.ts'
import { inAll } from '../../src/checker/words.ts'
import { learnerRecord } from '../../src/core/learner-record.ts'
import {
  aboutRecord,
  badge,
  check,
  did,
  jwt,
  lettersOf,
  listWith,
  published,
  sign,
  signed,
} from '../support/checker.ts'
import { pdfOf } from '../support/documents.ts'
import { smallPng } from '../support/small-png.ts'

const list = 'https://issuer.test/status/1'
const text = JSON.stringify(signed)
const { proof: _, ...unsigned } = signed as unknown as Record<string, unknown>
const changed = { ...signed, name: 'Changed' }
const foreign = await sign(
  { ...badge, issuer: { ...badge.issuer, id: 'did:web:elsewhere.test' } },
  'did:web:elsewhere.test#key',
)
const over = await sign({ ...badge, id: 'https://issuer.test/badges/2', validUntil: '2026-01-01T00:00:00Z' })
const otherJwt = JSON.stringify(over)

const presented = (...inside: unknown[]) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiablePresentation'],
  verifiableCredential: inside,
})
const drawn = (...elements: string[]) =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:ob="https://purl.imsglobal.org/ob/v3p0">${elements.join('')}</svg>`
const twoInSvg = (verify: string, body: string) =>
  drawn(`<ob:credential verify="${verify}"><![CDATA[${body}]]></ob:credential>`)

/** Files, and what is in them; the headline counts. */
const files: readonly (readonly [what: string, file: unknown, inside: string[], says: RegExp])[] = [
  ['a presentation of two', presented(signed, jwt), ['yyyy', 'yyyy'], /^Both are good\.$/],
  ['a presentation of three', presented(signed, signed, jwt), ['yyyy', 'yyyy', 'yyyy'], /^All 3 are good\.$/],
  ['a presentation of one', presented(signed), ['yyyy'], /^Good: issued by issuer\.test/],
  ['a presentation of none', presented(), [], /^There is no credential in it\.$/],
  [
    'a presentation with an unsigned one',
    presented(signed, unsigned, jwt),
    ['yyyy', 'uuyy', 'yyyy'],
    /^2 of 3 are good; 1 could not be checked\.$/,
  ],
  [
    'a presentation with a changed one',
    presented(signed, changed),
    ['yyyy', 'nuyy'],
    /^1 of 2 is good; 1 is not good\.$/,
  ],
  [
    'a presentation with a foreign one',
    presented(signed, foreign),
    ['yyyy', 'uuyu'],
    /^1 of 2 is good; 1 could not be checked\. To find out more, press “Ask elsewhere\.test”\.$/,
  ],
  ['a presentation with one over', presented(over, signed), ['yyny', 'yyyy'], /^1 of 2 is good; 1 is not good\.$/],
  [
    'a presentation with nonsense',
    presented(signed, 'nonsense', {}),
    ['yyyy', '', ''],
    /^1 of 3 is good; 2 could not be checked\.$/,
  ],
  [
    'a presentation of unsigned ones',
    presented(unsigned, unsigned),
    ['uuyy', 'uuyy'],
    /^0 of 2 are good; 2 could not be checked\.$/,
  ],
  [
    'a signed presentation',
    { ...presented(signed, jwt), holder: did, proof: signed.proof },
    ['yyyy', 'yyyy'],
    /^Both are good\.$/,
  ],
  [
    'a presentation in an envelope',
    presented({ type: 'EnvelopedVerifiableCredential', id: `data:application/vc+jwt,${jwt}` }, signed),
    ['yyyy', 'yyyy'],
    /^Both are good\.$/,
  ],
  ['a list of two', [signed, jwt], ['yyyy', 'yyyy'], /^Both are good\.$/],
  ['a list with an unsigned one', [unsigned, signed], ['uuyy', 'yyyy'], /^1 of 2 is good; 1 could not be checked\.$/],
  ['a list of one', [signed], [], /^Good: issued by issuer\.test/],
  [
    'a list with a badge of version 2',
    [signed, { '@context': 'https://w3id.org/openbadges/v2', type: 'Assertion' }],
    ['yyyy', ''],
    /^1 of 2 is good; 1 could not be checked\.$/,
  ],
  ['a PNG with two', bakePng(bakePng(smallPng, otherJwt), text), ['yyyy', 'yyny'], /^1 of 2 is good; 1 is not good\.$/],
  ['a PNG with one twice', bakePng(bakePng(smallPng, text), text), [], /^The badge in this picture \(PNG\) is good/],
  [
    'a PNG with a list',
    bakePng(smallPng, JSON.stringify([signed, unsigned])),
    ['yyyy', 'uuyy'],
    /^1 of 2 is good; 1 could not be checked\.$/,
  ],
  [
    'an SVG with two',
    drawn(`<ob:credential verify="${jwt}"/>`, `<ob:credential><![CDATA[${otherJwt}]]></ob:credential>`),
    ['yyyy', 'yyny'],
    /^1 of 2 is good; 1 is not good\.$/,
  ],
  [
    'an SVG whose verify and body differ',
    twoInSvg(jwt, JSON.stringify(unsigned)),
    ['yyyy', 'uuyy'],
    /^1 of 2 is good; 1 could not be checked\.$/,
  ],
  ['an SVG whose verify and body are the same', twoInSvg(jwt, jwt), [], /^The badge in this drawing \(SVG\) is good/],
  [
    'a PDF with two',
    await pdfOf({ text }, { text: otherJwt, name: 'b.json' }),
    ['yyyy', 'yyny'],
    /^1 of 2 is good; 1 is not good\.$/,
  ],
  [
    'a PDF with one in the tree and one with the page',
    await pdfOf({ text }, { text: jwt, name: 'b.jwt', in: ['page'] }),
    ['yyyy', 'yyyy'],
    /^Both are good\.$/,
  ],
  [
    'a PDF with one named everywhere',
    await pdfOf({ text, in: ['names', 'kids', 'document', 'page'] }),
    [],
    /^The badge attached to this PDF is good/,
  ],
  [
    'a PDF with one deep in the tree',
    await pdfOf({ text, in: ['kids'] }),
    [],
    /^The badge attached to this PDF is good/,
  ],
  [
    'a PDF with one of the document',
    await pdfOf({ text, in: ['document'] }),
    [],
    /^The badge attached to this PDF is good/,
  ],
  [
    'a PDF with an orphan beside it',
    await pdfOf({ text }, { text: JSON.stringify(unsigned), in: [] }),
    [],
    /^The badge attached to this PDF is good/,
  ],
]

describe('of several in one file', () => {
  test.each(files)('%s', async (_, file, inside, says) => {
    const { result } = await check(file)
    if (!result.ok) throw new Error(result.sentence)
    expect(result.checked.inside.map(lettersOf)).toEqual(inside)
    expect(inAll(result.checked)).toMatch(says)
    const isAllGood = inside.length > 0 && inside.every((one) => one === 'yyyy')
    const isOneGood = inside.length === 0 && /[Gg]ood/.test(says.source)
    expect(gradeOf(result.checked) === 'good').toBe(isAllGood || isOneGood)
  })

  test('what is in two places of a drawing at once is said to be two', async () => {
    const { result } = await check(twoInSvg(jwt, JSON.stringify(unsigned)))
    expect(result.ok && result.checked.notes[0]).toMatch(/holds two credentials/)
  })

  test('more than are looked at are never all good', async () => {
    const { result } = await check(Array.from({ length: 63 }, () => jwt))
    expect(result.ok && inAll(result.checked)).toBe('60 of 63 are good; 3 weren’t checked.')
    expect(result.ok && gradeOf(result.checked)).toBe('unknown')
  })

  test('a record that is good says so of what is in it; else it is not called good', async () => {
    const status = { ...badge.credentialStatus, statusListIndex: '9' }
    const record = async (...inside: object[]) =>
      (await check(await sign({ ...learnerRecord(aboutRecord, inside), credentialStatus: status }))).result
    const saidOf = async (...inside: object[]) => {
      const result = await record(...inside)
      return result.ok ? inAll(result.checked) : result.sentence
    }
    expect(await saidOf(signed, signed)).toMatch(/^Good: .+ So are the 2 credentials in it\.$/)
    expect(await saidOf(signed, over, unsigned)).toBe(
      '1 of 3 credentials in it is good; 1 is not good; 1 could not be checked. The learner record itself is signed by its issuer, unchanged, in date and not revoked.',
    )
  })

  test('a revoked one among good ones', async () => {
    const revoked = { ...published, [list]: JSON.stringify(await listWith([7])) }
    const other = await sign({ ...badge, credentialStatus: { ...badge.credentialStatus, statusListIndex: '8' } })
    const { result } = await check([signed, other], ['issuer.test'], revoked)
    expect(result.ok && inAll(result.checked)).toBe('1 of 2 is good; 1 is not good.')
  })
})
