import type { SQL } from 'drizzle-orm'
import { hashOfText, randomSecret } from '../../adapters/secrets.ts'
import type { Actor, Deed } from '../../core/deeds.ts'
import type { Database } from '../../data/database.ts'
import { addDeed, type Recorded } from '../../data/deeds/deeds.ts'

export interface DeedToRecord extends Partial<Pick<Deed, 'candidateId' | 'reason'>> {
  readonly by: Actor
  readonly at: Date
  readonly what: Deed['what']
  readonly object?: readonly [kind: NonNullable<Deed['objectKind']>, id?: string]
  /** Where only the database knows it, an expression for it. */
  readonly count?: number | SQL<number>
  /** Personal values: names, reasons in words, before and after. They are kept apart and can be erased. */
  readonly details?: Readonly<Record<string, unknown>>
}

/** The statements that add a deed to the log: for the batch that does it. With `where`, it is added only if that is so. */
export async function recordDeed(db: Database, deed: DeedToRecord, where?: SQL): Promise<Recorded> {
  const { by, at, what, object, candidateId = null, reason = null, count = null, details } = deed
  const [objectKind, objectId = null] = object ?? [null]
  const row = { at: at.toISOString(), actorKind: by.kind, actorId: by.id, what, objectKind, objectId }
  return addDeed(db, { ...row, candidateId, reason, count, details: details && (await kept(details)) }, where)
}

async function kept(details: Readonly<Record<string, unknown>>) {
  const [salt, value] = [randomSecret(), JSON.stringify(details)]
  return { salt, value, hash: await hashOfDetails(salt, value) }
}

export function hashOfDetails(salt: string, value: string): Promise<string> {
  return hashOfText(salt + value)
}
