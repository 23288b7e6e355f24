import { gzipSync } from 'node:zlib'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { bakePng, bakeSvg } from '../../src/adapters/baked-files.ts'
import { multikeyOf } from '../../src/adapters/signing/did.ts'
import { inOneSentence } from '../../src/checker/one-sentence.ts'
import { inAll } from '../../src/checker/words.ts'
import {
  badge,
  check,
  did,
  jwk,
  jwt,
  key,
  listWith,
  now,
  outcomes,
  published,
  rs256,
  sign,
  signed,
} from '../support/checker.ts'
import { smallPng } from '../support/small-png.ts'

const list = 'https://issuer.test/status/1'
const entry = badge.credentialStatus
const checkedOf = async (...given: Parameters<typeof check>) => {
  const { result } = await check(...given)
  if (!result.ok) throw new Error(result.sentence)
  return result.checked
}
/** A list for some purposes, with some places set. */
const listFor = async (statusPurpose: string, places: readonly number[], more: object = {}) => {
  const bits = new Uint8Array(16_384)
  for (const place of places) bits[Math.floor(place / 8)]! |= 0x80 >> (place % 8)
  const { proof: _, ...rest } = (await listWith([])) as unknown as Record<string, unknown>
  const encodedList = `u${gzipSync(bits).toString('base64url')}`
  const subject = { ...(rest.credentialSubject as object), statusPurpose, encodedList }
  return JSON.stringify(await sign({ ...rest, credentialSubject: subject, ...more }))
}

describe('a status says what it can', () => {
  test('of what was suspended alone does not say that nothing was revoked', async () => {
    const suspension = await sign({ ...badge, credentialStatus: { ...entry, statusPurpose: 'suspension' } })
    const by = async (places: number[]) =>
      outcomes(suspension, ['issuer.test'], { ...published, [list]: await listFor('suspension', places) })
    expect(await by([])).toBe('yyyu')
    expect(await by([7])).toBe('yyyn')
  })

  test.each(['refresh', 'message'])('of a %s beside one of revocations is no matter', async (statusPurpose) => {
    const other = { ...entry, id: `${list}#8`, statusListIndex: '8', statusPurpose }
    expect(await outcomes(await sign({ ...badge, credentialStatus: [entry, other] }))).toBe('yyyy')
    expect(await outcomes(await sign({ ...badge, credentialStatus: other }))).toBe('yyyu')
  })

  test('in places of several bits is not read as if they had one', async () => {
    const wide = await sign({ ...badge, credentialStatus: { ...entry, statusSize: 2 } })
    expect(await outcomes(wide)).toBe('yyyu')
  })

  test('on a list made while it was read, by another clock, is read; by one that is an hour off, not', async () => {
    const by = async (more: object) =>
      outcomes(signed, ['issuer.test'], { ...published, [list]: await listFor('revocation', [], more) })
    const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString()
    expect([await by({ validFrom: at(4) }), await by({ validUntil: at(-4) })]).toEqual(['yyyy', 'yyyy'])
    expect([await by({ validFrom: at(60) }), await by({ validUntil: at(-60) })]).toEqual(['yyyu', 'yyyu'])
  })

  test('by its name alone is not the same as none', async () => {
    const { verdicts } = await checkedOf(await sign({ ...badge, credentialStatus: `${list}#7` }))
    expect(verdicts[3]!.reason).toMatch(/doesn’t say rightly/)
  })
})

describe('days', () => {
  test.each<[validUntil: string, expected: string]>([
    ['2026-11-27T12:00:00Z', 'y'],
    ['2026-11-27T11:59:59Z', 'n'],
    ['2026-11-27T12:00:00+01:00', 'n'],
    ['2026-11-27T12:00:00', 'y'],
    ['2026-06-30T23:59:60Z', 'n'],
    ['9999-12-31T23:59:59-12:00', 'y'],
    ['+012345-01-01T00:00:00Z', 'y'],
    ['2027-02-30T00:00:00Z', 'u'],
    ['12/31/2099', 'u'],
    ['31 December 2099', 'u'],
  ])('%s: %s', async (validUntil, expected) => {
    const { verdicts } = await checkedOf(await sign({ ...badge, validUntil }))
    expect(verdicts[2]!.outcome[0]).toBe(expected)
  })
})

/** A document that says one thing on its page, and carries another. */
async function documentWith(attached: string): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.addPage().drawText('Somebody else')
  await document.attach(new TextEncoder().encode(attached), 'credential.jwt')
  return document.save()
}

const documentWithJwt = await documentWith(jwt)

const over = Date.parse('2026-01-01T00:00:00Z') / 1000

describe('what stands around a credential in a JWT counts too', () => {
  test.each<[what: string, claims: object, expected: RegExp]>([
    ['its end', { exp: over }, /n.$/],
    ['an end in words', { exp: String(over) }, /u.$/],
    ['an end that is none', { exp: null }, /u.$/],
    ['the end of the credential', { validUntil: '2026-01-01T00:00:00Z' }, /n.$/],
    ['the place where it is revoked', { credentialStatus: { ...entry, statusListIndex: '3' } }, /n$/],
  ])('%s', async (_, claims, expected) => {
    const { validUntil: _until, ...vc } = badge
    expect(await outcomes(await rs256({ vc, ...claims }, { jwk }))).toMatch(expected)
  })
})

describe('what is said to the visitor', () => {
  test('good is said with the name of the issuer, whom only the visitor can know', async () => {
    const sentence = inAll(await checkedOf(signed))
    expect(sentence).toMatch(/^Good: issued by issuer\.test, unchanged, in date and not revoked\. Only you can tell/)
  })

  test('of the very site that checks it is said so, of any other only how it calls itself', async () => {
    const by = async (own: string, content: unknown = signed) =>
      inAll(await checkedOf(content, ['issuer.test'], published, own))
    expect(await by('https://issuer.test')).toBe(
      'Good: issued by this site (issuer.test), unchanged, in date and not revoked.',
    )
    const onlyYou = 'Only you can tell whether that issuer is the one you expect.'
    for (const other of ['https://issuer.test:8443', 'https://www.issuer.test', 'https://test'])
      expect(await by(other)).toContain(onlyYou)
    const { proof: _, ...unsigned } = signed as unknown as Record<string, unknown>
    const changed = { ...signed, name: 'Another name' }
    for (const bad of [unsigned, changed]) expect(await by('https://issuer.test', bad)).not.toContain('this site')
    const id = `did:key:${multikeyOf(key.ed25519)}`
    const forged = await sign({ ...badge, issuer: { ...badge.issuer, id, name: did } }, `${id}#${id.slice(8)}`)
    expect(await by('https://issuer.test', forged)).toContain(`it was signed by ${id}`)
  })

  test('what nobody signed is not said to have nothing against it', async () => {
    const { proof: _, ...unsigned } = signed as unknown as Record<string, unknown>
    const words = inOneSentence(await checkedOf(unsigned))
    expect(words).toBe('Not known: it isn’t signed, so anyone may have written it.')
  })

  test('a name in a sentence ends where it ends, and no sign in it turns the reading round', async () => {
    const name = '\u202eFamous” and checked by the ministry.\u2066\u200b\n\n “'
    const id = `did:key:${multikeyOf(key.ed25519)}`
    const forged = await sign({ ...badge, issuer: { ...badge.issuer, id, name } }, `${id}#${id.slice(8)}`)
    const { verdicts, facts } = await checkedOf(forged)
    expect(verdicts[1]!.outcome).toBe('yes')
    expect(verdicts[1]!.reason.match(/[“”]/g)).toEqual(['“', '”'])
    expect(JSON.stringify([verdicts, facts])).not.toMatch(/[\u202e\u2066\u200b]|\\n/)
  })

  test('the host of an issuer is not cut, and shown as it is asked', async () => {
    const long = `www.famous.test.${'a'.repeat(60)}.${'b'.repeat(60)}.evil.test`
    const reasonOf = async (id: string) =>
      JSON.stringify(await checkedOf(await sign({ ...badge, issuer: { ...badge.issuer, id } })))
    expect(await reasonOf(`did:web:${long}`)).toContain('.evil.test as its issuer')
    expect(await reasonOf(`https://${long}/issuer`)).toContain('.evil.test/issuer')
    expect(await reasonOf('https://fаmous.test/')).toContain('https://xn--fmous-4ve.test/')
  })

  test('an address may tell a host which badge it is, and that is said', async () => {
    const { asks } = await checkedOf(signed, [])
    expect(asks[0]!.why).toMatch(/which of its addresses/)
  })

  test.each<[string, unknown]>([
    ['PNG', bakePng(smallPng, jwt)],
    ['SVG', bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"></svg>', jwt)],
  ])('what a picture (%s) shows is not what was checked', async (_, picture) => {
    expect((await checkedOf(picture)).notes.join()).toMatch(/picture shows|drawing shows/)
  })

  test.each<[string, unknown, string]>([
    ['PNG', bakePng(smallPng, jwt), 'The badge in this picture (PNG)'],
    ['SVG', bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"></svg>', jwt), 'The badge in this drawing (SVG)'],
    ['PDF', documentWithJwt, 'The badge attached to this PDF'],
  ])('of a file (%s) that carries a badge, only the badge is called good', async (_, file, what) => {
    const checked = await checkedOf(file)
    expect(inAll(checked)).toContain(`${what} is good: issued by issuer.test, unchanged, in date and not revoked. `)
    expect(checked.notes).toEqual([
      expect.stringMatching(/below\.$/),
      'Its issuer may have a newer version of it. We didn’t ask for one.',
    ])
    const revoked = { ...published, [list]: JSON.stringify(await listWith([7])) }
    expect(inAll(await checkedOf(file, ['issuer.test'], revoked))).toContain(
      `${what} isn’t good: its issuer has revoked it`,
    )
    expect(inAll(await checkedOf(file, []))).toContain(
      `Not known about ${what.replace('The', 'the')}: who signed it and whether it was revoked.`,
    )
  })

  test('a record with a revoked badge within it is not called good without a word on that', async () => {
    const revoked = { ...published, [list]: JSON.stringify(await listWith([7])) }
    const presentation = { type: ['VerifiablePresentation'], verifiableCredential: [signed, signed], holder: did }
    expect(inAll(await checkedOf(presentation, ['issuer.test'], revoked))).toMatch(
      /^0 of 2 are good; 2 are not good\.$/,
    )
  })
})
