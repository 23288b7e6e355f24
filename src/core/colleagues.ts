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

export function isRole(text: string): text is Role {
  return roles.some((role) => role === text)
}

/** In the order of the list above, each once. */
export function rolesAmong(texts: readonly string[]): readonly Role[] {
  return roles.filter((role) => texts.includes(role))
}

/** The address by which a colleague is matched until the first sign-in: providers write letters as they like. */
export function matchedEmail(email: string): string {
  return email.trim().toLowerCase()
}

export const hoursOfOfficeSession = 8
export const idleMinutesOfOfficeSession = 30
