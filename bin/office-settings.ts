/** Who comes into the office: Access in front of it, or an OpenID provider; each is there with all of its settings, or not. */
export const officeAccessSettings = ['OFFICE_ACCESS_TEAM', 'OFFICE_ACCESS_AUD'] as const
export const officeOidcSettings = ['OFFICE_OIDC_ISSUER', 'OFFICE_OIDC_CLIENT_ID', 'OFFICE_OIDC_CLIENT_SECRET'] as const
