import { randomId } from '../../adapters/secrets.ts'
import type { CaseState } from '../../core/cases.ts'
import type { DeedName } from '../../core/deeds.ts'
import { addMessage, addNote } from '../../data/cases/threads.ts'
import type { Database, Statement } from '../../data/database.ts'
import { isRefusedByGuard } from '../../data/facts/records.ts'
import { writeMail } from '../../data/mail/outbox.ts'
import { changeCase, guardCase } from '../../data/office/cases.ts'
import { recordDeed } from '../deeds/record-deed.ts'

/** Who of the staff changes a case, and which version of it they saw. */
export interface CaseDoing {
  readonly colleagueId: string
  readonly reference: string
  readonly candidateId: string | null
  readonly version: number
  readonly at: Date
}

interface Answer {
  readonly text: string
  readonly replyTo: string
}

/** `false`: nothing was done, because the case has changed since. */
type Done = Promise<boolean>

/** Sends an answer by email: the person has to do something next. */
export async function answerCase(db: Database, doing: CaseDoing, answer: Answer): Done {
  return change(db, doing, 'case.answered', [...toWaiting(db, doing), ...sendAnswer(db, doing, answer, 'waiting')])
}

/** Closes a case, with a last answer or without a word. */
export async function closeByStaff(db: Database, doing: CaseDoing, answer: Answer | undefined): Done {
  const at = doing.at.toISOString()
  return change(
    db,
    doing,
    'case.closed',
    [
      changeCase(db, doing.reference, { state: 'closed', since: at, closedAt: at }),
      ...(answer ? sendAnswer(db, doing, answer, 'closed') : []),
    ],
    answer && 'answered',
  )
}

/** A closed case, or one that waits for the person, is ours again. */
export async function reopenCase(db: Database, doing: CaseDoing): Done {
  const since = doing.at.toISOString()
  return change(db, doing, 'case.reopened', [changeCase(db, doing.reference, { state: 'open', since, closedAt: null })])
}

/** Says who answers a case; nobody, where it is no one. */
export async function assignCase(db: Database, doing: CaseDoing, to: { id: string; name: string } | undefined): Done {
  return change(
    db,
    doing,
    'case.assigned',
    [changeCase(db, doing.reference, { assignee: to?.id ?? null })],
    undefined,
    { to: to?.name ?? 'nobody' },
  )
}

/** Adds what only staff read. */
export async function noteOnCase(db: Database, doing: CaseDoing, text: string): Done {
  const { reference, candidateId, colleagueId, at } = doing
  return change(db, doing, 'case.noted', [
    changeCase(db, reference, {}),
    addNote(db, { id: randomId(), reference, candidateId, colleagueId, at: at.toISOString(), text }),
  ])
}

function toWaiting(db: Database, { reference, at }: CaseDoing): Statement[] {
  return [changeCase(db, reference, { state: 'waiting', since: at.toISOString(), closedAt: null })]
}

function sendAnswer(db: Database, doing: CaseDoing, { text, replyTo }: Answer, state: CaseState): Statement[] {
  const { reference, candidateId, colleagueId } = doing
  const [mailId, at] = [randomId(), doing.at.toISOString()]
  const data = {
    reference,
    answer: text,
    ...(candidateId && { own: 'yes' }),
    ...(state === 'closed' && { closed: 'yes' }),
  }
  return [
    addMessage(db, { id: randomId(), reference, writtenBy: 'staff', colleagueId, at, text, files: [], mailId }),
    writeMail(db, { id: mailId, candidateId, recipient: replyTo, template: 'case-answer', data, createdAt: at }),
  ]
}

/** All of it with its line in the log, in one batch; what was written stands in the thread alone. */
async function change(
  db: Database,
  { colleagueId, reference, candidateId, version, at }: CaseDoing,
  what: DeedName,
  statements: readonly Statement[],
  reason?: string,
  details?: Readonly<Record<string, unknown>>,
): Done {
  const by = { kind: 'colleague', id: colleagueId } as const
  const deed = { by, at, what, object: ['case', reference], candidateId, reason: reason ?? null } as const
  const recorded = await recordDeed(db, details ? { ...deed, details } : deed)
  try {
    await db.batch([guardCase(db, reference, version), ...statements, ...recorded])
    return true
  } catch (error) {
    if (isRefusedByGuard(error)) return false
    throw error
  }
}
