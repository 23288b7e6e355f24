import { rulesOf } from '../../adapters/rules-hash.ts'
import { noTotals } from '../../core/feeds/preview.ts'
import { confirmEndings } from '../../data/badges/endings.ts'
import type { Database, Statement } from '../../data/database.ts'
import type { HoldingRow } from '../../data/facts/holdings.ts'
import { advanceRebuild, beginRebuild, findLastRebuild, guardRebuild, type Rebuild } from '../../data/facts/rebuilds.ts'
import { isRefusedByGuard, listRecords, type RecordMark } from '../../data/facts/records.ts'
import type { Program } from '../../program/program.ts'
import { mostUnaskedEndings } from '../badges/end-badges.ts'
import { judgeRecords, losersIn } from './judge-records.ts'
import { sortRecords } from './sort-records.ts'
import { causeOfRebuild, guardJudged, writesOfRecords } from './write-records.ts'

const candidatesPerStep = 200
const mostRefusals = 20

export interface Rebuilt {
  readonly checked: number
  readonly gone: readonly HoldingRow[]
  readonly written: readonly HoldingRow[]
  /** How many activities were written again. */
  readonly activities: number
  /** How many verification codes were given. */
  readonly codes: number
  /** How many of them would lose something, and wait for a yes. */
  readonly waiting: number
  /** The candidate to go on after, where more are to come. */
  readonly next: string | undefined
}

/**
 * Works the holdings and activities of the next candidates out again from their facts, and writes what differs: nothing,
 * unless the program changed. In the same batch their records are marked with the current rules. People who would
 * lose something under changed rules are left unchanged until staff accept it.
 */
export async function rebuildHoldings(db: Database, program: Program, after: string): Promise<Rebuilt> {
  for (let refusals = 0; ; refusals++) {
    const now = new Date()
    const marks = await listRecords(db, after, candidatesPerStep)
    // Without a hash of the rules, records can't be compared with them.
    const rebuild = rulesOf(program) === '' ? undefined : await currentRebuild(db, program, now)
    const { statements, rebuilt } = await stepOf(db, program, { rebuild, marks, now })
    const next = marks.length === candidatesPerStep ? marks.at(-1)!.candidateId : undefined
    try {
      if (statements.length > 0) await db.batch(statements as [Statement])
    } catch (error) {
      if (!isRefusedByGuard(error) || refusals >= mostRefusals) throw error
      continue
    }
    // After the last candidates: badges that are to be revoked are, unless they are many.
    if (next === undefined) await confirmEndings(db, causeOfRebuild, now.toISOString(), mostUnaskedEndings)
    return { checked: marks.length, ...rebuilt, next }
  }
}

interface Step {
  /** Lists the waiting people; absent if no decision is needed. */
  readonly rebuild: Rebuild | undefined
  readonly marks: readonly RecordMark[]
  /** All ids that were asked for, if some have no record. */
  readonly asked?: readonly string[]
  readonly now: Date
  /** How far the rebuild is with this step. */
  readonly advance?: Parameters<typeof advanceRebuild>[2]
}

/** What is written for some records; nothing where all is as it is to be. */
export async function stepOf(db: Database, program: Program, step: Step) {
  const { rebuild, marks, now, advance } = step
  const [at, asked] = [now.toISOString(), step.asked ?? marks.map(({ candidateId }) => candidateId)]
  const records = await judgeRecords(db, program, marks, now)
  if (!rebuild) {
    const [waiting, accepted] = [new Set<string>(), new Set<string>()]
    const { statements, rebuilt } = writesOfRecords(db, program, records, { waiting, accepted, at, cause: '' })
    const guarded = statements.length > 0 ? [...guardJudged(db, records), ...statements] : []
    return { statements: guarded, rebuilt: { ...rebuilt, waiting: 0 } }
  }
  const sorted = await sortRecords(db, program, { rebuild, asked, records, at })
  const cause = causeOf(rebuild)
  const { statements, rebuilt } = writesOfRecords(db, program, records, { ...sorted, at, cause })
  const moves = sorted.differs || advance !== undefined
  const differs = moves || statements.length > 0
  return {
    statements: [
      ...(differs ? guardJudged(db, records) : []),
      ...(moves ? [guardRebuild(db, rebuild)] : []),
      ...statements,
      ...sorted.statements,
      ...(moves ? [advanceRebuild(db, rebuild.id, { ...sorted.step, ...advance })] : []),
    ],
    rebuilt: { ...rebuilt, waiting: losersIn(records.changesOf).size - sorted.accepted.size },
  }
}

/** The cause noted with badges revoked by accepted losses. */
function causeOf({ id }: Rebuild): string {
  return `rules ${id}`
}

/** The rebuild for the present rules, begun now if there is none yet. */
export async function currentRebuild(db: Database, program: Program, now: Date): Promise<Rebuild> {
  const rules = rulesOf(program)
  const found = await findLastRebuild(db).execute()
  if (found?.rules === rules) return found
  await beginRebuild(db, found, { rules, begunAt: now.toISOString(), totals: noTotals })
  const begun = await findLastRebuild(db).execute()
  if (begun?.rules !== rules) throw new Error('Another Worker runs other rules at the same time')
  return begun
}
