import { sweepCounters } from '../data/counters.ts'
import { openDatabase } from '../data/database.ts'
import { sweepKnownBrowsers } from '../data/known-browsers.ts'
import { sweepSessions } from '../data/sessions.ts'
import type { Bindings } from '../env.ts'

const daysOfSessions = 90
const daysOfBrowsers = 400

/** Deletes what is kept no longer. */
export async function sweep(env: Bindings, now: Date): Promise<void> {
  const db = openDatabase(env.DB)
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString()
  await db.batch([
    sweepCounters(db, now.toISOString()),
    sweepSessions(db, ago(daysOfSessions)),
    sweepKnownBrowsers(db, ago(daysOfBrowsers)),
  ])
}
