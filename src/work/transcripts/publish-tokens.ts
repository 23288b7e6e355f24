import { faultOf, log } from '../../adapters/log.ts'
import { publishToken } from '../../adapters/share-tokens.ts'
import type { Database } from '../../data/database.ts'
import { listUnpublished, markPublished } from '../../data/transcripts/transcripts.ts'

/**
 * Lets the index of tokens have these, then notes that it does. What is interrupted in between, or does not get through, is
 * left to the sweep: what was put down is kept.
 */
export async function publishTokens(
  kv: KVNamespace,
  db: Database,
  tokens: readonly string[],
  now: Date,
): Promise<void> {
  if (tokens.length === 0) return
  try {
    await Promise.all(tokens.map((token) => publishToken(kv, token)))
    await markPublished(db, tokens, now.toISOString())
  } catch (error) {
    log({ event: 'tokens wait to be published', error: faultOf(error) })
  }
}

/** What was put down and did not reach the index, for whatever reason. */
export async function publishForgottenTokens(kv: KVNamespace, db: Database, now: Date): Promise<void> {
  const aMinuteAgo = new Date(now.getTime() - 60_000).toISOString()
  await publishTokens(kv, db, await listUnpublished(db, aMinuteAgo), now)
}
