import { addDays, dayOf, type Day } from '../../core/calendar.ts'
import { eventsOfDay } from '../../core/events/person-events.ts'
import { factsByPerson } from '../../core/record.ts'
import { guardBadges, listBadgesInForce, noteEndings } from '../../data/badges/endings.ts'
import { type Database, openDatabase } from '../../data/database.ts'
import { addEvents, type KnownEvent, listLastChanges } from '../../data/events/events.ts'
import { findLastTurned, guardTurned, listTurning, noteTurned } from '../../data/events/turned-days.ts'
import { listHoldingsOf } from '../../data/facts/holdings.ts'
import { guardFactsVersions, isRefusedByGuard, listFactsVersions } from '../../data/facts/records.ts'
import type { Bindings } from '../../env.ts'
import type { Program } from '../../program/program.ts'
import { judgeBadges } from '../badges/end-badges.ts'
import type { Budget } from '../budget.ts'
import { readPeople } from '../holdings/read-people.ts'

const peopleAtOnce = 50
/** After a longer standstill the days before are left out. */
const mostDays = 30

/**
 * Notes what the passing of a day changes: what expired on it, and what was to begin or end on it. Day by day from the last
 * one that was done, once for each person. True where the budget ends it.
 */
export async function turnDays(env: Bindings, program: Program, now: Date, budget: Budget): Promise<boolean> {
  const db = openDatabase(env.DB)
  const today = dayOf(now, program.timeZone)
  const [last] = await findLastTurned(db)
  for (let turn = nextTurn(last, today); turn.day <= today; turn = { day: addDays(turn.day, 1), after: '' })
    if (!(await turnDay(db, program, turn, { today, now, budget }))) return true
  return false
}

interface Turn {
  readonly day: Day
  readonly after: string
}

/** Where to go on. A site that has done no day begins with today: what lies behind was told elsewhere. */
function nextTurn(last: (Turn & { readonly doneAt: string | null }) | undefined, today: Day): Turn {
  if (!last) return { day: today, after: '' }
  const earliest = addDays(today, -mostDays)
  if (last.doneAt === null && last.day >= earliest) return last
  const next = addDays(last.day, 1)
  return { day: next > earliest ? next : earliest, after: '' }
}

interface Around {
  readonly today: Day
  readonly now: Date
  readonly budget: Budget
}

/** One day, page by page; false where it is not done yet. */
async function turnDay(db: Database, program: Program, { day, after: from }: Turn, around: Around): Promise<boolean> {
  const at = around.now.toISOString()
  for (let after = from; !around.budget.isSpent();) {
    const people = (await listTurning(db, day, after, peopleAtOnce)).map(({ candidateId }) => candidateId)
    const isLast = people.length < peopleAtOnce
    try {
      await db.batch([
        guardTurned(db, day, after),
        ...(await turnsOf(db, program, people, { ...around, day })),
        noteTurned(db, day, isLast ? after : people.at(-1)!, isLast ? at : null),
      ])
    } catch (error) {
      // These people's facts are changing, or another worker is on the same day: the next wake goes on.
      if (isRefusedByGuard(error)) return false
      throw error
    }
    if (isLast) return true
    after = people.at(-1)!
  }
  return false
}

async function turnsOf(
  db: Database,
  program: Program,
  people: readonly string[],
  { day, today, now }: Around & { readonly day: Day },
) {
  if (people.length === 0) return []
  const { facts, held, counted, badges } = await readPeople(db, people, () => ({
    held: listHoldingsOf(db, people),
    counted: listFactsVersions(db, people),
    badges: listBadgesInForce(db, people),
  }))
  const known = await listLastChanges(db, people)
  const factsOf = factsByPerson(facts)
  const happened = people.flatMap((candidateId): KnownEvent[] => {
    const periods = held.filter((one) => one.candidateId === candidateId)
    const own = eventsOfDay(program, candidateId, { periods, facts: factsOf.get(candidateId) ?? [], on: day })
    // A file that came on the day itself may have told of it.
    const isTold = (event: (typeof own)[number]) =>
      known.some(
        (one) =>
          one.candidateId === candidateId &&
          one.certification === event.certification &&
          JSON.stringify(one.detail.is) === JSON.stringify(event.is),
      )
    return own.filter((event) => !isTold(event)).map((event) => ({ candidateId, ...event }))
  })
  const judged = judgeBadges(program, badges, { held, facts, on: today })
  const at = now.toISOString()
  return [
    guardFactsVersions(db, new Map(counted.map(({ candidateId, factsVersion }) => [candidateId, factsVersion]))),
    ...(happened.length > 0 ? [addEvents(db, happened, { at, file: null })] : []),
    guardBadges(db, people, badges),
    ...(judged.length > 0 ? [noteEndings(db, judged, { at, cause: `day ${day}` })] : []),
  ]
}
