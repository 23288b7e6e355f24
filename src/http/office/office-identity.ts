import type { MiddlewareHandler } from 'hono'
import { identityProvider } from '../../adapters/identity-provider.ts'
import { log } from '../../adapters/log.ts'
import { accessReader } from '../../adapters/office-access.ts'
import type { OfficeIdentity } from '../../adapters/office-identity.ts'
import { madeOnce } from '../../core/made-once.ts'
import { multiTenantReason } from '../../core/office-issuer.ts'
import type { Bindings, Env } from '../../env.ts'
import { isFitIssuer } from '../visitor/identity.ts'

/** None where nothing is configured: then there is no office. */
export type OfficeOf = (env: Bindings) => OfficeIdentity | undefined

export const configuredOffice: OfficeOf = (env) => identityOf(env).office

const identityOf = madeOnce((env: Bindings): { readonly office: OfficeIdentity | undefined } => {
  const { OFFICE_ACCESS_TEAM: team, OFFICE_ACCESS_AUD: audience } = env
  const { OFFICE_OIDC_ISSUER: issuer, OFFICE_OIDC_CLIENT_ID: clientId, OFFICE_OIDC_CLIENT_SECRET: clientSecret } = env
  if (team && audience) {
    const isFit = isFitIssuer(team, Boolean(env.DEV)) && new URL(team).origin === team
    return isFit ? { office: { kind: 'access', whoseRequest: accessReader({ team, audience }) } } : closed('team')
  }
  if (!issuer || !clientId || !clientSecret) return { office: undefined }
  if (!isFitIssuer(issuer, Boolean(env.DEV)) || multiTenantReason(issuer)) return closed('issuer')
  const provider = identityProvider({ issuer, clientId, clientSecret, isExact: true })
  return { office: { kind: 'provider', provider } }
})

function closed(what: string) {
  log({ event: `the office is closed: its ${what} is not one that it can have` })
  return { office: undefined }
}

export function loadOffice(officeOf: OfficeOf): MiddlewareHandler<Env> {
  return async function loadOffice(c, next) {
    c.set('office', officeOf(c.env))
    await next()
  }
}
