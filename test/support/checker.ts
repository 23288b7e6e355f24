import { gzipSync } from 'node:zlib'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { credentialJwt } from '../../src/adapters/signing/credential-jwt.ts'
import { addProof, type Document } from '../../src/adapters/signing/data-integrity.ts'
import { didDocument, methodsOf } from '../../src/adapters/signing/did.ts'
import { makeBadgeKey } from '../../src/adapters/signing/keys.ts'
import { checkFile } from '../../src/checker/check.ts'
import type { Outside } from '../../src/checker/asking.ts'
import type { Checked, Outcome } from '../../src/checker/result.ts'
import { openBadge } from '../../src/core/open-badge.ts'
import { statusList } from '../../src/core/status-list.ts'

export const key = await makeBadgeKey(new Date('2024-01-01'))
export const did = 'did:web:issuer.test'
export const now = new Date('2026-11-27T12:00:00Z')

export const badge = openBadge({
  at: {
    badge: 'https://issuer.test/badges/1',
    refresh: 'https://issuer.test/badges/1/credential.json',
    achievement: 'https://issuer.test/achievements/DECK',
    image: 'https://issuer.test/achievements/DECK/image.png',
    list: 'https://issuer.test/status/1',
    issuer: 'https://issuer.test/',
  },
  issuer: { did, name: 'An issuer' },
  timeZone: 'UTC',
  certification: {
    code: 'DECK',
    name: 'Network Deckhand',
    description: 'A certification.',
    caption: 'Logo: Network Deckhand',
  },
  name: 'Hana Sato',
  firstEarnedOn: '2025-01-01',
  validFrom: '2025-01-01T00:00:00Z',
  expiresOn: '2028-01-01',
  exams: [{ title: 'Exam 200-301', takenOn: '2025-01-01' }],
  place: 7,
})

export const sign = <D extends object>(document: D, method = methodsOf(did, key).proof) =>
  addProof(document as unknown as Document, key.ed25519, {
    created: '2025-01-01T00:00:00Z',
    verificationMethod: method,
  })
export const signed = await sign(badge)
export const jwt = await credentialJwt(badge, key.es256, methodsOf(did, key).jwt)

/** A list with some places set, signed; or with other bytes than those of a list. */
export function listWith(places: readonly number[], packed?: Uint8Array, at = 'https://issuer.test/status/1') {
  const bits = new Uint8Array(16_384)
  for (const place of places) bits[Math.floor(place / 8)]! |= 0x80 >> (place % 8)
  const encoded = `u${Buffer.from(packed ?? gzipSync(bits)).toString('base64url')}`
  return sign(
    statusList({
      at,
      issuer: did,
      validFrom: '2025-01-01T00:00:00Z',
      validUntil: '2099-01-01T00:00:00Z',
      bits: encoded,
      milliseconds: 300_000,
    }),
  )
}

/** The list of learner records with some places set, as it is published. */
export async function recordListWith(places: readonly number[]): Promise<string> {
  return JSON.stringify(await listWith(places, undefined, 'https://issuer.test/status/records-1'))
}

/** What a learner record is about. */
export const aboutRecord = {
  at: 'https://issuer.test/transcript/T0/clr',
  issuer: { did, name: 'An issuer', url: 'https://issuer.test/' },
  name: 'Hana Sato',
  timeZone: 'UTC',
  on: '2025-01-01',
  linkEndsOn: null,
  status: { list: 'https://issuer.test/status/records-1', place: 8 },
}

const pair = await generateKeyPair('RS256', { extractable: true })
/** A key of another kind, as others sign JWTs with. */
export const jwk = await exportJWK(pair.publicKey)
export const rs256 = (payload: object, header: object) =>
  new SignJWT(payload as never).setProtectedHeader({ alg: 'RS256', ...header } as never).sign(pair.privateKey)

/** What the issuer's site answers. */
export const published: Record<string, string> = {
  'https://issuer.test/.well-known/did.json': JSON.stringify(didDocument(did, [key])),
  'https://issuer.test/status/1': JSON.stringify(await listWith([3])),
  'https://issuer.test/status/records-1': await recordListWith([5]),
  ...stateOf('active', '2028-01-01'),
}

/** What the issuer's site says of the badge today. */
export function stateOf(state: string, end: string | null, more: object = {}): Record<string, string> {
  const told = { state, end, says: null, erased: false, ...more }
  return { 'https://issuer.test/badges/1/state.json': JSON.stringify(told) }
}

export const bytesOf = (content: unknown): Uint8Array<ArrayBuffer> =>
  content instanceof Uint8Array
    ? Uint8Array.from(content)
    : Uint8Array.from(new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content)))

/**
 * Checks as a visitor who has let every host be asked that they name, at `own` if it matters whose page it is, with the zone
 * of its days; tells which addresses were read.
 */
export async function check(
  content: unknown,
  hosts: readonly string[] = ['issuer.test'],
  pages = published,
  own?: string,
  timeZone?: string,
) {
  const read: string[] = []
  const outside: Outside = {
    now,
    allowed: new Set(hosts),
    ...(own && { own }),
    ...(timeZone && { timeZone }),
    fetch: async (url, question) => {
      read.push(url)
      const text = question === undefined ? pages[url] : (pages[`POST ${url}`] ?? pages[url])
      return text === undefined ? { status: 404, type: '', text: '' } : { status: 200, type: '', text }
    },
  }
  return { result: await checkFile(bytesOf(content), outside), read }
}

/** The four outcomes, by their first letters: `y`, `n`, `u`. */
export async function outcomes(...given: Parameters<typeof check>): Promise<string> {
  const { result } = await check(...given)
  if (!result.ok) throw new Error(result.sentence)
  return lettersOf(result.checked)
}

export function lettersOf({ verdicts }: Checked): string {
  return verdicts.map(({ outcome }: { outcome: Outcome }) => outcome[0]).join('')
}
