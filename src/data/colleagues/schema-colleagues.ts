import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { roles } from '../../core/colleagues.ts'

/** The program's own people. */
export const colleagues = sqliteTable(
  'colleagues',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** In small letters. It matches the colleague until the first sign-in only. */
    email: text().notNull(),
    /** Who they are at the identity provider, from the first sign-in on. */
    issuer: text(),
    subject: text(),
    addedAt: text().notNull(),
    endedAt: text(),
  },
  (table) => [
    uniqueIndex('colleagues_by_email')
      .on(table.email)
      .where(sql`ended_at is null`),
    uniqueIndex('colleagues_by_subject')
      .on(table.issuer, table.subject)
      .where(sql`ended_at is null`),
  ],
)

/** From when until when a colleague has, or had, a role. */
export const colleagueRoles = sqliteTable(
  'colleague_roles',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    colleagueId: text().notNull(),
    role: text({ enum: roles }).notNull(),
    givenAt: text().notNull(),
    endedAt: text(),
  },
  (table) => [
    uniqueIndex('colleague_roles_in_force')
      .on(table.colleagueId, table.role)
      .where(sql`ended_at is null`),
  ],
)

export const officeSessions = sqliteTable(
  'office_sessions',
  {
    hash: text().primaryKey(),
    colleagueId: text().notNull(),
    madeAt: text().notNull(),
    /** To the minute. */
    seenAt: text().notNull(),
    endsAt: text().notNull(),
    endedAt: text(),
  },
  (table) => [
    index('office_sessions_by_colleague').on(table.colleagueId, table.seenAt),
    index('office_sessions_by_end').on(table.endsAt),
  ],
)
