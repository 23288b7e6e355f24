import { countedDatabase } from '../data/counted-database.ts'
import type { Bindings } from '../env.ts'

/** What one run may use up. The platform ends a run after 1,000 statements of D1 or 30 seconds of CPU time. */
export interface Limits {
  readonly statements: number
  readonly milliseconds: number
}

/** Asked between steps: what is begun is finished. */
export interface Budget {
  isSpent(): boolean
}

/** The bindings with a database that counts, and the budget that it counts for. */
export function openBudget(env: Bindings, { statements, milliseconds }: Limits): { env: Bindings; budget: Budget } {
  const { database, asked } = countedDatabase(env.DB)
  const deadline = Date.now() + milliseconds
  const isSpent = () => asked() >= statements || Date.now() >= deadline
  return { env: { ...env, DB: database }, budget: { isSpent } }
}

/** For what goes on after an answer: the platform lets it go on for 30 seconds. */
export const afterAnswer: Limits = { statements: 300, milliseconds: 20_000 }

const mostPause = 250

/** Storage that answers from the same process keeps visitors waiting: after a step, as much time is theirs. */
export function letOthersIn(took: number): Promise<void> {
  return scheduler.wait(Math.min(Math.max(took, 1), mostPause))
}
