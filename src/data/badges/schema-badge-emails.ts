import { sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Whether a person's badges hold a hash of their email address: what they chose last. Nobody has it unasked. */
export const badgeEmails = sqliteTable('badge_emails', {
  candidateId: text().primaryKey(),
  answer: text({ enum: ['yes', 'no'] }).notNull(),
  answeredAt: text().notNull(),
  /** By chance, made with the answer: each badge's own salt comes from it. */
  seed: text().notNull(),
})
