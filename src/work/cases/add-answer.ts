import type { CaseFileRow } from '../../core/cases.ts'
import { addMessage, isCaseOf, isNewMessage, type NewMessage, reopenForAnswer } from '../../data/cases/threads.ts'
import { openDatabase } from '../../data/database.ts'
import { type NewMail, writeMail } from '../../data/mail/outbox.ts'
import type { Bindings } from '../../env.ts'
import { type CaseFile, caseFileKey, deleteCaseFile, keepCaseFile, rowOfFile } from './case-files.ts'

export interface PersonAnswer {
  /** The same id again is the same answer. */
  readonly id: string
  readonly reference: string
  readonly text: string
  readonly files: readonly CaseFile[]
  readonly mailId?: string
  readonly sender?: string | undefined
  /** What the site adds about it. */
  readonly remark?: string | undefined
  /** What tells support of it, where no email has. */
  readonly forStaff?: NewMail
  /** Only where the case is this candidate's. */
  readonly of?: string
}

/** Adds what the person wrote to the thread, with its files: the case is ours again, closed or not. */
export async function addAnswer(
  env: Pick<Bindings, 'DB' | 'FILES'>,
  { id, reference, text, files, mailId, sender, remark, forStaff, of }: PersonAnswer,
  now: Date,
): Promise<void> {
  const db = openDatabase(env.DB)
  const at = now.toISOString()
  const keys = files.map((_, position) => caseFileKey(reference, id, position))
  for (const [position, file] of files.entries()) await keepCaseFile(env, keys[position]!, file)
  const rows: readonly CaseFileRow[] = files.map(rowOfFile)
  const message: NewMessage = { id, reference, writtenBy: 'person', at, text, files: rows }
  const isTheirs = of === undefined ? undefined : isCaseOf(of)
  try {
    await db.batch([
      // Ahead of the message, which it asks for.
      reopenForAnswer(db, reference, at, isTheirs ?? isNewMessage(id)),
      addMessage(db, { ...message, mailId: mailId ?? null, sender: sender ?? null }, isTheirs),
      ...(forStaff ? [writeMail(db, forStaff)] : []),
      ...(remark
        ? [addMessage(db, { id: `${id}-site`, reference, writtenBy: 'site', at, text: remark, files: [] })]
        : []),
    ])
  } catch (error) {
    for (const key of keys) await deleteCaseFile(env, key)
    throw error
  }
}
