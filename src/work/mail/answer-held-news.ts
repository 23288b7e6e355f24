import type { Actor } from '../../core/deeds.ts'
import type { Database } from '../../data/database.ts'
import { askingCount, discardWaiting, isAnyAsking, releaseWaiting } from '../../data/events/news.ts'
import { recordDeed } from '../deeds/record-deed.ts'

/** Lets the emails with news go out that wait for a yes, or has nobody told. How many people they are about. */
export async function answerHeldNews(
  db: Database,
  answer: 'release' | 'discard',
  by: Actor,
  at: Date,
): Promise<number> {
  const what = answer === 'release' ? 'emails.released' : 'emails.discarded'
  const answerAll = answer === 'release' ? releaseWaiting : discardWaiting
  // Before them: it counts those that still wait.
  const [recorded] = await recordDeed(db, { by, at, what, object: ['emails'], count: askingCount }, isAnyAsking)
  const [, answered] = await db.batch([recorded, answerAll(db, at.toISOString())])
  return new Set(answered.map(({ candidateId }) => candidateId)).size
}
