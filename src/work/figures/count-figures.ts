import { addDays, type Day, dayOf } from '../../core/calendar.ts'
import { addCounts, addExams, type NightFigures, noFigures } from '../../core/figures/night.ts'
import { factOf } from '../../core/feeds/fact-of.ts'
import { type Database, openDatabase, type Statement } from '../../data/database.ts'
import { listVersions } from '../../data/facts/facts.ts'
import { isRefusedByGuard } from '../../data/facts/records.ts'
import {
  advanceCount,
  beginCount,
  countSignIns,
  type FigureCount,
  findLastCount,
  guardCount,
  listExamKeys,
  listKitStates,
  sweepCounts,
} from '../../data/figures/night.ts'
import { findLastImport } from '../../data/imports/imports.ts'
import type { Bindings } from '../../env.ts'
import type { Program } from '../../program/program.ts'
import { type Budget, letOthersIn } from '../budget.ts'

const examsPerStep = 500
const kitsPerStep = 2_000
const weeksKept = 12
/** While files come in, recounting takes at most this part of the time. */
const partOfTime = 1 / 20
const minutesBetween = 2

/**
 * Counts what is not written as facts arrive: exams by month, kits by state, sign-ins by week. Each night once, and after a
 * file; step by step, each of which is written with where it ended. True where the budget ends it.
 */
export async function countFigures(env: Bindings, program: Program, now: Date, budget: Budget): Promise<boolean> {
  const db = openDatabase(env.DB)
  while (!budget.isSpent()) {
    const [start, count] = [Date.now(), await findLastCount(db).execute()]
    if (!count || count.phase === 'done') {
      if (count && !(await isDue(db, program, count, now))) return false
      const figures = { ...noFigures, signIns: count?.figures.signIns ?? {} }
      await beginCount(db, count, { begunAt: now.toISOString(), figures })
      continue
    }
    try {
      const step = await nextStep(db, program, count, now)
      await db.batch([guardCount(db, count), ...step, sweepCounts(db, count.id)])
    } catch (error) {
      if (!isRefusedByGuard(error)) throw error
    }
    await letOthersIn(Date.now() - start)
  }
  return true
}

/** On another day than the last one, or where a file has come since then and a while ago. */
async function isDue(db: Database, program: Program, { begunAt, doneAt }: FigureCount, now: Date): Promise<boolean> {
  if (dayOf(begunAt, program.timeZone) < dayOf(now, program.timeZone)) return true
  const [done, took] = [Date.parse(doneAt!), Date.parse(doneAt!) - Date.parse(begunAt)]
  const earliest = done + Math.max(took / partOfTime, minutesBetween * 60_000)
  if (now.getTime() < earliest) return false
  const file = await findLastImport(db).execute()
  return file !== undefined && file.receivedAt > begunAt
}

async function nextStep(db: Database, program: Program, count: FigureCount, now: Date): Promise<Statement[]> {
  const { id, figures, cursor } = count
  if (count.phase === 'exams') {
    const keys = (await listExamKeys(db, cursor, examsPerStep)).map(({ key }) => key)
    const exams = addExams(figures.exams, await examsOf(db, keys))
    const isEnd = keys.length < examsPerStep
    const next = isEnd ? ({ phase: 'kits', cursor: '' } as const) : { cursor: keys.at(-1)! }
    return [advanceCount(db, id, { ...next, figures: { ...figures, exams } })]
  }
  if (count.phase === 'kits') {
    const kits = await listKitStates(db, cursor, kitsPerStep)
    const states = kits.map(({ state, heldAt }) => [heldAt !== null && state === 'queued' ? 'held' : state, 1] as const)
    const isEnd = kits.length < kitsPerStep
    const next = isEnd ? ({ phase: 'sign-ins', cursor: '' } as const) : { cursor: kits.at(-1)!.id }
    return [advanceCount(db, id, { ...next, figures: { ...figures, kits: addCounts(figures.kits, states) } })]
  }
  return countWeek(db, program, count, now)
}

/** What exams of these keys say by now; those that staff withdrew say nothing. */
async function examsOf(db: Database, keys: readonly string[]) {
  const versions = await listVersions(db, 'exams', keys).execute()
  return [...Map.groupBy(versions, ({ key }) => key).values()].flatMap((own) => {
    const fact = factOf(own)
    if (!fact) return []
    const { exam, grade, takenOn } = JSON.parse(fact.content) as { exam: string; grade: string; takenOn: Day }
    return [{ exam, takenOn, isPassed: grade === 'pass' }]
  })
}

/** One week a step, the present one first; those before the last two are as they were. */
async function countWeek(db: Database, program: Program, count: FigureCount, now: Date): Promise<Statement[]> {
  const present = mondayOf(dayOf(now, program.timeZone))
  const week = count.cursor || present
  const weeks: NightFigures['signIns'] = {
    ...count.figures.signIns,
    [week]: await countSignIns(db, week, addDays(week, 7)),
  }
  const earliest = addDays(present, -7 * (weeksKept - 1))
  const kept = Object.fromEntries(Object.entries(weeks).filter(([day]) => day >= earliest))
  const before = addDays(week, -7)
  const isEnd = before < earliest || (before < addDays(present, -7) && before in count.figures.signIns)
  const figures = { ...count.figures, signIns: kept }
  const end = { phase: 'done', cursor: '', doneAt: new Date().toISOString(), figures } as const
  return [advanceCount(db, count.id, isEnd ? end : { cursor: before, figures })]
}

function mondayOf(day: Day): Day {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
}
