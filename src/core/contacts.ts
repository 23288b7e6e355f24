/** What a person may enter themselves, besides the email address. */
export const contactFields = ['phone', 'address1', 'address2', 'city', 'state', 'postalCode', 'country'] as const

export type ContactField = (typeof contactFields)[number]

export type Contacts = Readonly<Record<ContactField, string>>

/** What a person entered, and what the feed said at the time. */
export interface ContactEntry {
  readonly field: string
  readonly value: string
  readonly told: string
}

/** The name under which we keep which address the program had when a person confirmed their own. */
export const toldEmailField = 'toldEmail'

/** An address that the program has sent since a person confirmed theirs; none if they replaced the one it has. */
export function otherEmailOf(
  { email, provedEmail }: { readonly email: string; readonly provedEmail: string | null },
  entries: readonly ContactEntry[],
): string | undefined {
  const known = entries.find(({ field }) => field === toldEmailField)?.value ?? ''
  const isOther = (one: string) => email.toLowerCase() !== one.toLowerCase()
  return provedEmail && email !== '' && isOther(provedEmail) && isOther(known) ? email : undefined
}

/** What stands: a person's own entry, until the feed tells something else than it told when they entered it. */
export function contactsInForce(told: Contacts, entries: readonly ContactEntry[]): Contacts {
  const pairs = contactFields.map((field) => {
    const entry = entries.find((one) => one.field === field)
    return [field, entry && entry.told === told[field] ? entry.value : told[field]]
  })
  return Object.fromEntries(pairs) as Contacts
}

/** The entries that make what was typed stand; what stands already needs none. */
export function entriesFor(typed: Contacts, told: Contacts, entries: readonly ContactEntry[]): ContactEntry[] {
  const now = contactsInForce(told, entries)
  return contactFields
    .filter((field) => typed[field] !== now[field])
    .map((field) => ({ field, value: typed[field], told: told[field] }))
}
