import type { PreviewChange, PreviewTotals } from '../../core/feeds/preview.ts'
import type { Database } from '../../data/database.ts'
import { listMailable, listWaitingKits } from '../../data/imports/preview.ts'
import { readTogether } from '../../data/prepared.ts'
import type { Program } from '../../program/program.ts'
import { kitsHeldBack, questionOfMail } from '../holdings/changes-of-people.ts'
import type { judgeAffected } from '../holdings/fold-affected.ts'

export type Judged = Awaited<ReturnType<typeof judgeAffected>>

/** What follows from changes for others: kits that are held back, people who get a mail. */
export async function followingFrom(
  db: Database,
  program: Program,
  { changes, judged, isHistory }: { changes: readonly PreviewChange[]; judged: Judged; isHistory: boolean },
): Promise<Pick<PreviewTotals, 'kits' | 'mails'>> {
  const told = new Set(isHistory ? [] : judged.happened.map(({ candidateId }) => candidateId))
  const stopping = changes.filter(({ change }) => change === 'lost' || change === 'suspended')
  if (told.size === 0 && stopping.length === 0) return { kits: 0, mails: 0 }
  const { waiting, mailable } = await readTogether(db, {
    waiting: listWaitingKits(
      db,
      stopping.map(({ candidateId }) => candidateId),
    ),
    mailable: listMailable(db, [...told], questionOfMail(program)),
  })
  return { kits: kitsHeldBack(waiting, changes).length, mails: mailable.length }
}
