import type * as OpenId from 'openid-client'

/** How this site is known to the organisation that lets its people in. */
export interface IdentityAccess {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Set where the issuer must call itself exactly what it is called here: then it has the accounts of one organisation. */
  readonly isExact?: true
  /** Who asks; tests put their own server here. */
  readonly ask?: typeof fetch
}

/** What one login is known by again when it comes back. */
export interface LoginChecks {
  readonly redirectUri: string
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  /** True to make the person enter their password again there. The answer must say when they did. */
  readonly again: boolean
}

/** Whose account it is, as the issuer has signed it. */
export interface Identity {
  readonly issuer: string
  readonly subject: string
  /** When they last typed a password or the like there, where the issuer says it. */
  readonly loggedInAt: Date | undefined
  /** Their email address, only where the issuer says that it has verified it. */
  verifiedEmail(): Promise<string | undefined>
  /** What its owner knows the account by: for showing it, and for nothing else. */
  describe(): Promise<string>
}

export interface IdentityProvider {
  /** The page of the organisation at which a login begins. */
  begin(checks: LoginChecks): Promise<URL>
  /** What has come back in the query of the callback; an `IdentityFault` where it proves nothing. */
  finish(query: string, checks: LoginChecks): Promise<Identity>
}

/** Not logged in: the person or the organisation said no, the organisation did not answer, or what came proves nothing. */
export class IdentityFault extends Error {
  override readonly name = 'IdentityFault'
  readonly kind: 'declined' | 'unreachable' | 'unproved'
  /** The library's or the protocol's own word for it. */
  readonly code: string

  constructor(kind: IdentityFault['kind'], code: string, cause?: unknown) {
    super(`${kind}: ${code}`, { cause })
    this.kind = kind
    this.code = code
  }
}

const secondsToWait = 10
const minutesToTrustDiscovery = 60
/** How old a login may be that proves something again: with this asked for, the issuer has to say when it was. */
const secondsFresh = 600

/** OpenID Connect by authorization code with PKCE. Nobody is asked but the issuer's own origin. */
export function identityProvider(access: IdentityAccess): IdentityProvider {
  const { origin } = new URL(access.issuer)
  // Only what has come is kept: a request must not wait for what another one asked.
  let known: { readonly config: OpenId.Configuration; readonly until: number } | undefined

  async function open() {
    const client = await import('openid-client')
    if (!known || known.until < Date.now())
      known = { config: await discover(client, access, origin), until: Date.now() + minutesToTrustDiscovery * 60_000 }
    return { client, config: known.config }
  }

  return {
    async begin({ redirectUri, state, nonce, verifier, again }) {
      try {
        const { client, config } = await open()
        return client.buildAuthorizationUrl(config, {
          redirect_uri: redirectUri,
          scope: 'openid email profile',
          state,
          nonce,
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          ...(again && { prompt: 'login', max_age: String(secondsFresh) }),
        })
      } catch (error) {
        throw new IdentityFault('unreachable', faultFrom(error).code, error)
      }
    },

    async finish(query, { redirectUri, state, nonce, verifier, again }) {
      try {
        const { client, config } = await open()
        const tokens = await client.authorizationCodeGrant(config, new URL(query, redirectUri), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
          ...(again && { maxAge: secondsFresh }),
        })
        const claims = tokens.claims()!
        if (access.isExact && claims.iss !== access.issuer) throw new IdentityFault('unproved', 'another issuer')
        const asked = () => client.fetchUserInfo(config, tokens.access_token, claims.sub).catch(() => ({}))
        const told = async () => labelOf(claims) || labelOf(await asked()) || claims.sub
        const verifiedEmail = async () => verifiedIn(claims) ?? verifiedIn(await asked())
        const loggedInAt = typeof claims.auth_time === 'number' ? new Date(claims.auth_time * 1000) : undefined
        return { issuer: claims.iss, subject: claims.sub, loggedInAt, verifiedEmail, describe: told }
      } catch (error) {
        throw faultFrom(error)
      }
    },
  }
}

/** What the issuer says of itself, believed where all of it is at its own origin. */
async function discover(client: typeof OpenId, access: IdentityAccess, origin: string): Promise<OpenId.Configuration> {
  const ask = access.ask ?? ((input: RequestInfo | URL, init?: RequestInit) => fetch(input, init))
  const config = await client.discovery(
    new URL(access.issuer),
    access.clientId,
    undefined,
    clientAuthentication(client, access.clientSecret),
    {
      timeout: secondsToWait,
      [client.customFetch]: (url, init) => {
        if (new URL(url).origin !== origin) throw new IdentityFault('unreachable', 'another host')
        return ask(url, init as RequestInit)
      },
      // The signature is checked, though the token comes straight from the issuer.
      execute: [
        client.enableNonRepudiationChecks,
        ...(origin.startsWith('http:') ? [client.allowInsecureRequests] : []),
      ],
    },
  )
  if (access.isExact && config.serverMetadata().issuer !== access.issuer)
    throw new IdentityFault('unreachable', 'another issuer')
  const { authorization_endpoint, token_endpoint, jwks_uri } = config.serverMetadata()
  for (const endpoint of [authorization_endpoint, token_endpoint, jwks_uri])
    if (!endpoint || !URL.canParse(endpoint) || new URL(endpoint).origin !== origin)
      throw new IdentityFault('unreachable', 'another host')
  return config
}

/** In the head of the request, as the standard has it, unless the issuer takes it in the body alone. */
function clientAuthentication(client: typeof OpenId, secret: string): OpenId.ClientAuth {
  const [inHead, inBody] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)]
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    return (methods.includes('client_secret_basic') ? inHead : inBody)(server, ...rest)
  }
}

function verifiedIn({ email, email_verified }: Readonly<Record<string, unknown>>): string | undefined {
  return email_verified === true && typeof email === 'string' && email !== '' ? email : undefined
}

/** One line of what the issuer calls the account. */
function labelOf(claims: Readonly<Record<string, unknown>>): string {
  const told = [claims.email, claims.preferred_username, claims.name].find(
    (one): one is string => typeof one === 'string' && one.trim() !== '',
  )
  return [...(told ?? '').replaceAll(/[\s\p{C}]+/gu, ' ').trim()].slice(0, 120).join('')
}

function faultFrom(error: unknown): IdentityFault {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause instanceof IdentityFault) return cause
  const { name, code, error: word, status } = error as { name: string; code?: string; error?: string; status?: number }
  if (name === 'AuthorizationResponseError') {
    const isDown = word === 'server_error' || word === 'temporarily_unavailable'
    return new IdentityFault(isDown ? 'unreachable' : 'declined', word ?? name, error)
  }
  // It does not answer, or does not know this site any more: trying again at once is of no use.
  const isSilent = error instanceof TypeError || /TIMEOUT|ABORT|RESPONSE_IS_NOT|PARSE_ERROR/.test(code ?? '')
  const isRefused = word === 'invalid_client' || word === 'unauthorized_client'
  return new IdentityFault(
    isSilent || isRefused || (status ?? 0) >= 500 ? 'unreachable' : 'unproved',
    word ?? code ?? name,
    error,
  )
}
