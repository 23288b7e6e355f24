import { rulesOf } from '../../adapters/rules-hash.ts'
import type { Activity } from '../../core/activities.ts'
import { dayOf } from '../../core/calendar.ts'
import { underOneId } from '../../core/feeds/aliases.ts'
import { isLosing, type PreviewChange } from '../../core/feeds/preview.ts'
import { foldHoldings } from '../../core/fold-holdings.ts'
import { listBadgesInForce } from '../../data/badges/endings.ts'
import type { Database } from '../../data/database.ts'
import { listActivitiesOf } from '../../data/facts/activities.ts'
import { listCodedPairs } from '../../data/facts/codes.ts'
import { listCreditFactsOf } from '../../data/facts/facts.ts'
import { listHoldingsOf } from '../../data/facts/holdings.ts'
import type { RecordMark } from '../../data/facts/records.ts'
import type { Program } from '../../program/program.ts'
import { judgeBadges } from '../badges/end-badges.ts'
import { eventsOfPeople } from '../events/events-of-people.ts'
import { changesOfPeople, type Outcome } from './changes-of-people.ts'
import { foldActivities } from './fold-lists.ts'
import { newCodes } from './give-codes.ts'
import { readPeople } from './read-people.ts'

/** What the present rules make of some records, beside what is stored of them. Nothing is written. */
export async function judgeRecords(db: Database, program: Program, marks: readonly RecordMark[], now: Date) {
  const [ids, rules] = [marks.map(({ candidateId }) => candidateId), rulesOf(program)]
  const { facts, before, credits, listed, coded, badges, aliases } = await readPeople(db, ids, (all) => ({
    badges: listBadgesInForce(db, ids),
    before: listHoldingsOf(db, ids),
    credits: listCreditFactsOf(db, all),
    listed: listActivitiesOf(db, ids),
    coded: listCodedPairs(db, ids),
  }))
  const after = foldHoldings(program, ids, facts)
  const on = dayOf(now, program.timeZone)
  const judged = judgeBadges(program, badges, { held: after, facts, on })
  // Of a record that these rules made already, what is missing is only put back.
  const outdated = marks.filter((mark) => mark.rules !== rules || rules === '').map(({ candidateId }) => candidateId)
  const byKey = Map.groupBy(underOneId(aliases, credits), ({ key }) => key)
  const isHere = new Set(ids)
  const folded = foldActivities(byKey, program.creditValidityMonths)
  return {
    marks,
    outdated,
    before,
    after,
    badges,
    judged,
    codes: newCodes(program, after, coded),
    happened: eventsOfPeople(program, outdated, { before, after, known: facts, fresh: [], on }),
    activities: differing(
      listed,
      folded.filter(({ candidateId }) => isHere.has(candidateId)),
    ),
    changesOf: changesBy(program, outdated, { before, after, badges, judged, on }),
  }
}

export type JudgedRecords = Awaited<ReturnType<typeof judgeRecords>>

/** What changes for each of some people; a badge that would be revoked beside it is a change as well. */
export function changesBy(
  program: Program,
  candidateIds: readonly string[],
  outcome: Outcome,
): ReadonlyMap<string, readonly PreviewChange[]> {
  const ids = new Set(candidateIds)
  const changes = changesOfPeople(program, candidateIds, outcome)
  const listed = new Set(changes.map(({ badge }) => badge))
  const others = outcome.judged.flatMap(({ id, ending }) => {
    const badge = outcome.badges.find((one) => one.id === id)!
    if (ending === null || listed.has(id) || !ids.has(badge.candidateId)) return []
    const { candidateId, certification } = badge
    return [{ candidateId, certification, change: 'earlier', wasUntil: null, isUntil: null, badge: id } as const]
  })
  return Map.groupBy<string, PreviewChange>([...changes, ...others], ({ candidateId }) => candidateId)
}

/** Those of some people who would lose something. */
export function losersIn(changesOf: ReadonlyMap<string, readonly PreviewChange[]>): Set<string> {
  return new Set([...changesOf].filter(([, changes]) => changes.some(isLosing)).map(([id]) => id))
}

function differing(listed: readonly Activity[], folded: readonly Activity[]): Activity[] {
  const was = new Map(listed.map((one) => [one.key, textOf(one)]))
  return folded.filter((one) => was.get(one.key) !== textOf(one))
}

function textOf(activity: Activity): string {
  return JSON.stringify(Object.entries(activity).sort(([one], [other]) => (one < other ? -1 : 1)))
}
