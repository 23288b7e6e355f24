import { entriesOfList } from '../../adapters/status-list.ts'
import type { Database } from '../../data/database.ts'
import { giveLearnerRecord, type LearnerRecord, listLearnerRecords } from '../../data/transcripts/learner-records.ts'
import { writeThenRead } from '../../data/prepared.ts'

/** Of some places by chance one is free, but for one chance in a million. */
const placesTried = 20

interface Asked {
  readonly token: string
  readonly transcriptId: string
  /** The ids of the badges in it. */
  readonly shows: readonly string[]
  /** The learner records of the link that stand. */
  readonly standing: readonly LearnerRecord[]
}

/**
 * Where a learner record is revoked: one with the same badges keeps its place, and one with others gets its own, since a
 * badge that is revoked takes only those down that it is in. None where the link shows nothing any more.
 */
export async function placeOfRecord(
  db: Database,
  { token, transcriptId, shows, standing }: Asked,
): Promise<LearnerRecord | undefined> {
  const sorted = [...shows].sort()
  const isSame = (one: LearnerRecord) => one.shows.join() === sorted.join()
  const known = standing.find(isSame)
  if (known) return known
  const places = [...crypto.getRandomValues(new Uint32Array(placesTried))].map((chance) => chance % entriesOfList)
  const giving = giveLearnerRecord(db, { token, transcriptId, shows: sorted, places })
  // Given meanwhile by another request, that one stands.
  const { given } = await writeThenRead(db, [giving], { given: listLearnerRecords(db, token) })
  return given.find(isSame)
}
