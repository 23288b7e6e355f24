import { base58, base64urlnopad } from '@scure/base'
import type { BadgeKey } from './keys.ts'

/** The name under which a site signs: host `example.org` is `did:web:example.org`, a port goes after `%3A`. */
export function didOf(baseUrl: string): string {
  return `did:web:${new URL(baseUrl).host.replace(':', '%3A')}`
}

/** What a proof, or the head of a JWT, names as the key it was made with. */
export function methodsOf(did: string, key: BadgeKey): { readonly proof: string; readonly jwt: string } {
  return { proof: `${did}#${key.id}-ed25519`, jwt: `${did}#${key.id}-es256` }
}

/** The public halves of all keys, as anyone looks them up. */
export function didDocument(did: string, keys: readonly BadgeKey[]) {
  const methods = keys.flatMap((key) => {
    const { proof, jwt } = methodsOf(did, key)
    return [
      { id: proof, type: 'Multikey', controller: did, publicKeyMultibase: multikeyOf(key.ed25519) },
      { id: jwt, type: 'JsonWebKey', controller: did, publicKeyJwk: publicHalf(key.es256) },
    ]
  })
  return {
    '@context': [
      'https://www.w3.org/ns/did/v1',
      'https://w3id.org/security/multikey/v1',
      'https://w3id.org/security/jwk/v1',
    ],
    id: did,
    verificationMethod: methods,
    assertionMethod: methods.map(({ id }) => id),
  }
}

/** An Ed25519 public key behind the two bytes that say so, in base58. */
export function multikeyOf({ x }: JsonWebKey): string {
  return `z${base58.encode(Uint8Array.from([0xed, 0x01, ...base64urlnopad.decode(x ?? '')]))}`
}

function publicHalf({ kty, crv, x, y }: JsonWebKey) {
  return { kty, crv, x, y, alg: 'ES256', use: 'sig' }
}
