import type { Actor } from '../../core/deeds.ts'
import type { Database } from '../../data/database.ts'
import { type Import, isReceived, type NewImport, receiveImport } from '../../data/imports/imports.ts'
import { recordDeed } from '../deeds/record-deed.ts'

/** Keeps a new import, and in the log who sent it; or finds the one of the same name and bytes. */
export async function keepImport(db: Database, file: NewImport, by: Actor): Promise<Import> {
  const { id, name, receivedAt } = file
  const deed = { by, at: new Date(receivedAt), what: 'import.received', object: ['import', id] } as const
  const recorded = await recordDeed(
    db,
    { ...deed, reason: file.isHistory ? 'history' : null, details: { file: name } },
    isReceived(id),
  )
  return receiveImport(db, { ...file, ...(by.kind === 'token' && { sentBy: by.id }) }, recorded)
}
