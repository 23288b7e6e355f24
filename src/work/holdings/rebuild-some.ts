import { rulesOf } from '../../adapters/rules-hash.ts'
import type { Database, Statement } from '../../data/database.ts'
import { openDatabase } from '../../data/database.ts'
import { advanceRebuild, countRecords, guardRebuild, type Rebuild } from '../../data/facts/rebuilds.ts'
import { isRefusedByGuard, listMarks, listRecords } from '../../data/facts/records.ts'
import { listAccepted, listStale, sweepWaiting } from '../../data/facts/waiting-records.ts'
import { readTogether } from '../../data/prepared.ts'
import type { Bindings } from '../../env.ts'
import type { Program } from '../../program/program.ts'
import { type Budget, letOthersIn } from '../budget.ts'
import { currentRebuild, stepOf } from './rebuild.ts'

const peoplePerStep = 100
const recordsPerLook = 1_000
const recordsPerCount = 5_000
const hoursBetweenRounds = 24
const mostRefusals = 5

/**
 * Brings records up to date with the rules, some at a time: people who lose nothing, and those whose losses
 * were accepted. True if the budget ran out.
 */
export async function rebuildSome(env: Bindings, program: Program, now: Date, budget: Budget): Promise<boolean> {
  if (rulesOf(program) === '') return false
  const db = openDatabase(env.DB)
  for (let refusals = 0; !budget.isSpent();) {
    const start = Date.now()
    try {
      const step = await nextStep(db, program, await currentRebuild(db, program, now), now)
      if (step === undefined) return false
      if (step.length > 0) await db.batch(step as [Statement])
    } catch (error) {
      // Facts are changing, or another worker is on the same people.
      if (!isRefusedByGuard(error)) throw error
      if (++refusals > mostRefusals) return true
    }
    await letOthersIn(Date.now() - start)
  }
  return true
}

/** What is written next; nothing where all is done. */
async function nextStep(
  db: Database,
  program: Program,
  rebuild: Rebuild,
  now: Date,
): Promise<readonly Statement[] | undefined> {
  if (!rebuild.isCounted) return countSome(db, rebuild)
  const { stale, accepted } = await readTogether(db, {
    stale: listStale(db, rebuild, peoplePerStep),
    accepted: listAccepted(db, rebuild, peoplePerStep),
  })
  const ids = [...stale, ...accepted].slice(0, peoplePerStep).map(({ candidateId }) => candidateId)
  if (ids.length > 0) {
    const marks = await listMarks(db, ids).execute()
    return (await stepOf(db, program, { rebuild, marks, asked: [...new Set(ids)], now })).statements
  }
  if (rebuild.roundEndedAt === null) return goOn(db, program, rebuild, now)
  const isOld = Date.parse(rebuild.roundEndedAt) <= now.getTime() - hoursBetweenRounds * 3_600_000
  // An older Worker may have written some records after they were checked.
  return isOld ? advance(db, rebuild, { cursor: '', round: rebuild.round + 1, roundEndedAt: null }) : undefined
}

/** First what an earlier rebuild left is cleared away, and the records are counted. */
async function countSome(db: Database, rebuild: Rebuild): Promise<readonly Statement[]> {
  const swept = await sweepWaiting(db, rebuild.id, recordsPerCount)
  if (swept.length > 0) return []
  const { count, last } = await countRecords(db, rebuild.cursor, recordsPerCount)
  const isLast = count < recordsPerCount
  return advance(db, rebuild, {
    records: rebuild.records + count,
    cursor: isLast ? '' : last!,
    isCounted: isLast,
  })
}

/** The next records in the order of their ids; those that are up to date are passed over. */
async function goOn(db: Database, program: Program, rebuild: Rebuild, now: Date): Promise<readonly Statement[]> {
  const rules = rulesOf(program)
  const found = await listRecords(db, rebuild.cursor, recordsPerLook)
  const outdated = found.filter((mark) => mark.rules !== rules)
  const marks = outdated.slice(0, peoplePerStep)
  const isAll = outdated.length <= peoplePerStep
  const cursor = isAll ? found.at(-1)?.candidateId : marks.at(-1)!.candidateId
  const passed = isAll ? found.length : found.findIndex(({ candidateId }) => candidateId === cursor) + 1
  const at = now.toISOString()
  const isEnd = isAll && found.length < recordsPerLook
  const isFirst = rebuild.round === 1
  const step = {
    cursor: cursor ?? rebuild.cursor,
    ...(isFirst && { passed: rebuild.passed + passed, outdated: rebuild.outdated + marks.length }),
    ...(isEnd && { roundEndedAt: at }),
    ...(isEnd && isFirst && { doneAt: at }),
  }
  if (marks.length === 0) return advance(db, rebuild, step)
  return (await stepOf(db, program, { rebuild, marks, now, advance: step })).statements
}

function advance(db: Database, rebuild: Rebuild, step: Parameters<typeof advanceRebuild>[2]): readonly Statement[] {
  return [guardRebuild(db, rebuild), advanceRebuild(db, rebuild.id, step)]
}
