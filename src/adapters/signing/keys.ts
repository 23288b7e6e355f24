/** What a badge is signed with: a pair for each form of proof. It is kept as a secret, whole, as JSON. */
export interface BadgeKey {
  /** Unique among all keys there ever were; the newest by `made` signs. */
  readonly id: string
  readonly made: string
  readonly ed25519: JsonWebKey
  readonly es256: JsonWebKey
}

/** Every secret of such a name holds one key. */
export const keyPrefix = 'BADGE_KEY_'

/** All keys among the bindings, the newest first. Old ones stay: what they signed is checked with them. */
export function badgeKeysOf(bindings: object): readonly BadgeKey[] {
  return Object.entries(bindings)
    .filter(([name, value]) => name.startsWith(keyPrefix) && typeof value === 'string')
    .map(([, value]) => JSON.parse(value as string) as BadgeKey)
    .toSorted((a, b) => (a.made < b.made ? 1 : -1))
}

/** A new key, of chance alone. */
export async function makeBadgeKey(now: Date): Promise<BadgeKey> {
  const [ed25519, es256] = await Promise.all([
    newPair({ name: 'Ed25519' }),
    newPair({ name: 'ECDSA', namedCurve: 'P-256' }),
  ])
  const made = now.toISOString()
  const chance = [...crypto.getRandomValues(new Uint8Array(3))].map((byte) => byte.toString(16).padStart(2, '0'))
  return { id: `${made.slice(0, 10)}-${chance.join('')}`, made, ed25519, es256 }
}

async function newPair(algorithm: { readonly name: string; readonly namedCurve?: string }): Promise<JsonWebKey> {
  const pair = (await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair
  const { kty, crv, x, y, d } = (await crypto.subtle.exportKey('jwk', pair.privateKey)) as JsonWebKey
  return { kty, crv, x, ...(y && { y }), d } as JsonWebKey
}
