import { changesBetween } from '../../core/events/changes.ts'
import { type PreviewChange, previewedChange } from '../../core/feeds/preview.ts'
import type { Database } from '../../data/database.ts'
import { listMailable, listWaitingKits } from '../../data/imports/preview.ts'
import { listKnownCandidates } from '../../data/people/candidates.ts'
import { readTogether } from '../../data/prepared.ts'
import type { Program } from '../../program/program.ts'
import type { judgeAffected } from '../holdings/fold-affected.ts'

export type Judged = Awaited<ReturnType<typeof judgeAffected>>

interface Owned {
  readonly candidateId: string
  readonly certification: string
}

/** What changes for people who were judged, certification by certification. */
function changesOf(
  program: Program,
  ids: readonly string[],
  { before, after, badges, judged, on }: Judged,
): readonly PreviewChange[] {
  const [was, is] = [Map.groupBy(before, whose), Map.groupBy(after, whose)]
  const ending = new Set(judged.flatMap(({ id, ending: reason }) => (reason === null ? [] : [id])))
  return ids.flatMap((candidateId) => {
    const [old, present] = [was, is].map((periods) => ({ periods: periods.get(candidateId) ?? [], on }))
    return changesBetween(program.migrations, old!, present!).map((change) => {
      const badge = badges.find((one) => ending.has(one.id) && isAbout(one, candidateId, change.certification))
      return previewedChange(candidateId, change, badge?.id ?? null)
    })
  })
}

/** What changes for people we know, and what follows from it for others: kits held back, people who get a mail. */
export async function weigh(
  db: Database,
  program: Program,
  { ids, judged, isHistory }: { ids: readonly string[]; judged: Judged; isHistory: boolean },
) {
  const all = changesOf(program, ids, judged)
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
  const stopping = changes.filter(({ change }) => change === 'lost' || change === 'suspended')
  const kits = waiting.filter((kit) => stopping.some((one) => isAbout(kit, one.candidateId, one.certification)))
  return { changes, kits: kits.length, mails: mailable.length }
}

function whose({ candidateId }: { readonly candidateId: string }): string {
  return candidateId
}

function isAbout(one: Owned, candidateId: string, certification: string): boolean {
  return one.candidateId === candidateId && one.certification === certification
}

function questionOfMail({ questions }: Program): string {
  return questions.find(({ decides }) => decides === 'notifications')?.code ?? ''
}
