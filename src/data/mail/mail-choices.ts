import { sql } from 'drizzle-orm'
import type { MailKind, MailWay } from '../../core/mail-kinds.ts'
import type { Database } from '../database.ts'
import { insertEach } from '../insert-select.ts'
import { prepareRows } from '../prepared.ts'
import { mailChoices } from './schema-mail-choices.ts'

const choicesOf = prepareRows((db) =>
  db
    .select({
      kind: sql<MailKind>`${mailChoices.kind}`.as('kind'),
      way: sql<MailWay>`${mailChoices.way}`.as('way'),
    })
    .from(mailChoices)
    .where(sql`${mailChoices.candidateId} = ${sql.placeholder('candidateId')}`),
)

/** What a person has chosen; of the other kinds nothing. */
export function listMailChoices(db: Database, candidateId: string) {
  return choicesOf(db, { candidateId })
}

export function chooseMail(
  db: Database,
  candidateId: string,
  chosen: readonly { readonly kind: MailKind; readonly way: MailWay }[],
  changedAt: string,
) {
  return insertEach(db, mailChoices, ['kind', 'way'], chosen, { candidateId, changedAt }).onConflictDoUpdate({
    target: [mailChoices.candidateId, mailChoices.kind],
    set: { way: sql`excluded.way`, changedAt: sql`excluded.changed_at` },
  })
}
