import { base58 } from '@scure/base'
import { importJWK, jwtVerify } from 'jose'
import { bytesToSign, type Document, type Proof } from '../../src/adapters/signing/data-integrity.ts'

interface Method {
  readonly id: string
  readonly controller: string
  readonly publicKeyMultibase?: string
  readonly publicKeyJwk?: JsonWebKey
}

export interface DidDocument {
  readonly id: string
  readonly verificationMethod: readonly Method[]
  readonly assertionMethod: readonly string[]
}

/** Does the proof of a document hold, by the keys that its issuer publishes? */
export async function proofHolds(signed: Document & { proof?: unknown }, did: DidDocument): Promise<boolean> {
  const { proof: proofs, ...document } = signed
  const [proof] = proofs as readonly Proof[]
  const { proofValue, ...options } = proof!
  const method = did.verificationMethod.find(({ id }) => id === options.verificationMethod)
  // Both are multibase, base58.
  if (!proofValue.startsWith('z') || !method?.publicKeyMultibase?.startsWith('z')) return false
  if (!did.assertionMethod.includes(method.id)) return false
  const raw = base58.decode(method.publicKeyMultibase.slice(1)).slice(2)
  const key = await crypto.subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify'])
  const signature = base58.decode(proofValue.slice(1))
  return crypto.subtle.verify(
    { name: 'Ed25519' },
    key,
    Uint8Array.from(signature),
    await bytesToSign(document as Document, options),
  )
}

/** What a JWT says, if its signature holds by the keys that its issuer publishes. */
export async function payloadOf(jwt: string, did: DidDocument) {
  return jwtVerify(jwt, async ({ kid }) => {
    const method = did.verificationMethod.find(({ id }) => id === kid)
    if (!method?.publicKeyJwk) throw new Error('no such key')
    return importJWK({ ...method.publicKeyJwk, kty: method.publicKeyJwk.kty! }, 'ES256')
  })
}
