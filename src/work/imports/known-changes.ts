import type { Database } from '../../data/database.ts'
import { listMailable, listWaitingKits } from '../../data/imports/preview.ts'
import { listKnownCandidates } from '../../data/people/candidates.ts'
import { readTogether } from '../../data/prepared.ts'
import type { Program } from '../../program/program.ts'
import { changesOfPeople, kitsHeldBack, questionOfMail } from '../holdings/changes-of-people.ts'
import type { judgeAffected } from '../holdings/fold-affected.ts'

export type Judged = Awaited<ReturnType<typeof judgeAffected>>

/** What changes for people we know, and what follows from it for others: kits held back, people who get a mail. */
export async function knownChanges(
  db: Database,
  program: Program,
  { ids, judged, isHistory }: { ids: readonly string[]; judged: Judged; isHistory: boolean },
) {
  const all = changesOfPeople(program, ids, judged)
  const told = new Set(isHistory ? [] : judged.happened.map(({ candidateId }) => candidateId))
  if (all.length === 0 && told.size === 0) return { changes: [], kits: 0, mails: 0 }
  const changing = [...new Set(all.map(({ candidateId }) => candidateId))]
  const { known, waiting, mailable } = await readTogether(db, {
    known: listKnownCandidates(db, changing),
    waiting: listWaitingKits(db, changing),
    mailable: listMailable(db, [...told], questionOfMail(program)),
  })
  const knownIds = new Set(known.map(({ id }) => id))
  const changes = all.filter(({ candidateId }) => knownIds.has(candidateId))
  return { changes, kits: kitsHeldBack(waiting, changes).length, mails: mailable.length }
}
