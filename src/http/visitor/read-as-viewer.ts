import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { findLastImport } from '../../data/imports/imports.ts'
import { type FoundBy, type Read, readTogether } from '../../data/prepared.ts'
import { findSession, isAlive, seeSession } from '../../data/sign-in/sessions.ts'
import type { WayToProve } from '../../data/people/schema-people.ts'
import type { Env } from '../../env.ts'
import { askToSignIn } from './tickets.ts'

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
 * A page's one trip to the database: the session, the frame, and what the page itself needs of this candidate, by the
 * names it asks for them. Where the session is over by now, the visitor is sent to sign in instead.
 */
export async function readAsViewer<R extends Readonly<Record<string, Read<unknown>>>>(
  c: Context<Env>,
  readsOf: (candidateId: string) => R,
): Promise<FoundBy<R> & { readonly viewer: Viewer }> {
  const { ticket, database, now } = c.var
  if (!ticket) throw new HTTPException(303, { res: askToSignIn(c) })
  const { sessionHash, candidateId } = ticket
  const frame = { viewerSession: findSession(database, sessionHash), lastImport: findLastImport(database) }
  const found = await readTogether(database, { ...readsOf(candidateId), ...frame })
  const { viewerSession, lastImport } = found as FoundBy<typeof frame>
  if (ticket.isSeenByStaff) {
    const proved = { sessionHash, provedAt: now.toISOString(), provedBy: null, provedWith: null }
    return { ...(found as FoundBy<R>), viewer: { candidateId, receivedUpTo: lastImport?.receivedAt, ...proved } }
  }
  if (!isAlive(viewerSession, candidateId, now)) throw new HTTPException(303, { res: askToSignIn(c) })

  const seenLongAgo = now.getTime() - Date.parse(viewerSession.seenAt) > quarterHour
  if (seenLongAgo) c.executionCtx.waitUntil(seeSession(database, sessionHash, now.toISOString()).execute())
  const { provedAt, startedAt, provedBy, provedWith } = viewerSession
  const proved = { sessionHash, provedAt: provedAt ?? startedAt, provedBy, provedWith }
  return { ...(found as FoundBy<R>), viewer: { candidateId, receivedUpTo: lastImport?.receivedAt, ...proved } }
}
