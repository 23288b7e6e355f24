import canonicalize from 'canonicalize'

/**
 * The SHA-256 of a signed credential in lower-case hex, the same for the same credential in whatever file it comes: of a
 * JSON credential in its RFC 8785 form with its proof, of a JWT in its letters.
 */
export async function credentialHash(credential: string): Promise<string> {
  const form = credential.startsWith('{') ? canonicalize(JSON.parse(credential))! : credential
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(form))
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
