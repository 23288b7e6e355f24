import { dayOf } from '../../core/calendar.ts'
import { aliasesIn, underOneId } from '../../core/feeds/aliases.ts'
import { foldHoldings } from '../../core/fold-holdings.ts'
import { asOnePerson } from '../../core/merges.ts'
import type { KeptFact } from '../../core/record.ts'
import { listBadgesInForce } from '../../data/badges/endings.ts'
import type { Database } from '../../data/database.ts'
import { listCodedPairs } from '../../data/facts/codes.ts'
import { listHoldingsOf } from '../../data/facts/holdings.ts'
import { listFactsVersions } from '../../data/facts/records.ts'
import type { Merge } from '../../data/merges/move-rows.ts'
import { listNoted } from '../../data/merges/noted.ts'
import type { Program } from '../../program/program.ts'
import { judgeBadges } from '../badges/end-badges.ts'
import { eventsOfPeople } from '../events/events-of-people.ts'
import { readPeople } from '../holdings/read-people.ts'

/** What two records hold before and after they are merged. */
export async function judgeMerge(db: Database, program: Program, alias: KeptFact, now: Date) {
  const [from, into, on] = [alias.key, alias.candidateId, dayOf(now, program.timeZone)]
  const { facts, ids, aliases, ...found } = await read(db, [from, into])
  const all = [...facts, alias]
  const merged = aliasesIn(all)
  const after = foldHoldings(program, ids, all)
  const known = underOneId(merged, facts)
  const badges = underOneId(merged, found.badges)
  const before = asOnePerson(found.before, into, on)
  const happened = eventsOfPeople(program, [into], { before, after, known, fresh: [alias], on })
  return {
    ...found,
    /** Is one of the two part of a merge already, so that there would be a chain? */
    isChained: aliases.has(from) || aliases.has(into) || [...aliases.values()].includes(from),
    ids,
    on,
    /** Of both records, as one person's. */
    beforeAsOne: before,
    after,
    coded: underOneId(merged, found.coded),
    judged: judgeBadges(program, badges, { held: after, facts: known, on }),
    happened,
  }
}

/** The same for an undo: what each record has of its own again. */
export async function judgeUndo(db: Database, program: Program, { id, from, into }: Merge, now: Date) {
  const on = dayOf(now, program.timeZone)
  const { facts: stored, ids, ...found } = await read(db, [from, into])
  const { codes } = await listNoted(db, id)
  const facts = stored.filter(({ kind, key }) => !(kind === 'aliases' && key === from))
  const after = foldHoldings(program, ids, facts)
  const badges = found.badges.map((one) => (one.formerId === from ? { ...one, candidateId: from } : one))
  const coded = found.coded.map((one) => (codes.has(one.code) ? { ...one, candidateId: from } : one))
  const known = underOneId(aliasesIn(facts), facts)
  return {
    ...found,
    ids,
    on,
    after,
    coded,
    judged: judgeBadges(program, badges, { held: after, facts: known, on }),
    happened: [],
  }
}

function read(db: Database, ids: readonly string[]) {
  return readPeople(db, ids, (all) => ({
    badges: listBadgesInForce(db, all),
    before: listHoldingsOf(db, all),
    counted: listFactsVersions(db, all),
    coded: listCodedPairs(db, all),
  }))
}
