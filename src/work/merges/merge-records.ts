import { randomId } from '../../adapters/secrets.ts'
import { removeFromSessionIndex } from '../../adapters/session-index.ts'
import type { Actor } from '../../core/deeds.ts'
import { aliasVersion } from '../../core/merges.ts'
import { confirmEndings } from '../../data/badges/endings.ts'
import { openDatabase, type Statement } from '../../data/database.ts'
import { guardUnmerged } from '../../data/facts/aliases.ts'
import { addOfficeFacts } from '../../data/facts/office-facts.ts'
import { guardFactsVersions, isRefusedByGuard } from '../../data/facts/records.ts'
import { copyAnswers, endLogins, endSessionsOf } from '../../data/merges/merge-logins.ts'
import { moveRows } from '../../data/merges/move-rows.ts'
import { moveActivities } from '../../data/merges/noted.ts'
import { guardNotErased, listErasedAmong } from '../../data/people/erasures.ts'
import type { Bindings } from '../../env.ts'
import { templatesWithLinks } from '../../mails/templates.ts'
import type { Program } from '../../program/program.ts'
import { mostUnaskedEndings } from '../badges/end-badges.ts'
import { recordDeed } from '../deeds/record-deed.ts'
import { judgeMerge } from './judge-merge.ts'
import { mailsOfMerge } from './merge-mails.ts'
import { writeJudged } from './write-judged.ts'

/** Two records that become one. */
export interface WantedMerge {
  /** The id that leads to the other. */
  readonly from: string
  /** The id that stays. */
  readonly into: string
  /** The previewed versions of the facts of both: where these have moved, nothing is done. */
  readonly factsVersions: ReadonlyMap<string, number>
  /** Who does it: a colleague, or the person whose records they are. */
  readonly by: Actor | 'person'
  /** A code of why, and why in their own words: for the log. */
  readonly why?: string
  readonly reason?: string
  /** What the person's own way has to write besides: guards, and the end of their proof. */
  readonly besides?: readonly Statement[]
}

/** Done; or one of the records has changed since the preview; or one is part of another merge. */
export type Merged = { readonly id: string } | 'moved' | 'chained' | 'gone'

/** Makes two records one, with everything that follows from it, in one batch. */
export async function mergeRecords(env: Bindings, program: Program, wanted: WantedMerge, now: Date): Promise<Merged> {
  const { from, into, factsVersions, by, why, reason, besides = [] } = wanted
  if (from === into) return 'gone'
  if (!factsVersions.has(from) || !factsVersions.has(into)) return 'moved'
  const [db, id, at] = [openDatabase(env.DB), randomId(), now.toISOString()]
  const merge = { id, from, into }
  const alias = aliasVersion({ ...merge, at, by: by === 'person' ? 'person' : 'office' })
  const judged = await judgeMerge(db, program, alias, now)
  if (judged.isChained) return 'chained'
  if ((await listErasedAmong(db, [from, into]).execute()).length > 0) return 'gone'
  const mails = await mailsOfMerge(db, merge, now)
  if (!mails) return 'gone'
  const deed =
    by === 'person'
      ? []
      : await recordDeed(db, {
          by,
          at: now,
          what: 'records.merged',
          object: ['merge', id],
          candidateId: into,
          reason: why ?? null,
          details: { from, into, reason: reason ?? '' },
        })
  try {
    const ended = await db.batch([
      endSessionsOf(db, from, at),
      ...besides,
      guardFactsVersions(db, factsVersions),
      ...guardUnmerged(db, from, into),
      guardNotErased(db, [from, into], []),
      ...addOfficeFacts(db, [alias]),
      ...writeJudged(db, program, judged, { at, cause: `merge ${id}` }),
      ...endLogins(db, merge, at, templatesWithLinks().withLinks),
      ...copyAnswers(db, merge, at),
      ...moveRows(db, merge),
      moveActivities(db, merge),
      confirmEndings(db, `merge ${id}`, at, mostUnaskedEndings),
      ...mails,
      ...deed,
    ])
    for (const { hash } of ended[0]) await removeFromSessionIndex(env.SESSIONS, hash)
    return { id }
  } catch (error) {
    if (isRefusedByGuard(error)) return 'moved'
    throw error
  }
}
