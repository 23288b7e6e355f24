import { base58, base64urlnopad } from '@scure/base'
import type { BadgeKey, KnownBadgeKey } from './keys.ts'

/** The name under which a site signs: host `example.org` is `did:web:example.org`, a port goes after `%3A`. */
export function didOf(baseUrl: string): string {
  return `did:web:${new URL(baseUrl).host.replace(':', '%3A')}`
}

interface Methods {
  readonly proof: string
  readonly jwt: string
}

/**
 * What a proof, or the head of a JWT, names as the key it was made with: the key itself, as a multikey. So whether a word
 * was changed can be told even where the issuer can't be asked.
 */
export function methodsOf(did: string, key: BadgeKey): Methods {
  return { proof: `${did}#${multikeyOf(key.ed25519)}`, jwt: `${did}#${multikeyOf(key.es256)}` }
}

/** What files signed until December 2026 name. */
function formerMethodsOf(did: string, key: BadgeKey): Methods {
  return { proof: `${did}#${key.id}-ed25519`, jwt: `${did}#${key.id}-es256` }
}

/** The public halves of all keys, as anyone looks them up: an ended one is named and dated, and signs nothing. */
export function didDocument(did: string, keys: readonly KnownBadgeKey[]) {
  const methods = keys.flatMap((key) =>
    [methodsOf(did, key), formerMethodsOf(did, key)].map((names) => ({ key, names, end: endOf(key) })),
  )
  return {
    '@context': [
      'https://www.w3.org/ns/did/v1',
      'https://w3id.org/security/multikey/v1',
      'https://w3id.org/security/jwk/v1',
    ],
    id: did,
    verificationMethod: methods.flatMap(({ key, names, end }) => [
      { id: names.proof, type: 'Multikey', controller: did, publicKeyMultibase: multikeyOf(key.ed25519), ...end },
      { id: names.jwt, type: 'JsonWebKey', controller: did, publicKeyJwk: publicHalf(key.es256), ...end },
    ]),
    assertionMethod: methods
      .filter(({ key }) => key.ended === undefined)
      .flatMap(({ names }) => [names.proof, names.jwt]),
  }
}

/** `revoked` of Controlled Identifiers 1.0, which Multikey and JsonWebKey both have: a moment, to the second. */
function endOf({ ended }: KnownBadgeKey): { readonly revoked?: string } {
  return ended === undefined ? {} : { revoked: `${new Date(ended).toISOString().slice(0, 19)}Z` }
}

/** A public key, Ed25519 or a point of P-256 in its short form, behind the two bytes that say which, in base58. */
export function multikeyOf({ x = '', y }: JsonWebKey): string {
  const across = base64urlnopad.decode(x)
  if (y === undefined) return `z${base58.encode(Uint8Array.from([0xed, 0x01, ...across]))}`
  const isOdd = (base64urlnopad.decode(y).at(-1)! & 1) === 1
  return `z${base58.encode(Uint8Array.from([0x80, 0x24, isOdd ? 0x03 : 0x02, ...across]))}`
}

function publicHalf({ kty, crv, x, y }: JsonWebKey) {
  return { kty, crv, x, y, alg: 'ES256', use: 'sig' }
}
