import type { Database } from '../data/database.ts'
import { listDecidingFactsOf } from '../data/facts.ts'
import { holdingChanges, type HoldingRow, listHoldingsOf, writeHoldings } from '../data/holdings.ts'
import { guardFactsVersions, isRefusedByGuard, listRecords } from '../data/records.ts'
import type { Rulebook } from '../core/standing/program.ts'
import { foldHoldings } from './fold.ts'

const candidatesPerStep = 200
const mostRefusals = 20

export interface Rebuilt {
  readonly checked: number
  readonly gone: readonly HoldingRow[]
  readonly written: readonly HoldingRow[]
  /** The candidate to go on after, where more are to come. */
  readonly next: string | undefined
}

/** Works the holdings of the next candidates out anew from their facts, and writes what differs: nothing, unless the program changed. */
export async function rebuildHoldings(db: Database, program: Rulebook, after: string): Promise<Rebuilt> {
  for (let refusals = 0; ; refusals++) {
    const records = await listRecords(db, after, candidatesPerStep)
    const ids = records.map((record) => record.candidateId)
    const [facts, before] = await db.batch([listDecidingFactsOf(db, ids), listHoldingsOf(db, ids)])
    const changes = holdingChanges(before, foldHoldings(program, ids, facts))
    const next = records.length === candidatesPerStep ? ids.at(-1) : undefined
    if (changes.gone.length + changes.written.length === 0) return { checked: ids.length, ...changes, next }
    try {
      const versions = new Map(records.map((record) => [record.candidateId, record.factsVersion]))
      await db.batch([guardFactsVersions(db, versions), ...writeHoldings(db, changes)])
      return { checked: ids.length, ...changes, next }
    } catch (error) {
      if (!isRefusedByGuard(error) || refusals >= mostRefusals) throw error
    }
  }
}
