import { eq } from 'drizzle-orm'
import type { Database } from './database.ts'
import { cases } from './schema-mail.ts'

export type SupportCase = typeof cases.$inferSelect

export function openCase(db: Database, supportCase: Omit<SupportCase, 'state'>) {
  return db.insert(cases).values(supportCase)
}

export function findCase(db: Database, reference: string) {
  return db.select({ reference: cases.reference }).from(cases).where(eq(cases.reference, reference))
}
