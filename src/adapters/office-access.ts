import { createRemoteJWKSet, customFetch, errors, jwtVerify } from 'jose'

/** The Cloudflare Access team in front of the office, and the application there. */
export interface AccessTeam {
  /** Its address, which is the issuer. */
  readonly team: string
  /** The tag of the application: an assertion for another one of the team is none for this one. */
  readonly audience: string
  /** Who asks for the keys; tests put their own server here. */
  readonly ask?: typeof fetch
}

/** Somebody whom Access has let through. */
export interface AccessIdentity {
  readonly issuer: string
  readonly subject: string
  readonly email: string
}

const header = 'Cf-Access-Jwt-Assertion'
const secondsToWait = 10

/** Reads of each request whom Access vouches for; nothing where it vouches for nobody. */
export function accessReader({ team, audience, ask }: AccessTeam) {
  const keys = createRemoteJWKSet(new URL('/cdn-cgi/access/certs', team), {
    timeoutDuration: secondsToWait * 1000,
    // Looked up at each call: what stands in for it in tests comes later.
    [customFetch]: (url, init) => (ask ?? fetch)(url, init),
  })

  return async function whoseRequest(
    request: Request,
    platform: CloudflareAccessContext | undefined,
  ): Promise<AccessIdentity | undefined> {
    const assertion = request.headers.get(header)
    if (!assertion) return platform && whoByPlatform(platform)
    try {
      const { payload } = await jwtVerify(assertion, keys, {
        issuer: team,
        audience,
        algorithms: ['RS256', 'ES256'],
        requiredClaims: ['exp', 'iss', 'aud', 'sub'],
      })
      return identityOf(payload.sub, payload.email)
    } catch (error) {
      // Not ours to mend: the keys could not be had. All else is an assertion that proves nothing.
      if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout)) return undefined
      throw error
    }
  }

  /** What the platform has checked itself, in `wrangler dev` what `[access.dev]` makes up. */
  async function whoByPlatform(platform: CloudflareAccessContext): Promise<AccessIdentity | undefined> {
    if (platform.aud !== audience) return undefined
    const identity = await platform.getIdentity()
    return identityOf(identity?.user_uuid ?? identity?.email, identity?.email)
  }

  /** A service token has no address and is nobody. */
  function identityOf(subject: unknown, email: unknown): AccessIdentity | undefined {
    if (typeof subject !== 'string' || subject === '' || typeof email !== 'string' || email === '') return undefined
    return { issuer: team, subject, email }
  }
}
