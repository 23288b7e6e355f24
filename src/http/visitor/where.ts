import type { Context } from 'hono'
import { randomId } from '../../adapters/secrets.ts'
import type { EventKind, SecurityEvent } from '../../data/sign-in/security-events.ts'
import type { Env } from '../../env.ts'
import { browserName } from './browser-name.ts'

/** Where a request comes from, as far as it is kept: what the browser calls itself and the country, no address. */
export function whereOf(c: Context<Env>): { readonly browser: string; readonly country: string } {
  return { browser: browserName(c.req.header('User-Agent') ?? ''), country: c.req.header('CF-IPCountry') ?? '' }
}

/** What has happened by this request, for its owner to see. */
export function eventBy(
  c: Context<Env>,
  candidateId: string,
  kind: EventKind,
  detail: SecurityEvent['detail'] = {},
): SecurityEvent {
  return { id: randomId(), candidateId, at: c.var.now.toISOString(), kind, ...whereOf(c), detail }
}
