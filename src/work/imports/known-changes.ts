import type { Program } from '../../program/program.ts'
import { changesOfPeople, kitsHeldBack } from '../holdings/changes-of-people.ts'
import type { judgeAffected } from '../holdings/fold-affected.ts'

export type Judged = Awaited<ReturnType<typeof judgeAffected>>

/** What changes for people we know, and what follows from it for others: kits held back, people who get a mail. */
export function knownChanges(
  program: Program,
  { ids, judged, isHistory }: { ids: readonly string[]; judged: Judged; isHistory: boolean },
) {
  const knownIds = new Set(judged.people.map(({ id }) => id))
  const changes = changesOfPeople(program, ids, judged).filter(({ candidateId }) => knownIds.has(candidateId))
  const told = new Set(isHistory ? [] : judged.happened.map(({ candidateId }) => candidateId))
  return {
    changes,
    kits: kitsHeldBack(judged.waiting, changes).length,
    mails: judged.mailable.filter(({ id }) => told.has(id)).length,
  }
}
