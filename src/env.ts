import type { RequestIdVariables } from 'hono/request-id'
import type { IdentityProvider } from './adapters/identity-provider.ts'
import type { OfficeIdentity } from './adapters/office-identity.ts'
import type { PaymentProvider } from './adapters/payments/provider.ts'
import type { Colleague, Role } from './core/colleagues.ts'
import type { Database } from './data/database.ts'
import type { Operator } from './data/operators.ts'
import type { Settings } from './http/settings.ts'
import type { Program } from './program/program.ts'

/** What the platform binds; see wrangler.toml. */
export interface Bindings {
  readonly DB: D1Database
  readonly SESSIONS: KVNamespace
  readonly FILES: R2Bucket
  readonly EMAIL: SendEmail
  /** Wakes a worker for what lies in the database; a lost message loses nothing. */
  readonly WAKE: Queue
  readonly ASSETS: Fetcher
  /** Coarse: requests of one address in a minute, in one location. */
  readonly FLOOD: RateLimit
  readonly BASE_URL: string
  /** Who takes the money: nobody where it is not set. */
  readonly PAYMENTS?: string
  readonly STRIPE_SECRET_KEY?: string
  readonly STRIPE_WEBHOOK_SECRET?: string
  readonly PAYPAL_CLIENT_ID?: string
  readonly PAYPAL_CLIENT_SECRET?: string
  readonly PAYPAL_WEBHOOK_ID?: string
  /** `test` where PayPal's sandbox is meant. */
  readonly PAYPAL_MODE?: string
  /** Whose accounts log in here besides the login ID: an OpenID provider; nobody's where one of the three is not set. */
  readonly OIDC_ISSUER?: string
  readonly OIDC_CLIENT_ID?: string
  readonly OIDC_CLIENT_SECRET?: string
  /** Who comes into the office: Cloudflare Access in front of it … */
  readonly OFFICE_ACCESS_TEAM?: string
  readonly OFFICE_ACCESS_AUD?: string
  /** … or an OpenID provider of its own. Where neither is set up, there is no office. */
  readonly OFFICE_OIDC_ISSUER?: string
  readonly OFFICE_OIDC_CLIENT_ID?: string
  readonly OFFICE_OIDC_CLIENT_SECRET?: string
  /** The office on a host of its own, as an origin; without it, it is at `/office` of the site. */
  readonly OFFICE_URL?: string
  /** A challenge (Cloudflare Turnstile) for sign-ins past the limit of the site; none where one of the two is not set. */
  readonly TURNSTILE_SITE_KEY?: string
  readonly TURNSTILE_SECRET?: string
  /** Proves that an answer or a notice is about a mail of ours; without it the site takes in no mail. */
  readonly MAIL_KEY?: string
  /** Set by `index-dev.ts` alone. */
  readonly DEV?: string
}

/** What the browser's cookie says, before the database has confirmed it. */
export interface Ticket {
  readonly sessionHash: string
  readonly candidateId: string
  /** It is a colleague who looks, at what this candidate sees: there is no session. */
  readonly isSeenByStaff?: true
}

/** What a handler finds on `c`. */
export interface Env {
  Bindings: Bindings
  Variables: RequestIdVariables & {
    program: Program
    settings: Settings
    database: Database
    now: Date
    ticket: Ticket | undefined
    operator: Operator
    payments: PaymentProvider | undefined
    identity: IdentityProvider | undefined
    office: OfficeIdentity | undefined
    /** Of an address of the office: one of them must be the colleague's. */
    rolesNeeded: readonly Role[] | undefined
    /** Set once the database has said who it is and that they may. */
    colleague: Colleague | undefined
    /** The response of another route of this site, for the same visitor. */
    askSelf: (path: string, accept: string) => Promise<Response>
    /** A content security policy other than everywhere else. */
    policy: string | undefined
  }
}
