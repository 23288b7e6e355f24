import { PDFDocument } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { bakePng, bakeSvg } from '../../src/adapters/baked-files.ts'
import { credentialHash } from '../../src/adapters/signing/credential-hash.ts'
import { credentialJwt } from '../../src/adapters/signing/credential-jwt.ts'
import { didDocument, methodsOf } from '../../src/adapters/signing/did.ts'
import { gradeOf } from '../../src/checker/grade.ts'
import type { Checked } from '../../src/checker/result.ts'
import { inAll } from '../../src/checker/words.ts'
import { learnerRecord } from '../../src/core/learner-record.ts'
import {
  aboutRecord,
  badge,
  bytesOf,
  check,
  did,
  jwt,
  key,
  lettersOf,
  listWith,
  recordListWith,
  published,
  sign,
  signed,
  stateOf,
} from '../support/checker.ts'
import { smallPng } from '../support/small-png.ts'

const own = 'https://issuer.test'
const text = JSON.stringify(signed)

async function pdfWith(credential: string): Promise<Uint8Array> {
  const paper = await PDFDocument.create()
  paper.addPage()
  await paper.attach(new TextEncoder().encode(credential), 'credential.json', { mimeType: 'application/json' })
  return paper.save()
}

const forms: readonly (readonly [form: string, file: unknown])[] = [
  ['JSON', signed],
  ['JWT', jwt],
  ['PNG', bakePng(smallPng, text)],
  ['SVG', bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"></svg>', text)],
  ['PDF', await pdfWith(text)],
]

async function judged(content: unknown, pages: Record<string, string | undefined> = {}): Promise<Checked> {
  const all = Object.fromEntries(
    Object.entries({ ...published, ...pages }).filter((page): page is [string, string] => page[1] !== undefined),
  )
  const { result } = await check(content, ['issuer.test'], all, own)
  if (!result.ok) throw new Error(result.sentence)
  return result.checked
}

/** Every state in every form: the letters of the five rows, the word of the last, the headline. */
const states: readonly (readonly [
  state: Record<string, string | undefined>,
  letters: string,
  word: string,
  says: RegExp,
])[] = [
  [
    stateOf('active', '2028-01-01'),
    'yyyyy',
    'Active',
    /good: issued by this site \(issuer\.test\), unchanged, in date and not revoked\.$/i,
  ],
  [stateOf('suspended', '2028-01-01'), 'yyynn', 'Suspended', /^Suspended: .+ isn’t valid until the suspension ends\.$/],
  [stateOf('revoked', '2028-01-01'), 'yyynn', 'Revoked', /^Revoked: this site has revoked .+ That can’t be undone\.$/],
  [stateOf('withdrawn', null), 'yyynn', 'Withdrawn', /^Withdrawn: .+ its evidence was taken back\.$/],
  [
    stateOf('shortened', '2026-05-01'),
    'yynyn',
    'Ended earlier',
    /^Ended earlier: .+ ended on 2026-May-01, earlier than it says\.$/,
  ],
  [
    stateOf('expired', '2026-05-01'),
    'yynyn',
    'Ended earlier',
    /^Ended earlier: .+ ended on 2026-May-01, earlier than it says\.$/,
  ],
  [stateOf('expired', '2028-01-01'), 'yynyn', 'Expired', /^Expired: .+ It ended on 2028-Jan-01\.$/],
  [stateOf('ended', null), 'yyynn', 'Ended', /^Ended: .+ isn’t shared any more/],
  [
    stateOf('active', '2029-06-30'),
    'yyyyu',
    'Replaced',
    /^Replaced by a newer version: .+ The certification is active until 2029-Jun-30\./,
  ],
  [
    stateOf('active', '2027-06-30'),
    'yyyyu',
    'Replaced',
    /^Replaced by a newer version: .+ The certification is active until 2027-Jun-30\./,
  ],
  [
    stateOf('active', null),
    'yyyyu',
    'Replaced',
    /^Replaced by a newer version: .+ The certification is active without an end\./,
  ],
  [
    stateOf('active', '2028-01-01', { erased: true }),
    'yyyyy',
    'Active',
    /not revoked\. The holder’s name was erased from this site’s records\.$/,
  ],
  [stateOf('expired', '2028-01-01', { erased: true }), 'yynyn', 'Expired', /^Expired: .+ The holder’s name was erased/],
  [{ [`${own}/badges/1/state.json`]: undefined }, 'yyyyu', 'Not known', /^Not known.*: its status today\./],
  [{ [`${own}/badges/1/state.json`]: '<html>' }, 'yyyyu', 'Not known', /^Not known.*: its status today\./],
  [stateOf('fine', '2028-01-01'), 'yyyyu', 'Not known', /^Not known.*: its status today\./],
  [{ [`${own}/badges/1/state.json`]: '{"state":"active"}' }, 'yyyyu', 'Not known', /^Not known.*: its status today\./],
]

describe.each(states)('where this site says %o', (pages, letters, word, says) => {
  test.each(forms)('as %s', async (_, file) => {
    const checked = await judged(file, pages)
    expect(lettersOf(checked)).toBe(letters)
    expect(checked.verdicts[4]).toMatchObject({ question: 'today', word })
    expect(inAll(checked)).toMatch(says)
    expect(gradeOf(checked) === 'good').toBe(letters === 'yyyyy')
    if (letters !== 'yyyyy') expect(inAll(checked)).not.toMatch(/\bgood\b/i)
  })
})

describe('before anything of this site is called good, the site is asked', () => {
  test('and not for what is forged or somebody else’s', async () => {
    const asked = async (content: unknown, at?: string) => (await check(content, ['issuer.test'], published, at)).read
    const state = `${own}/badges/1/state.json`
    expect(await asked(signed, own)).toContain(state)
    for (const [content, at] of [
      [signed, undefined],
      [{ ...signed, name: 'Other' }, own],
      [{ ...signed, proof: [] }, own],
    ] as const)
      expect(await asked(content, at)).not.toContain(state)
  })

  test.each([
    `${own}/badges/`,
    `${own}/badges/1?x`,
    `${own}/other/1`,
    'https://elsewhere.test/badges/1',
    'urn:uuid:1',
    `${own}/badges/1/clr`,
  ])('one with the id %s can’t be asked for, and is not good', async (id) => {
    const checked = await judged(await sign({ ...badge, id }))
    expect(lettersOf(checked)).toBe('yyyyu')
    expect(inAll(checked)).toMatch(/^Not known: its status today/)
  })

  test('a file that is out of date and was renewed says that there is a newer one', async () => {
    const old = await sign({ ...badge, validUntil: '2026-01-02T11:59:59Z' })
    const checked = await judged(old, stateOf('active', '2029-01-01'))
    expect(lettersOf(checked)).toBe('yynyu')
    expect(inAll(checked)).toBe(
      'Replaced by a newer version: this badge says another end than this site. The certification is active until 2029-Jan-01. Ask its holder to download it again.',
    )
  })

  test('what the list says counts beside it: revoked is revoked, unknown unknown', async () => {
    const list = `${own}/status/1`
    expect(lettersOf(await judged(signed, { [list]: JSON.stringify(await listWith([7])) }))).toBe('yyyny')
    expect(lettersOf(await judged(signed, { [list]: undefined }))).toBe('yyyuy')
  })

  test('with the site out of reach unaltered is still known, and whose it is not', async () => {
    for (const file of [signed, jwt]) {
      const { result } = await check(file, ['issuer.test'], {}, own)
      expect(result.ok && lettersOf(result.checked)).toBe('yuyuu')
      expect(result.ok && inAll(result.checked)).toMatch(
        /^Not known: who signed it, whether it was revoked and its status today\. What is known: it hasn’t been changed/,
      )
    }
  })

  test('keys go by their old names too', async () => {
    const names = { proof: `${did}#${key.id}-ed25519`, jwt: `${did}#${key.id}-es256` }
    expect(lettersOf(await judged(await sign(badge, names.proof)))).toBe('yyyyy')
    expect(lettersOf(await judged(await credentialJwt(badge, key.es256, names.jwt)))).toBe('yyyyy')
  })
})

describe('a learner record of this site', async () => {
  const record = await sign(learnerRecord(aboutRecord, [signed]))
  const transcript = `${own}/transcript/T0/state.json`
  const ended = (state: string) => ({ [transcript]: JSON.stringify({ state, end: null, says: null, erased: false }) })

  test('is good while its transcript is shared and the badges in it stand', async () => {
    const checked = await judged(record, ended('active'))
    expect([lettersOf(checked), ...checked.inside.map(lettersOf)]).toEqual(['yyyyy', 'yyyyy'])
    expect(inAll(checked)).toBe(
      'Good: issued by this site (issuer.test), unchanged, in date and not revoked. So is the credential in it.',
    )
  })

  test('is revoked where its own list says so, whatever the badges in it', async () => {
    const revoked = { [`${own}/status/records-1`]: await recordListWith([8]) }
    const checked = await judged(record, { ...ended('active'), ...revoked })
    expect([lettersOf(checked), ...checked.inside.map(lettersOf)]).toEqual(['yyyny', 'yyyyy'])
    expect(inAll(checked)).toMatch(/^Not good: its issuer has revoked it\./)
  })

  test('is not once its transcript is not shared, or a badge in it is suspended', async () => {
    expect(inAll(await judged(record, ended('ended')))).toMatch(/^Ended: the transcript behind this learner record/)
    const suspended = await judged(record, { ...ended('active'), ...stateOf('suspended', '2028-01-01') })
    expect(inAll(suspended)).toMatch(/^The credential in it is not good\. The learner record itself is signed/)
    expect(gradeOf(suspended)).toBe('bad')
  })
})

describe('under an ended key this site is asked whether it signed the very file', () => {
  const after = {
    [`${own}/.well-known/did.json`]: JSON.stringify(didDocument(did, [{ ...key, ended: '2026-11-20T10:00:00.000Z' }])),
    [`${own}/status/1`]: undefined,
  }
  const answer = (issued: unknown, state = 'active') => ({
    ...after,
    [`POST ${own}/badges/1/state.json`]: JSON.stringify({
      state,
      end: '2028-01-01',
      says: null,
      erased: false,
      issued,
    }),
  })

  test.each(forms)('as %s: what it signed is known, and what it has no record of is not', async (_, file) => {
    const known = await judged(file, answer(true))
    expect(lettersOf(known)).toBe('yyyuy')
    expect(known.verdicts[1]!.reason).toMatch(/has a record of signing this very file/)
    const unknown = await judged(file, answer(false))
    expect(lettersOf(unknown)).toBe('uuuuu')
    expect(unknown.verdicts[4]!.reason).toBe('This site has no record of signing this very file.')
    expect(inAll(unknown)).toMatch(/^Not known: this key was ended\./)
    expect(lettersOf(await judged(file, answer(false, 'suspended')))).toBe('uuunn')
  })

  test.each([undefined, 'yes', 1, null])('an answer of %j is none', async (issued) => {
    expect(lettersOf(await judged(signed, answer(issued)))).toBe('uuuuu')
  })

  test('by its hash, and nothing else of it', async () => {
    const sent: (string | undefined)[] = []
    const { checkFile } = await import('../../src/checker/check.ts')
    for (const file of [text, jwt]) {
      await checkFile(bytesOf(file), {
        now: new Date(),
        own,
        allowed: new Set(['issuer.test']),
        fetch: async (url, question) => {
          sent.push(question)
          return {
            status: 200,
            type: '',
            text: { ...published, [`${own}/.well-known/did.json`]: after[`${own}/.well-known/did.json`]! }[url] ?? '',
          }
        },
      })
    }
    expect(sent.filter((one) => one !== undefined)).toEqual([
      JSON.stringify({ sha256: await credentialHash(text) }),
      JSON.stringify({ sha256: await credentialHash(jwt) }),
    ])
    expect(methodsOf(did, key).proof).toMatch(/#z6Mk/)
    expect(methodsOf(did, key).jwt).toMatch(/#zDn/)
  })
})
