import { openDatabase } from '../../data/database.ts'
import { advanceErasure, findRunning } from '../../data/people/erasures.ts'
import type { Bindings } from '../../env.ts'
import type { Program } from '../../program/program.ts'
import type { Budget } from '../budget.ts'
import { doStep } from './steps.ts'

/**
 * Erases records that two colleagues have said yes to, step by step. A worker that is lost between two steps, or within one,
 * is followed by another that does the step again. True where something may be left.
 */
export async function eraseSome(env: Bindings, program: Program, budget: Budget): Promise<boolean> {
  const db = openDatabase(env.DB)
  while (!budget.isSpent()) {
    const [erasure] = await findRunning(db)
    if (!erasure) return false
    const now = new Date()
    const next = await doStep({ env, db, program, now }, erasure)
    await advanceErasure(db, erasure, next, now.toISOString())
  }
  return true
}
