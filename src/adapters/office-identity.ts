import type { IdentityProvider } from './identity-provider.ts'
import type { AccessIdentity } from './office-access.ts'

/** What says who comes into the office: Access in front of it, an OpenID provider, or a page of development. */
export type OfficeIdentity =
  | {
      readonly kind: 'access'
      readonly whoseRequest: (
        request: Request,
        platform: CloudflareAccessContext | undefined,
      ) => Promise<AccessIdentity | undefined>
    }
  | { readonly kind: 'provider'; readonly provider: IdentityProvider }
  | { readonly kind: 'page'; readonly at: string }
