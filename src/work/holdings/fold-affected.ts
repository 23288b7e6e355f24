import type { BatchItem } from 'drizzle-orm/batch'
import { rulesOf } from '../../adapters/rules-hash.ts'
import { dayOf } from '../../core/calendar.ts'
import { foldHoldings } from '../../core/fold-holdings.ts'
import type { KeptFact } from '../../core/record.ts'
import { guardBadges, listBadgesInForce, noteEndings } from '../../data/badges/endings.ts'
import type { Database } from '../../data/database.ts'
import { giveCodes, listCodedPairs } from '../../data/facts/codes.ts'
import { listDecidingFactsOf } from '../../data/facts/facts.ts'
import { holdingChanges, listHoldingsOf, writeHoldings } from '../../data/facts/holdings.ts'
import { guardFactsVersions, listFactsVersions, raiseFactsVersions } from '../../data/facts/records.ts'
import { addEvents } from '../../data/events/events.ts'
import { readTogether } from '../../data/prepared.ts'
import type { Program } from '../../program/program.ts'
import { judgeBadges } from '../badges/end-badges.ts'
import { eventsOfPeople } from '../events/events-of-people.ts'
import { newCodes } from './give-codes.ts'

const manyFacts = 20_000

export interface Folding {
  /** The versions that are new and not stored yet. */
  readonly fresh: readonly KeptFact[]
  /** Of the stored ones, those that count no more. */
  readonly gone?: readonly Pick<KeptFact, 'kind' | 'key' | 'made'>[]
  readonly now: Date
  /** What brought them: the id of an import. */
  readonly cause: string
  /** Its name. */
  readonly file: string
  /** What it brings happened long ago: nobody is told of it. */
  readonly isHistory: boolean
  /** Called before a fold that may take longer than most. */
  readonly takeTime: () => PromiseLike<unknown>
}

/** What changes for people when facts of theirs do, for the batch that writes these facts. */
export async function foldAffected(
  db: Database,
  program: Program,
  affected: readonly string[],
  { fresh, gone: left = [], now, cause, file, isHistory, takeTime }: Folding,
): Promise<BatchItem<'sqlite'>[]> {
  if (affected.length === 0) return []
  const { facts, before, counted, coded, badges } = await readTogether(db, {
    facts: listDecidingFactsOf(db, affected),
    badges: listBadgesInForce(db, affected),
    before: listHoldingsOf(db, affected),
    counted: listFactsVersions(db, affected),
    coded: listCodedPairs(db, affected),
  })
  if (facts.length > manyFacts) await takeTime()
  const counts = new Map(affected.map((id) => [id, 0]))
  for (const { candidateId, factsVersion } of counted) counts.set(candidateId, factsVersion)
  const isLeft = new Set(left.map(placeOf))
  const gone = isLeft.size > 0 ? facts.filter((fact) => isLeft.has(placeOf(fact))) : []
  const all = [...facts.filter((fact) => !gone.includes(fact)), ...fresh]
  const after = foldHoldings(program, affected, all)
  const on = dayOf(now, program.timeZone)
  const judged = judgeBadges(program, badges, { held: after, facts: all, on })
  const codes = newCodes(program, after, coded)
  const happened = isHistory ? [] : eventsOfPeople(program, affected, { before, after, known: facts, fresh, gone, on })
  return [
    guardFactsVersions(db, counts),
    raiseFactsVersions(db, affected, rulesOf(program)),
    ...writeHoldings(db, holdingChanges(before, after)),
    guardBadges(db, affected, badges),
    ...(judged.length > 0 ? [noteEndings(db, judged, { at: now.toISOString(), cause })] : []),
    ...(codes.length > 0 ? [giveCodes(db, codes, now.toISOString())] : []),
    ...(happened.length > 0 ? [addEvents(db, happened, { at: now.toISOString(), file })] : []),
  ]
}

function placeOf({ kind, key, made }: Pick<KeptFact, 'kind' | 'key' | 'made'>): string {
  return `${kind}\n${key}\n${made}`
}
