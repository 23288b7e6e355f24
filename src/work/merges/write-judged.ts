import { rulesOf } from '../../adapters/rules-hash.ts'
import { addEvents, type KnownEvent } from '../../data/events/events.ts'
import { type BadgeInForce, guardBadges, type JudgedBadge, noteEndings } from '../../data/badges/endings.ts'
import type { Database, Statement } from '../../data/database.ts'
import type { HeldPair } from '../../core/codes.ts'
import { giveCodes } from '../../data/facts/codes.ts'
import { holdingChanges, type HoldingRow, writeHoldings } from '../../data/facts/holdings.ts'
import { guardFactsVersions, raiseFactsVersions } from '../../data/facts/records.ts'
import { noteStale } from '../../data/facts/waiting-records.ts'
import type { Program } from '../../program/program.ts'
import { newCodes } from '../holdings/give-codes.ts'

interface JudgedRecords {
  readonly ids: readonly string[]
  readonly counted: readonly { readonly candidateId: string; readonly factsVersion: number }[]
  readonly badges: readonly BadgeInForce[]
  readonly before: readonly HoldingRow[]
  readonly after: readonly HoldingRow[]
  readonly coded: readonly HeldPair[]
  readonly judged: readonly JudgedBadge[]
  readonly happened: readonly KnownEvent[]
}

/** The holdings of both records as they are from now on, and what follows from them; guarded by what they were read from. */
export function writeJudged(
  db: Database,
  program: Program,
  { ids, counted, badges, before, after, coded, judged, happened }: JudgedRecords,
  { at, cause }: { readonly at: string; readonly cause: string },
): Statement[] {
  const counts = new Map(ids.map((id) => [id, 0]))
  for (const { candidateId, factsVersion } of counted) counts.set(candidateId, factsVersion)
  const codes = newCodes(program, after, coded)
  return [
    guardFactsVersions(db, counts),
    guardBadges(db, ids, badges),
    raiseFactsVersions(db, ids, rulesOf(program)),
    noteStale(db, ids),
    ...writeHoldings(db, holdingChanges(before, after)),
    ...(judged.length > 0 ? [noteEndings(db, judged, { at, cause })] : []),
    ...(codes.length > 0 ? [giveCodes(db, codes, at)] : []),
    ...(happened.length > 0 ? [addEvents(db, happened, { at, file: null })] : []),
  ]
}
