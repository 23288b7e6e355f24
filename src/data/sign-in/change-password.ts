import { sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { type NewMail, writeMailWhere } from '../mail/outbox.ts'
import { links } from '../mail/schema-mail.ts'
import { accounts, sessions } from '../people/schema-people.ts'
import { forgetOtherBrowsers } from './known-browsers.ts'
import { type SecurityEvent, writeEventWhere } from './security-events.ts'
import { sessionHolds } from './sessions.ts'

export interface PasswordChange {
  readonly candidateId: string
  readonly sessionHash: string
  readonly browserHash: string
  /** The hash that was read; another one by now means that somebody was quicker. */
  readonly before: string
  readonly after: string
  /** By a passkey that survived the last securing: nothing is left to settle. */
  readonly settles: boolean
  readonly event: SecurityEvent
  readonly notice: NewMail | undefined
}

/** Changes a password for whoever is signed in; every other session, browser and reset link of theirs ends with it. */
export async function changePassword(
  db: Database,
  change: PasswordChange,
): Promise<{ readonly isDone: boolean; readonly ended: readonly string[] }> {
  const { candidateId, sessionHash, browserHash, before, after, settles, event, notice } = change
  const isDone = sql`exists (select 1 from ${accounts} where candidate_id = ${candidateId} and password_hash = ${after})`
  const [done, ended] = await db.batch([
    db
      .update(accounts)
      .set({
        passwordHash: after,
        passwordSetAt: event.at,
        ...(settles && { securedAt: null, resetNeedsPasskeyUntil: null }),
      })
      .where(
        sql`${accounts.candidateId} = ${candidateId} and ${accounts.passwordHash} = ${before}
          and ${sessionHolds(sessionHash, candidateId, event.at)}`,
      )
      .returning({ candidateId: accounts.candidateId }),
    db
      .update(sessions)
      .set({ endedAt: event.at })
      .where(
        sql`${sessions.candidateId} = ${candidateId} and ${sessions.hash} <> ${sessionHash}
          and ${sessions.endedAt} is null and ${isDone}`,
      )
      .returning({ hash: sessions.hash }),
    db
      .update(links)
      .set({ endedAt: event.at })
      .where(
        sql`${links.candidateId} = ${candidateId} and ${links.endedAt} is null
          and ${links.purpose} in ('map', 'score-report', 'reset') and ${isDone}`,
      ),
    forgetOtherBrowsers(db, candidateId, browserHash, isDone),
    writeEventWhere(db, event, isDone),
    ...(notice ? [writeMailWhere(db, notice, isDone)] : []),
  ])
  return { isDone: done.length === 1, ended: ended.map(({ hash }) => hash) }
}
