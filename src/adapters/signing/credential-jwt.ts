import { CompactSign, importJWK } from 'jose'

/** What a credential needs to be said as a JWT. */
export interface JwtCredential {
  readonly id: string
  readonly issuer: { readonly id: string }
  readonly credentialSubject: { readonly id: string }
  readonly validFrom: string
  readonly validUntil?: string
}

/** The credential itself as the payload, with the claims that say the same, signed ES256; `kid` is where the key is looked up. */
export async function credentialJwt(credential: JwtCredential, key: JsonWebKey, kid: string): Promise<string> {
  const payload = {
    ...credential,
    iss: credential.issuer.id,
    jti: credential.id,
    sub: credential.credentialSubject.id,
    nbf: secondsOf(credential.validFrom),
    ...(credential.validUntil && { exp: secondsOf(credential.validUntil) }),
  }
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'ES256', kid, typ: 'JWT' })
    .sign(await importJWK({ ...key, kty: key.kty! }, 'ES256'))
}

function secondsOf(moment: string): number {
  return Math.floor(Date.parse(moment) / 1000)
}
