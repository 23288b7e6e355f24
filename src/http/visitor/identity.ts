import type { MiddlewareHandler } from 'hono'
import { type IdentityProvider, identityProvider } from '../../adapters/identity-provider.ts'
import { log } from '../../adapters/log.ts'
import { isLoopback } from '../../core/loopback.ts'
import { madeOnce } from '../../core/made-once.ts'
import type { Bindings, Env } from '../../env.ts'

/** The organisation whose accounts log in here, as a deployment has it; none where it is not set up. */
export type IdentityOf = (env: Bindings) => IdentityProvider | undefined

export const configuredIdentity: IdentityOf = (env) => providerOf(env).provider

const providerOf = madeOnce((env: Bindings): { readonly provider: IdentityProvider | undefined } => {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env
  if (!issuer || !clientId || !clientSecret) return { provider: undefined }
  if (!isFitIssuer(issuer, Boolean(env.DEV))) {
    log({ event: 'the issuer of logins is no https address' })
    return { provider: undefined }
  }
  return { provider: identityProvider({ issuer, clientId, clientSecret }) }
})

/** https; in development also what runs on the same machine. */
export function isFitIssuer(issuer: string, isDevelopment: boolean): boolean {
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined
  if (!url || url.search !== '' || url.hash !== '' || url.username !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.href) && isDevelopment)
}

export function loadIdentity(identityOf: IdentityOf): MiddlewareHandler<Env> {
  return async function loadIdentity(c, next) {
    c.set('identity', identityOf(c.env))
    await next()
  }
}
