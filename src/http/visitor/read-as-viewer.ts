import type { BatchItem, BatchResponse } from 'drizzle-orm/batch'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { findLastImport } from '../../data/imports/imports.ts'
import { findSession, isAlive, seeSession } from '../../data/sign-in/sessions.ts'
import type { WayToProve } from '../../data/people/schema-people.ts'
import type { Env } from '../../env.ts'
import { askToSignIn } from './tickets.ts'

export type Statement = BatchItem<'sqlite'>

/** Who looks at the page, as the database knows it, and what every page shows besides. */
export interface Viewer {
  readonly candidateId: string
  readonly receivedUpTo: string | undefined
  readonly sessionHash: string
  /** When they last proved who they are, and with which passkey or linked account, if it was one. */
  readonly provedAt: string
  readonly provedBy: WayToProve | null
  readonly provedWith: string | null
}

const quarterHour = 15 * 60_000

/**
 * A page's one trip to the database: the session, the frame, and what the page itself needs of this candidate.
 * Where the session is over by now, the visitor is sent to sign in instead.
 */
export async function readAsViewer<const T extends readonly Statement[]>(
  c: Context<Env>,
  statementsFor: (candidateId: string) => T,
): Promise<{ viewer: Viewer; found: BatchResponse<T> }> {
  const { ticket, database, now } = c.var
  if (!ticket) throw new HTTPException(303, { res: askToSignIn(c) })
  const { sessionHash, candidateId } = ticket
  const frame = [findSession(database, sessionHash), findLastImport(database)] as const
  const answers = await database.batch([...frame, ...statementsFor(candidateId)])
  const [[session], [lastImport], ...found] = answers as BatchResponse<[...typeof frame, ...T]>
  if (!isAlive(session, candidateId, now)) throw new HTTPException(303, { res: askToSignIn(c) })

  const seenLongAgo = now.getTime() - Date.parse(session.seenAt) > quarterHour
  if (seenLongAgo) c.executionCtx.waitUntil(seeSession(database, sessionHash, now.toISOString()).execute())
  const { provedAt, startedAt, provedBy, provedWith } = session
  const proved = { sessionHash, provedAt: provedAt ?? startedAt, provedBy, provedWith }
  return {
    viewer: { candidateId, receivedUpTo: lastImport?.receivedAt, ...proved },
    found: found as BatchResponse<T>,
  }
}
