import { removeFromSessionIndex } from '../../adapters/session-index.ts'
import type { Actor } from '../../core/deeds.ts'
import { factOf } from '../../core/feeds/fact-of.ts'
import { mergeIn } from '../../core/merges.ts'
import type { KeptFact } from '../../core/record.ts'
import { confirmEndings } from '../../data/badges/endings.ts'
import { type Database, openDatabase, type Statement } from '../../data/database.ts'
import { listCreditFactsOf, listFactsOfKinds, listVersions } from '../../data/facts/facts.ts'
import { endOfficeFacts, guardOpen } from '../../data/facts/office-facts.ts'
import { guardFactsVersions, isRefusedByGuard } from '../../data/facts/records.ts'
import { endSessionsOf, hasMovedLogin, removeCopies } from '../../data/merges/merge-logins.ts'
import { giveBackRows, type Merge } from '../../data/merges/move-rows.ts'
import { giveBackListed } from '../../data/merges/noted.ts'
import { guardNotErased } from '../../data/people/erasures.ts'
import type { Bindings } from '../../env.ts'
import type { Program } from '../../program/program.ts'
import { mostUnaskedEndings } from '../badges/end-badges.ts'
import { recordDeed } from '../deeds/record-deed.ts'
import { judgeUndo } from './judge-merge.ts'
import { mailsOfUndo } from './merge-mails.ts'
import { writeJudged } from './write-judged.ts'

export interface WantedUndo {
  /** The id that leads to another. */
  readonly from: string
  /** The merge that is meant: another one by now is left alone. */
  readonly mergeId: string
  readonly by: Actor | 'person'
  /** The previewed versions of both; absent for the person, who undoes what was done. */
  readonly factsVersions?: ReadonlyMap<string, number>
  readonly why?: string
  readonly reason?: string
  readonly besides?: readonly Statement[]
}

/** The merge that an id was made another's by, if it is in force. */
export async function findMerge(db: Database, from: string) {
  const alias = factOf(await listVersions(db, 'aliases', [from]).execute())
  return alias && { ...mergeIn(alias), alias }
}

/** Makes one record two again: each has its own back, and facts that came meanwhile go by the id they name. */
export async function undoMerge(
  env: Bindings,
  program: Program,
  wanted: WantedUndo,
  now: Date,
): Promise<'done' | 'moved' | 'gone'> {
  const { from, mergeId, by, factsVersions, why, reason, besides = [] } = wanted
  const [db, at] = [openDatabase(env.DB), now.toISOString()]
  const found = await findMerge(db, from)
  if (!found || found.id !== mergeId) return 'gone'
  const { alias, into } = found
  if (factsVersions && !(factsVersions.has(from) && factsVersions.has(into))) return 'moved'
  const merge: Merge = { id: mergeId, from, into }
  const judged = await judgeUndo(db, program, merge, now)
  const mails = await mailsOfUndo(db, merge, now)
  const deed =
    by === 'person'
      ? []
      : await recordDeed(db, {
          by,
          at: now,
          what: 'records.parted',
          object: ['merge', mergeId],
          candidateId: into,
          reason: why ?? null,
          details: { from, into, reason: reason ?? '' },
        })
  try {
    const ended = await db.batch([
      endSessionsOf(db, into, at, hasMovedLogin(merge)),
      ...besides,
      ...(factsVersions ? [guardFactsVersions(db, factsVersions)] : []),
      ...guardOpen(db, [alias]),
      guardNotErased(db, [from, into], []),
      ...writeJudged(db, program, judged, { at, cause: `undo ${mergeId}` }),
      ...giveBackRows(db, merge),
      ...removeCopies(db, merge),
      ...giveBackListed(db, merge, await ownOf(db, from)),
      ...endOfficeFacts(db, [alias], at),
      confirmEndings(db, `undo ${mergeId}`, at, mostUnaskedEndings),
      ...mails,
      ...deed,
    ])
    for (const { hash } of ended[0]) await removeFromSessionIndex(env.SESSIONS, hash)
    return 'done'
  } catch (error) {
    if (isRefusedByGuard(error)) return 'moved'
    throw error
  }
}

/** The keys of activities and of codes issued before that are the old record's own. */
async function ownOf(db: Database, from: string) {
  const [credits, codes] = await Promise.all([
    listCreditFactsOf(db, [from]).execute(),
    listFactsOfKinds(db, from, ['certificates']).execute(),
  ])
  const keysOf = (versions: readonly KeptFact[]) =>
    [...Map.groupBy(versions, ({ key }) => key)].flatMap(([key, own]) =>
      factOf(own)?.candidateId === from ? [key] : [],
    )
  return { activities: keysOf(credits), codes: keysOf(codes.filter(({ kind }) => kind === 'certificates')) }
}
