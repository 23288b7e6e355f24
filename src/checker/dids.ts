import { base58, base64urlnopad } from '@scure/base'
import { p256 } from '@noble/curves/nist.js'
import { type Thing, thingOf } from './json.ts'

export type PublicKey = JsonWebKey

const ed25519 = [0xed, 0x01]
const p256Compressed = [0x80, 0x24]

/** A multibase key of Ed25519 or P-256 as a JWK; others are not known here. */
export function keyOfMultibase(multibase: string): PublicKey | undefined {
  if (!multibase.startsWith('z') || multibase.length > 100) return undefined
  let bytes: Uint8Array
  try {
    bytes = base58.decode(multibase.slice(1))
  } catch {
    return undefined
  }
  const [first, second] = bytes
  const raw = bytes.subarray(2)
  if (first === ed25519[0] && second === ed25519[1] && raw.length === 32)
    return { kty: 'OKP', crv: 'Ed25519', x: base64urlnopad.encode(raw) }
  if (first === p256Compressed[0] && second === p256Compressed[1]) return keyOfPoint(raw)
  return undefined
}

function keyOfPoint(point: Uint8Array): PublicKey | undefined {
  try {
    const whole = p256.Point.fromBytes(point).toBytes(false)
    const [x, y] = [whole.slice(1, 33), whole.slice(33)].map((half) => base64urlnopad.encode(half))
    return { kty: 'EC', crv: 'P-256', x: x!, y: y! }
  } catch {
    return undefined
  }
}

/** The key of a DID that is its own document: `did:key`, `did:jwk`. */
export function keyWithin(did: string): PublicKey | undefined {
  const [, method, id = ''] = /^did:(key|jwk):([\w=-]+)$/.exec(did) ?? []
  if (method === 'key') return keyOfMultibase(id)
  if (method !== 'jwk' || id.length > 4000) return undefined
  try {
    return thingOf(JSON.parse(new TextDecoder().decode(base64urlnopad.decode(id.replaceAll('=', ''))))) as
      | PublicKey
      | undefined
  } catch {
    return undefined
  }
}

/** Where the document of a `did:web` lies. */
export function addressOfDidWeb(did: string): string | undefined {
  const [, host = '', port, path = ''] = /^did:web:([\w.-]+)(?:%3[Aa](\d{1,5}))?((?::[\w.~-]+)*)$/.exec(did) ?? []
  const parts = path.split(':').slice(1)
  if (host === '' || parts.some((part) => /^\.+$/.test(part))) return undefined
  const origin = `https://${host}${port === undefined ? '' : `:${port}`}`
  return parts.length > 0 ? `${origin}/${parts.join('/')}/did.json` : `${origin}/.well-known/did.json`
}

/** The key that a method of a document states, in either of the ways it may. */
export function keyOfMethod(method: Thing): PublicKey | undefined {
  const { publicKeyMultibase, publicKeyJwk } = method
  if (typeof publicKeyMultibase === 'string') return keyOfMultibase(publicKeyMultibase)
  return thingOf(publicKeyJwk) as PublicKey | undefined
}
