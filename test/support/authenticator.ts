import { origin } from './site.ts'

interface Creation {
  readonly challenge: string
  readonly rp: { readonly id: string }
  readonly user: { readonly id: string }
}

interface Request {
  readonly challenge: string
  readonly rpId: string
}

const bytes = (text: string) => Uint8Array.from(new TextEncoder().encode(text))
const hash = async (data: Uint8Array<ArrayBuffer>) => new Uint8Array(await crypto.subtle.digest('SHA-256', data))
const base64url = (data: Uint8Array) => Buffer.from(data).toString('base64url')
const number = (value: number, size: number) =>
  Uint8Array.from({ length: size }, (_, at) => (value >>> (8 * (size - 1 - at))) & 255)

/** One item of CBOR: whole numbers, text, bytes, and maps of these. */
function cbor(item: number | string | Uint8Array | Map<number | string, unknown>): Uint8Array {
  const head = (major: number, size: number) =>
    size < 24
      ? Uint8Array.of((major << 5) | size)
      : size < 256
        ? Uint8Array.of((major << 5) | 24, size)
        : Uint8Array.of((major << 5) | 25, size >> 8, size & 255)
  if (typeof item === 'number') return item < 0 ? head(1, -1 - item) : head(0, item)
  if (typeof item === 'string') return Buffer.concat([head(3, bytes(item).length), bytes(item)])
  if (item instanceof Uint8Array) return Buffer.concat([head(2, item.length), item])
  const parts = [...item].flatMap(([key, value]) => [cbor(key), cbor(value as string)])
  return Buffer.concat([head(5, item.size), ...parts])
}

/** An authenticator without a device: it makes one passkey and signs with it, and can be told to lie. */
export async function newAuthenticator() {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const pair = (await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair
  const { privateKey, publicKey } = pair
  const jwk = (await crypto.subtle.exportKey('jwk', publicKey)) as JsonWebKey
  const id = crypto.getRandomValues(new Uint8Array(32))
  const point = (part: string) => new Uint8Array(Buffer.from(part, 'base64url'))
  const key = new Map<number, unknown>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, point(jwk.x!)],
    [-3, point(jwk.y!)],
  ])
  let counter = 0
  let user = ''

  const clientData = (type: string, challenge: string, from: string) =>
    bytes(JSON.stringify({ type, challenge, origin: from, crossOrigin: false }))
  /** User present and verified; `counts` goes up with each answer unless it is set. */
  const authData = async (rpId: string, flags: number, count: number, more: Uint8Array = new Uint8Array()) =>
    Buffer.concat([await hash(bytes(rpId)), Uint8Array.of(flags), number(count, 4), more])

  return {
    id: base64url(id),
    handle: () => user,
    /** What the browser sends when a passkey has been made. */
    async create({ challenge, rp, user: owner }: Creation, from = origin): Promise<string> {
      user = owner.id
      const credential = Buffer.concat([new Uint8Array(16), number(id.length, 2), id, cbor(key)])
      const data = await authData(rp.id, 0b0100_0101, ++counter, credential)
      const attestation = cbor(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', new Uint8Array(data)],
        ]),
      )
      return JSON.stringify({
        id: base64url(id),
        rawId: base64url(id),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(clientData('webauthn.create', challenge, from)),
          attestationObject: base64url(attestation),
          transports: ['internal'],
        },
      })
    },
    /** What the browser sends when it has signed. */
    async sign({ challenge, rpId }: Request, lies: { from?: string; flags?: number; count?: number } = {}) {
      const { from = origin, flags = 0b0000_0101, count = ++counter } = lies
      const data = await authData(rpId, flags, count)
      const client = clientData('webauthn.get', challenge, from)
      const signed = Uint8Array.from(Buffer.concat([data, await hash(client)]))
      const raw = new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, signed))
      return JSON.stringify({
        id: base64url(id),
        rawId: base64url(id),
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(der(raw)),
          userHandle: user,
        },
      })
    },
  }
}

export type Authenticator = Awaited<ReturnType<typeof newAuthenticator>>

/** Two halves of a signature as ASN.1 has them. */
function der(raw: Uint8Array): Uint8Array {
  const whole = (part: Uint8Array) => {
    const start = part.findIndex((byte) => byte !== 0)
    const bare = part.slice(start === -1 ? part.length - 1 : start)
    const body = bare[0]! > 127 ? Uint8Array.of(0, ...bare) : bare
    return Uint8Array.of(2, body.length, ...body)
  }
  const body = Buffer.concat([whole(raw.slice(0, 32)), whole(raw.slice(32))])
  return Uint8Array.of(48, body.length, ...body)
}
