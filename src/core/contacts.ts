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
