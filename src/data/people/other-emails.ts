import { sql } from 'drizzle-orm'
import { type Database, rows } from '../database.ts'
import { isMerged } from '../facts/aliases.ts'
import { insertSelect } from '../insert-select.ts'
import { outbox } from '../mail/schema-mail.ts'
import { accounts, candidates } from './schema-people.ts'
import { waiting } from '../mail/waiting-mail.ts'

export interface ToldEmail {
  readonly candidateId: string
  readonly email: string
}

/**
 * Where the feed tells another address than before, and than the one the person has proved: a mail to both. The proved
 * one stays. Part of the batch that takes the people in, ahead of them.
 */
export function tellOtherEmails(db: Database, told: readonly ToldEmail[], now: string) {
  const values = told.map(({ candidateId, email }) => [candidateId, email])
  const mail = waiting({ template: 'other-email-told', data: {}, createdAt: now })
  return insertSelect(
    db,
    outbox,
    {
      id: sql`lower(hex(randomblob(16)))`,
      candidateId: sql`${candidates.id}`,
      recipient: sql`address.value`,
      ...mail,
    },
    sql`from json_each(${rows(values)}) as told
      join ${candidates} on ${candidates.id} = told.value ->> 0
      join ${accounts} on ${accounts.candidateId} = ${candidates.id}
      join json_each(json_array(${accounts.provedEmail}, told.value ->> 1)) as address
      where ${accounts.provedEmail} is not null and not ${isMerged(candidates.id)}
        and lower(told.value ->> 1) not in (lower(${accounts.provedEmail}), lower(${candidates.email}))`,
  )
}
