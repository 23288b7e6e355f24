import type { Actor } from '../../core/deeds.ts'
import { decidedContent, type DecidedContent, toldOf } from '../../core/feeds/fact-of.ts'
import type { FactKind } from '../../core/feeds/kinds.ts'
import type { Database } from '../../data/database.ts'
import { listVersions } from '../../data/facts/facts.ts'
import { keepDecision } from '../../data/facts/office-facts.ts'
import { isRefusedByGuard } from '../../data/facts/records.ts'
import { guardVersions } from '../../data/imports/steps.ts'
import { recordDeed } from '../deeds/record-deed.ts'

interface Kept {
  readonly candidateId: string
  readonly kind: FactKind
  readonly key: string
  readonly made: string
}

/** What staff decided stands against what files say now; said once more, that is nothing new. */
export async function keepOurs(
  db: Database,
  { candidateId, kind, key, made }: Kept,
  { by, at }: { readonly by: Actor; readonly at: Date },
): Promise<'done' | 'moved' | 'gone'> {
  const versions = await listVersions(db, kind, [key]).execute()
  const decided = versions.find((one) => one.keptAs === made && one.office && one.candidateId === candidateId)
  if (!decided) return 'gone'
  const { set } = JSON.parse(decided.content) as DecidedContent
  const deed = { object: ['fact', kind], candidateId, details: { fact: key.split('\n') } } as const
  try {
    await db.batch([
      guardVersions(db, kind, [key], versions),
      keepDecision(db, { kind, key, made }, decidedContent(toldOf(versions), set)),
      ...(await recordDeed(db, { by, at, what: 'fact.kept', ...deed })),
    ])
    return 'done'
  } catch (error) {
    if (isRefusedByGuard(error)) return 'moved'
    throw error
  }
}
