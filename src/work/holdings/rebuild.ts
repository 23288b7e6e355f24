import type { Database } from '../../data/database.ts'
import { rulesOf } from '../../adapters/rules-hash.ts'
import type { Activity } from '../../core/activities.ts'
import { underOneId } from '../../core/feeds/aliases.ts'
import { foldHoldings } from '../../core/fold-holdings.ts'
import { listActivitiesOf, writeActivities } from '../../data/facts/activities.ts'
import { giveCodes, listCodedPairs } from '../../data/facts/codes.ts'
import { listCreditFactsOf } from '../../data/facts/facts.ts'
import { holdingChanges, type HoldingRow, listHoldingsOf, writeHoldings } from '../../data/facts/holdings.ts'
import { guardFactsVersions, isRefusedByGuard, listRecords, stampRecords } from '../../data/facts/records.ts'
import type { Program } from '../../program/program.ts'
import { foldActivities } from './fold-lists.ts'
import { dayOf } from '../../core/calendar.ts'
import { addEvents } from '../../data/events/events.ts'
import { eventsOfPeople } from '../events/events-of-people.ts'
import { confirmEndings, guardBadges, listBadgesInForce, noteEndings } from '../../data/badges/endings.ts'
import { judgeBadges, mostUnaskedEndings } from '../badges/end-badges.ts'
import { newCodes } from './give-codes.ts'
import { readPeople } from './read-people.ts'

const candidatesPerStep = 200
const mostRefusals = 20

export interface Rebuilt {
  readonly checked: number
  readonly gone: readonly HoldingRow[]
  readonly written: readonly HoldingRow[]
  /** How many activities were put down anew. */
  readonly activities: number
  /** How many verification codes were given. */
  readonly codes: number
  /** The candidate to go on after, where more are to come. */
  readonly next: string | undefined
}

/** What brought about an ending that no file did. */
const rebuild = 'rebuild'

/**
 * Works the holdings and activities of the next candidates out anew from their facts, and writes what differs: nothing,
 * unless the program changed. In the same batch their records are marked with the rules of now.
 */
export async function rebuildHoldings(db: Database, program: Program, after: string): Promise<Rebuilt> {
  for (let refusals = 0; ; refusals++) {
    const [rules, now] = [rulesOf(program), new Date()]
    const records = await listRecords(db, after, candidatesPerStep)
    const ids = records.map((record) => record.candidateId)
    const { facts, before, credits, listed, coded, badges, aliases } = await readPeople(db, ids, (all) => ({
      badges: listBadgesInForce(db, ids),
      before: listHoldingsOf(db, ids),
      credits: listCreditFactsOf(db, all),
      listed: listActivitiesOf(db, ids),
      coded: listCodedPairs(db, ids),
    }))
    const held = foldHoldings(program, ids, facts)
    const changes = holdingChanges(before, held)
    const codes = newCodes(program, held, coded)
    const on = dayOf(now, program.timeZone)
    const judged = judgeBadges(program, badges, { held, facts, on })
    // Of a record that these rules made already, what is missing is only put back.
    const changed = records.filter((record) => record.rules !== rules).map(({ candidateId }) => candidateId)
    const happened = eventsOfPeople(program, changed, { before, after: held, known: facts, fresh: [], on })
    const byKey = Map.groupBy(underOneId(aliases, credits), ({ key }) => key)
    const folded = foldActivities(byKey, program.creditValidityMonths)
    const isHere = new Set(ids)
    const activities = differing(
      listed,
      folded.filter(({ candidateId }) => isHere.has(candidateId)),
    )
    const next = records.length === candidatesPerStep ? ids.at(-1) : undefined
    const rebuilt = { checked: ids.length, ...changes, activities: activities.length, codes: codes.length, next }
    const unmarked = rules === '' ? [] : records.filter((record) => record.rules !== rules)
    const differ = changes.gone.length + changes.written.length + activities.length + codes.length + judged.length
    if (differ + unmarked.length === 0) return confirmed(db, rebuilt)
    try {
      const versions = new Map(records.map((record) => [record.candidateId, record.factsVersion]))
      await db.batch([
        guardFactsVersions(db, versions),
        guardBadges(db, ids, badges),
        ...writeHoldings(db, changes),
        ...(happened.length > 0 ? [addEvents(db, happened, { at: now.toISOString(), file: null })] : []),
        noteEndings(db, judged, { at: now.toISOString(), cause: rebuild }),
        ...writeActivities(db, activities),
        giveCodes(db, codes, now.toISOString()),
        ...(unmarked.length > 0
          ? [
              stampRecords(
                db,
                unmarked.map(({ candidateId }) => candidateId),
                rules,
              ),
            ]
          : []),
      ])
      return await confirmed(db, rebuilt)
    } catch (error) {
      if (!isRefusedByGuard(error) || refusals >= mostRefusals) throw error
    }
  }
}

/** After the last candidates: the badges that the rebuild ends are revoked for good, unless they are many. */
async function confirmed(db: Database, rebuilt: Rebuilt): Promise<Rebuilt> {
  if (rebuilt.next === undefined) await confirmEndings(db, rebuild, new Date().toISOString(), mostUnaskedEndings)
  return rebuilt
}

function differing(listed: readonly Activity[], folded: readonly Activity[]): Activity[] {
  const was = new Map(listed.map((one) => [one.key, textOf(one)]))
  return folded.filter((one) => was.get(one.key) !== textOf(one))
}

function textOf(activity: Activity): string {
  return JSON.stringify(Object.entries(activity).sort(([one], [other]) => (one < other ? -1 : 1)))
}
