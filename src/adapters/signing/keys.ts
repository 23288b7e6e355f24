/** What a badge is signed with: a pair for each form of proof. It is kept as a secret, whole, as JSON. */
export interface BadgeKey {
  /** Unique among all keys there ever were; of those that have not ended, the newest by `made` signs. */
  readonly id: string
  readonly made: string
  readonly ed25519: JsonWebKey
  readonly es256: JsonWebKey
}

/** A key as the site reads it. Of one that has ended, only the public halves are left: nothing can sign with it. */
export interface KnownBadgeKey extends BadgeKey {
  /** Since when nobody may trust what is signed with it. */
  readonly ended?: string
}

/** Every secret of such a name holds one key. */
export const keyPrefix = 'BADGE_KEY_'

/** The secret that says of another secret's key since when it has ended. It outlives every copy of that key. */
export function endingOf(name: string): string {
  return `ENDED_${name}`
}

/** All keys among the bindings, the newest first. Old ones stay: what they signed is checked with them. */
export function badgeKeysOf(bindings: object): readonly KnownBadgeKey[] {
  const given = new Map(Object.entries(bindings).filter(([, value]) => typeof value === 'string')) as Map<
    string,
    string
  >
  const keys = [...given]
    .filter(([name]) => name.startsWith(keyPrefix))
    .map(([name, value]) => ({ key: JSON.parse(value) as BadgeKey, ended: given.get(endingOf(name)) }))
  const ends = new Map(keys.flatMap(({ key, ended }) => (ended === undefined ? [] : [[key.id, ended]])))
  return keys
    .map(({ key }) => (ends.has(key.id) ? endedKey(key, ends.get(key.id)!) : key))
    .toSorted((a, b) => (a.made < b.made ? 1 : -1))
}

/** The key that signs from now on: the newest one that has not ended. */
export function signingKeyOf(bindings: object): BadgeKey | undefined {
  return badgeKeysOf(bindings).find(({ ended }) => ended === undefined)
}

function endedKey({ id, made, ed25519, es256 }: BadgeKey, ended: string): KnownBadgeKey {
  // It is over whatever the secret says; a moment that can't be read is the earliest there can be.
  return {
    id,
    made,
    ed25519: publicHalf(ed25519),
    es256: publicHalf(es256),
    ended: Date.parse(ended) ? new Date(ended).toISOString() : made,
  }
}

function publicHalf(key: JsonWebKey): JsonWebKey {
  const { d: _, ...half } = key
  return half
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
