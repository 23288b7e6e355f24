import { randomId } from '../../adapters/secrets.ts'
import { removeFromSessionIndex } from '../../adapters/session-index.ts'
import { isEmailAddress } from '../../core/email-address.ts'
import type { Actor } from '../../core/deeds.ts'
import { type Database, openDatabase } from '../../data/database.ts'
import { writeMailWithin } from '../../data/mail/outbox.ts'
import { isSignedIn, isWritten } from '../../data/office/person.ts'
import { writeEventWhere } from '../../data/sign-in/security-events.ts'
import { endOtherSessions, listSessionsOf } from '../../data/sign-in/sessions.ts'
import type { Bindings } from '../../env.ts'
import { recordDeed } from '../deeds/record-deed.ts'
import { asked, byEmail, mostMailsADay } from '../map-accounts.ts'

interface Doing {
  readonly candidateId: string
  readonly by: Actor
  readonly at: Date
}

/**
 * Sends the mail that leads into a record once more to its address on file: the one that anybody may ask for, under the same
 * limits. False where these were reached.
 */
export async function resendLoginMail(db: Database, email: string, { candidateId, by, at }: Doing): Promise<boolean> {
  const [decided] = await byEmail(db, email)
  if (!decided || !isEmailAddress(decided.recipient)) return false
  const { template, recipient, person } = decided
  const about = { candidateId: person?.candidateId ?? candidateId, data: {} }
  const mail = { id: randomId(), recipient, template, ...about, createdAt: at.toISOString() }
  const since = new Date(at.getTime() - 86_400_000).toISOString()
  const deed = { by, at, what: 'person.login-mail-sent', candidateId, details: { email: recipient } } as const
  const recorded = await recordDeed(db, deed, isWritten(mail.id))
  const [written] = await db.batch([
    writeMailWithin(db, mail, { templates: asked, most: mostMailsADay, since }).returning(),
    ...recorded,
  ])
  return written.length > 0
}

/** Ends every session of a person, and says so under their Security; nothing where there is none. */
export async function signOutEverywhere(env: Bindings, { candidateId, by, at }: Doing): Promise<void> {
  const db = openDatabase(env.DB)
  const moment = at.toISOString()
  const sessions = await listSessionsOf(db, candidateId, moment).execute()
  const detail = { count: String(sessions.length) }
  const event = { id: randomId(), candidateId, at: moment, kind: 'sessions-ended', detail, ...byOffice } as const
  const deed = { by, at, what: 'person.signed-out', candidateId, count: sessions.length } as const
  const [recorded] = await recordDeed(db, deed, isSignedIn(candidateId))
  const [, , ended] = await db.batch([
    // Before it is done: twice at once, it is one line of the log.
    recorded,
    writeEventWhere(db, event, isSignedIn(candidateId)),
    endOtherSessions(db, candidateId, '', moment),
  ])
  for (const { hash } of ended) await removeFromSessionIndex(env.SESSIONS, hash)
}

const byOffice = { browser: 'Exam office', country: '' }
