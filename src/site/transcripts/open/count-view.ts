import type { Context } from 'hono'
import { hashWithKey, randomSecret } from '../../../adapters/secrets.ts'
import { halfHourOf, isByPerson } from '../../../core/views.ts'
import { countView, keyOfDay } from '../../../data/transcripts/transcript-views.ts'
import type { Env } from '../../../env.ts'
import { addressOf } from '../../../http/limits.ts'
import type { OpenLink } from './find.ts'

/** Counts that somebody has opened it, after the answer: once for a person and half hour, never for the owner or a machine. */
export function countOpening(c: Context<Env>, link: OpenLink): void {
  const agent = c.req.header('User-Agent') ?? ''
  const purpose = ['Sec-Purpose', 'Purpose', 'X-Purpose', 'X-Moz'].map((name) => c.req.header(name) ?? '').join(' ')
  if (link.isOwner || !isByPerson({ method: c.req.method, agent, purpose })) return
  c.executionCtx.waitUntil(count(c, link, agent))
}

async function count(
  c: Context<Env>,
  { transcriptId, shareId, token, viewKey }: OpenLink,
  agent: string,
): Promise<void> {
  const { database, now } = c.var
  const seenAt = halfHourOf(now.toISOString())
  const key = viewKey ?? (await keyOfDay(database, seenAt.slice(0, 10), randomSecret()))
  const viewerHash = await hashWithKey(key, [addressOf(c), agent, token].join('\n'))
  await countView(database, { transcriptId, shareId, seenAt, viewerHash })
}
