import { openDatabase } from '../data/database.ts'
import { listNamesToSplit, splitNames } from '../data/people/name-words.ts'
import type { Bindings } from '../env.ts'
import type { Budget } from './budget.ts'

const peopleAtOnce = 500

/**
 * Writes the words of the names of people who were known before these were kept; later ones have theirs from the batch
 * that takes them in. True if some may be left.
 */
export async function splitSomeNames(env: Bindings, budget: Budget): Promise<boolean> {
  const db = openDatabase(env.DB)
  while (!budget.isSpent()) {
    const people = await listNamesToSplit(db, peopleAtOnce)
    if (people.length === 0) return false
    const [first, ...rest] = splitNames(db, people)
    await db.batch([first, ...rest])
    if (people.length < peopleAtOnce) return false
  }
  return true
}
