import type { BatchItem } from 'drizzle-orm/batch'
import { rulesOf } from '../../adapters/rules-hash.ts'
import { underOneId } from '../../core/feeds/aliases.ts'
import { type Day, dayOf } from '../../core/calendar.ts'
import { type Repeat, repeatedBy } from '../../core/feeds/version.ts'
import { foldHoldings } from '../../core/fold-holdings.ts'
import type { KeptFact } from '../../core/record.ts'
import { type BadgeInForce, guardBadges, listBadgesInForce, noteEndings } from '../../data/badges/endings.ts'
import type { Database } from '../../data/database.ts'
import { giveCodes, listCodedPairs } from '../../data/facts/codes.ts'
import { holdingChanges, type HoldingRow, listHoldingsOf, writeHoldings } from '../../data/facts/holdings.ts'
import { listMailable, listWaitingKits } from '../../data/imports/preview.ts'
import { listKnownCandidates } from '../../data/people/candidates.ts'
import { noteStale } from '../../data/facts/waiting-records.ts'
import {
  guardFactsVersions,
  guardRecords,
  listMarks,
  raiseFactsVersions,
  raiseVersionsAlone,
} from '../../data/facts/records.ts'
import { addEvents } from '../../data/events/events.ts'
import type { Program } from '../../program/program.ts'
import { judgeBadges } from '../badges/end-badges.ts'
import { eventsOfPeople } from '../events/events-of-people.ts'
import { newCodes } from './give-codes.ts'
import { questionOfMail } from './changes-of-people.ts'
import { readPeople } from './read-people.ts'
import { changesBy, losersIn } from './judge-records.ts'

const manyFacts = 20_000

type Place = Pick<KeptFact, 'kind' | 'key' | 'made' | 'keptAs'>

/** How the facts of some people change. */
export interface ChangedFacts {
  /** The versions that are new, or count from now on as others made later, or earlier, than they did. */
  readonly fresh: readonly KeptFact[]
  /** Of the stored ones, those that count no more, or count as `fresh` ones from now on. */
  readonly gone?: readonly Place[]
  /** Of one kind, what is said again: these count as if they had been made then. */
  readonly repeats?: readonly (Repeat & Pick<KeptFact, 'kind'>)[]
  readonly now: Date
  /** Called before a fold that may take longer than most. */
  readonly takeTime: () => PromiseLike<unknown>
}

export interface Folding extends ChangedFacts {
  /** What brought them: the id of an import. */
  readonly cause: string
  /** Its name; empty where staff have seen each person that it changes. */
  readonly file: string
  /** What it brings happened long ago: nobody is told of it. */
  readonly isHistory: boolean
  /** Is shown what people hold before and after. */
  readonly onJudged?: (judged: Awaited<ReturnType<typeof judgeAffected>>) => void
}

/** What changes for people when facts of theirs do, for the batch that writes these facts. */
export async function foldAffected(
  db: Database,
  program: Program,
  affected: readonly string[],
  folding: Folding,
): Promise<BatchItem<'sqlite'>[]> {
  if (affected.length === 0) return []
  const { now, cause, file, isHistory } = folding
  const found = await judgeAffected(db, program, affected, folding)
  const { ids, counted, coded, badges, outdated } = found
  const at = now.toISOString()
  const counts = new Map(ids.map((id) => [id, 0]))
  for (const { candidateId, factsVersion } of counted) counts.set(candidateId, factsVersion)
  const waiting = file === '' || rulesOf(program) === '' ? none : losersByRules(program, found)
  // People who would lose something under changed rules wait: their facts are saved, and nothing else changes yet.
  const isFree = ({ candidateId }: { readonly candidateId: string }) => !waiting.has(candidateId)
  const [before, after, happened] = [
    found.before.filter(isFree),
    found.after.filter(isFree),
    found.happened.filter(isFree),
  ]
  const kept = new Set(badges.filter(isFree).map(({ id }) => id))
  const judged = found.judged.filter(({ id }) => kept.has(id))
  folding.onJudged?.({ ...found, before, after, happened, judged })
  const codes = newCodes(program, after, coded)
  return [
    guardFactsVersions(db, counts),
    // A rebuild writes holdings and raises no version.
    guardRecords(db, counted),
    raiseFactsVersions(
      db,
      ids.filter((candidateId) => isFree({ candidateId })),
      rulesOf(program),
    ),
    ...(waiting.size > 0 ? [raiseVersionsAlone(db, [...waiting])] : []),
    ...(outdated.length > 0 ? [noteStale(db, outdated)] : []),
    ...writeHoldings(db, holdingChanges(before, after)),
    guardBadges(db, ids, badges),
    ...(judged.length > 0 ? [noteEndings(db, judged, { at, cause })] : []),
    ...(codes.length > 0 ? [giveCodes(db, codes, at)] : []),
    ...(happened.length > 0 && !isHistory ? [addEvents(db, happened, { at, file })] : []),
  ]
}

/**
 * What people hold before and after facts of theirs change, and what that means for their badges and to them. Facts of a
 * record that was merged are those of the person whose id stays: `ids` are all that are concerned.
 */
export async function judgeAffected(db: Database, program: Program, affected: readonly string[], by: ChangedFacts) {
  const { gone: left = [], repeats = [], now, takeTime } = by
  const {
    facts: stored,
    aliases,
    ids,
    ...found
  } = await readPeople(db, affected, (all) => ({
    badges: listBadgesInForce(db, all),
    before: listHoldingsOf(db, all),
    counted: listMarks(db, all),
    coded: listCodedPairs(db, all),
    // What follows for others is counted of them: in this trip, since each step of an import counts it.
    people: listKnownCandidates(db, all),
    waiting: listWaitingKits(db, all),
    mailable: listMailable(db, all, questionOfMail(program)),
  }))
  if (stored.length > manyFacts) await takeTime()
  const [facts, fresh] = [underOneId(aliases, stored), underOneId(aliases, by.fresh)]
  const isLeft = new Set(left.map(placeOf))
  const gone = isLeft.size > 0 ? facts.filter((fact) => isLeft.has(placeOf(fact))) : []
  const stay = facts.filter((fact) => !gone.includes(fact))
  const all = [...repeatedBy(repeats, stay), ...fresh]
  const after = foldHoldings(program, ids, all)
  const on = dayOf(now, program.timeZone)
  const judged = judgeBadges(program, found.badges, { held: after, facts: all, on })
  const { before } = found
  const happened = eventsOfPeople(program, ids, { before, after, known: facts, fresh, gone, on })
  const rules = rulesOf(program)
  const outdated = found.counted.filter((mark) => mark.rules !== rules).map(({ candidateId }) => candidateId)
  return { ...found, ids, facts, after, judged, happened, on, outdated }
}

const none: ReadonlySet<string> = new Set()

interface Known {
  readonly outdated: readonly string[]
  /** As they were before the change. */
  readonly facts: readonly KeptFact[]
  readonly before: readonly HoldingRow[]
  readonly badges: readonly BadgeInForce[]
  readonly on: Day
}

/** Of people whose holdings other rules made: those who would lose something by the present ones, whatever changes now. */
function losersByRules(program: Program, { outdated, facts, before, badges, on }: Known) {
  if (outdated.length === 0) return none
  const after = foldHoldings(program, outdated, facts)
  const own = badges.filter(({ candidateId }) => outdated.includes(candidateId))
  const judged = judgeBadges(program, own, { held: after, facts, on })
  return losersIn(changesBy(program, outdated, { before, after, badges: own, judged, on }))
}

function placeOf({ kind, key, made, keptAs = made }: Place): string {
  return `${kind}\n${key}\n${keptAs}`
}
