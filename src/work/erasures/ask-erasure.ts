import type { ErasureReason } from '../../core/erasure.ts'
import type { Database } from '../../data/database.ts'
import {
  approveErasure,
  askErasure,
  dropErasure,
  eraseMerged,
  isAsked,
  mayApprove,
  waitsForYes,
} from '../../data/people/erasures.ts'
import { recordDeed } from '../deeds/record-deed.ts'

interface Asking {
  readonly candidateId: string
  /** The version of the record that the colleague has seen. */
  readonly factsVersion: number
  readonly colleagueId: string
  readonly at: Date
}

/** Asks for a record to be erased. Nothing happens to it before there is a second yes. */
export async function askToErase(db: Database, { reason, ...asking }: Asking & { readonly reason: ErasureReason }) {
  const { candidateId, factsVersion, colleagueId, at } = asking
  const asked = { candidateId, reason, factsVersion, at: at.toISOString(), by: colleagueId }
  const by = { kind: 'colleague', id: colleagueId } as const
  const deed = { by, at, what: 'person.erasure-asked', candidateId, reason } as const
  await db.batch([askErasure(db, asked), ...(await recordDeed(db, deed, isAsked(asked)))])
}

/** The second yes: from here on the record is erased, step by step. False where it may not be given, or the record has moved. */
export async function approve(db: Database, { candidateId, factsVersion, colleagueId, at }: Asking): Promise<boolean> {
  const yes = { candidateId, factsVersion, by: colleagueId }
  const by = { kind: 'colleague', id: colleagueId } as const
  // Before it is done: said twice at once, it is one line of the log.
  const [recorded] = await recordDeed(db, { by, at, what: 'person.erased', candidateId }, mayApprove(yes))
  const moment = at.toISOString()
  const [, approved] = await db.batch([recorded, approveErasure(db, yes, moment), eraseMerged(db, yes, moment)])
  return approved.length > 0
}

/** Cancels the request to erase a record. */
export async function dropAsked(db: Database, { candidateId, colleagueId, at }: Omit<Asking, 'factsVersion'>) {
  const by = { kind: 'colleague', id: colleagueId } as const
  const deed = { by, at, what: 'person.erasure-dropped', candidateId } as const
  await db.batch([...(await recordDeed(db, deed, waitsForYes(candidateId))), dropErasure(db, candidateId)])
}
