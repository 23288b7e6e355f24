/** An email address as a badge holds it: whoever knows the address can tell, and nobody can read it from there. */
export interface EmailHash {
  readonly identityHash: string
  readonly salt: string
}

/** The hash of an address, with 128 bits of salt that no other badge has and this one keeps. */
export async function emailHash(address: string, seed: string, badge: string): Promise<EmailHash> {
  const salt = (await sha256(`${seed} ${badge}`)).slice(0, 32)
  return { identityHash: await identityHash(address.toLowerCase(), salt), salt }
}

/** What Open Badges calls an IdentityHash: of an identifier with its salt behind it. */
export async function identityHash(identifier: string, salt: string): Promise<string> {
  return `sha256$${await sha256(identifier + salt)}`
}

async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
