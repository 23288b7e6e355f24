import type { Context } from 'hono'
import { halfHourOf, isByPerson } from '../../../core/views.ts'
import { countView } from '../../../data/transcripts/transcript-views.ts'
import type { Env } from '../../../env.ts'
import { viewerHash } from '../../../http/visitor/viewer-hash.ts'
import type { OpenLink } from './find.ts'

/** Counts that somebody has opened it, after the answer: once for a person and half hour, never for the owner or a machine. */
export function countOpening(c: Context<Env>, link: OpenLink): void {
  const agent = c.req.header('User-Agent') ?? ''
  const purpose = ['Sec-Purpose', 'Purpose', 'X-Purpose', 'X-Moz'].map((name) => c.req.header(name) ?? '').join(' ')
  if (link.isOwner || !isByPerson({ method: c.req.method, agent, purpose })) return
  c.executionCtx.waitUntil(count(c, link))
}

async function count(c: Context<Env>, { transcriptId, shareId, token, viewKey }: OpenLink): Promise<void> {
  const seenAt = halfHourOf(c.var.now.toISOString())
  const hash = await viewerHash(c, { what: token, at: seenAt, key: viewKey })
  await countView(c.var.database, { transcriptId, shareId, seenAt, viewerHash: hash })
}
