import type { Context } from 'hono'
import { hashOfText, hashWithKey, randomSecret } from '../../adapters/secrets.ts'
import { keyOfDay } from '../../data/transcripts/transcript-views.ts'
import type { Env } from '../../env.ts'
import { addressOf } from '../limits.ts'

/**
 * Who looked at something, so far as to count them once on a day: by a key that is gone with the day. Of what a browser
 * says of itself only one of 64 kinds counts: whoever says something new each time is counted 64 times at most.
 */
export async function viewerHash(
  c: Context<Env>,
  seen: { readonly what: string; readonly at: string; readonly key: string | undefined },
): Promise<string> {
  const key = seen.key ?? (await keyOfDay(c.var.database, seen.at.slice(0, 10), randomSecret()))
  const [kind] = await hashOfText(c.req.header('User-Agent') ?? '')
  return hashWithKey(key, [addressOf(c), kind, seen.what].join('\n'))
}
