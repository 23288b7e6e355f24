/** What a colleague may do in the office; several have several. */
export const roles = ['helpdesk', 'records', 'fulfilment', 'figures', 'owner'] as const
export type Role = (typeof roles)[number]

export const roleNames: Readonly<Record<Role, string>> = {
  helpdesk: 'Help desk',
  records: 'Records',
  fulfilment: 'Fulfilment',
  figures: 'Figures',
  owner: 'Owner',
}

/** In the order of the list above, each once. */
export function rolesAmong(texts: readonly string[]): readonly Role[] {
  return roles.filter((role) => texts.includes(role))
}

/** Who looks at a page of the office, and what every such page shows besides. */
export interface Colleague {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly receivedUpTo: string | undefined
  /** Since when the rules of now apply, and how many records follow earlier ones. */
  readonly rules: { readonly since: string; readonly outdated: number } | undefined
  readonly sessionHash: string
}

/** The address by which a colleague is matched until the first sign-in: providers write letters as they like. */
export function matchedEmail(email: string): string {
  return email.trim().toLowerCase()
}

export const hoursOfOfficeSession = 8
export const idleMinutesOfOfficeSession = 30
