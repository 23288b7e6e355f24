import { sql } from 'drizzle-orm'
import type { Database, Statement } from '../database.ts'
import { insertSelect } from '../insert-select.ts'
import { mailChoices } from '../mail/schema-mail-choices.ts'
import { type Merge, note, notedAs } from './move-rows.ts'

/** Kinds of mail that were turned off under the old id stay off, unless the id that stays has a choice of its own. */
export function copyMailChoices(db: Database, { id, from, into }: Merge, at: string): Statement[] {
  const missing = sql`${mailChoices} as theirs where theirs.candidate_id = ${from} and theirs.way = 'site' and not exists (
    select 1 from ${mailChoices} as own where own.candidate_id = ${into} and own.kind = theirs.kind)`
  return [
    note(db, id, 'mail_choices', sql`select json_array(theirs.kind, ${at}) as key, null as was from ${missing}`),
    insertSelect(
      db,
      mailChoices,
      { candidateId: into, kind: sql`theirs.kind`, way: 'site', changedAt: at },
      sql`from ${missing}`,
    ).onConflictDoNothing(),
  ]
}

/** Takes away what was copied and they have not chosen themselves since. */
export function removeMailChoices(db: Database, { id, into }: Merge): Statement {
  return db
    .delete(mailChoices)
    .where(sql`candidate_id = ${into} and json_array(kind, changed_at) in ${notedAs(id, 'mail_choices')}`)
}
