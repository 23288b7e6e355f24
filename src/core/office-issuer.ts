const openToAll: Readonly<Record<string, string>> = {
  'accounts.google.com': 'anyone with a Google account could come',
  'appleid.apple.com': 'anyone with an Apple account could come',
  'token.actions.githubusercontent.com': 'it has no people',
}

/** Microsoft's names for the accounts of many organisations, and the organisation that all private accounts have. */
const manyTenants = ['common', 'organizations', 'consumers', '9188040d-6c67-4c5b-b112-36a304b66dad']

/** Why an issuer is not one organisation's own; nothing where it may be. */
export function multiTenantReason(issuer: string): string | undefined {
  if (!URL.canParse(issuer)) return 'it is no address'
  const { hostname, pathname } = new URL(issuer)
  const tenant = pathname.split('/')[1]?.toLowerCase() ?? ''
  if (
    /[{}]|%7b|%7d/i.test(issuer) ||
    (/\.?(microsoftonline\.com|windows\.net|microsoft\.com)$/.test(hostname) && manyTenants.includes(tenant))
  )
    return 'it has the accounts of many organisations'
  return openToAll[hostname]
}
