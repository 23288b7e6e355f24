import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'

/** The site as authenticators know it: out of its one configured address, never out of a request. */
export interface RelyingParty {
  readonly name: string
  readonly origin: string
  readonly id: string
}

export function relyingPartyOf(baseUrl: string, name: string): RelyingParty {
  const { origin, hostname } = new URL(baseUrl)
  return { name, origin, id: hostname }
}

/** A passkey as an authenticator has made it; what of it changes with its use is in `PasskeyState`. */
export interface NewPasskeyKey extends PasskeyState {
  readonly credentialId: string
  /** A COSE key, base64url. */
  readonly publicKey: string
  readonly transports: readonly string[]
}

export interface PasskeyState {
  readonly counter: number
  readonly deviceType: 'singleDevice' | 'multiDevice'
  readonly isBackedUp: boolean
}

export interface KnownKey {
  readonly credentialId: string
  readonly publicKey: string
  readonly counter: number
  readonly transports: readonly string[]
}

type Named = Pick<KnownKey, 'credentialId' | 'transports'>

const listed = (keys: readonly Named[]) =>
  keys.map(({ credentialId, transports }) => ({ id: credentialId, transports: [...transports] }))

/**
 * What the browser hands to an authenticator that makes a passkey. It has to be found without a login ID, and to ask its
 * owner for a finger or a PIN: it may be the only way in.
 */
export async function askForNewKey(
  party: RelyingParty,
  owner: { readonly loginId: string; readonly handle: string },
  known: readonly Named[],
) {
  const { generateRegistrationOptions } = await import('@simplewebauthn/server')
  return generateRegistrationOptions({
    rpName: party.name,
    rpID: party.id,
    userName: owner.loginId,
    userID: bytesOf(owner.handle),
    attestationType: 'none',
    excludeCredentials: listed(known),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** The passkey that an authenticator has made for this challenge; nothing where the answer proves none. */
export async function readNewKey(
  party: RelyingParty,
  challenge: string,
  answer: string,
): Promise<NewPasskeyKey | undefined> {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  try {
    const response = JSON.parse(answer) as RegistrationResponseJSON
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
    })
    if (!verified) return undefined
    const { credential, credentialDeviceType, credentialBackedUp } = registrationInfo
    return {
      credentialId: credential.id,
      publicKey: textOf(credential.publicKey),
      counter: credential.counter,
      transports: (credential.transports ?? []).map(String),
      deviceType: credentialDeviceType,
      isBackedUp: credentialBackedUp,
    }
  } catch {
    return undefined
  }
}

/** What the browser hands to an authenticator that signs; no keys named means any that its owner chooses. */
export async function askForSignature(party: RelyingParty, keys: readonly Named[]) {
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server')
  return generateAuthenticationOptions({
    rpID: party.id,
    userVerification: 'required',
    allowCredentials: listed(keys),
  })
}

/** Which passkey has answered, as it says itself. */
export function credentialIn(answer: string): string | undefined {
  try {
    const { id } = JSON.parse(answer) as { id?: unknown }
    return typeof id === 'string' && /^[\w-]{1,1400}$/.test(id) ? id : undefined
  } catch {
    return undefined
  }
}

/** What has changed about a passkey that signed this challenge; nothing where it did not, or where its counter went back. */
export async function readSignature(
  party: RelyingParty,
  challenge: string,
  answer: string,
  key: KnownKey,
): Promise<PasskeyState | undefined> {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: JSON.parse(answer) as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      credential: { id: key.credentialId, publicKey: bytesOf(key.publicKey), counter: key.counter },
      requireUserVerification: true,
    })
    const { newCounter, credentialDeviceType, credentialBackedUp } = authenticationInfo
    return verified
      ? { counter: newCounter, deviceType: credentialDeviceType, isBackedUp: credentialBackedUp }
      : undefined
  } catch {
    return undefined
  }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0))
}

function textOf(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes))
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
