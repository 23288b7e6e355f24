import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What has happened to a login: written once, and shown to its owner under Security. */
const eventKinds = [
  'signed-in',
  'signed-out',
  'sessions-ended',
  'login-made',
  'password-reset',
  'password-changed',
  'email-asked',
  'email-changed',
  'contacts-changed',
  'account-connected',
  'account-removed',
  'passkey-added',
  'passkey-removed',
  'link-opened',
  'data-downloaded',
  'forget-asked',
  'secured',
  'records-merged',
  'reset-stopped',
] as const

export type EventKind = (typeof eventKinds)[number]

export const securityEvents = sqliteTable(
  'security_events',
  {
    id: text().primaryKey(),
    candidateId: text().notNull(),
    at: text().notNull(),
    kind: text({ enum: eventKinds }).notNull(),
    browser: text().notNull(),
    country: text().notNull(),
    /** What it was about, such as the name of a passkey; never a network address or a secret. */
    detail: text({ mode: 'json' }).$type<Readonly<Record<string, string | null>>>().notNull(),
  },
  (table) => [
    index('security_events_by_candidate').on(table.candidateId, table.at),
    index('security_events_by_age').on(table.at),
  ],
)

/** What stood before it was changed, so that a change by somebody else can be taken back. */
export const replacedValues = sqliteTable(
  'replaced_values',
  {
    candidateId: text().notNull(),
    /** `email`, a field of the own contacts, or `order` and the id of one. */
    field: text().notNull(),
    /** `null` where nothing stood. */
    value: text(),
    /** Of an own contact: what the feed said when it was entered. */
    told: text(),
    replacedAt: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.candidateId, table.field, table.replacedAt] }),
    index('replaced_values_by_age').on(table.replacedAt),
  ],
)
