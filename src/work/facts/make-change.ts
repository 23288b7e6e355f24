import { randomId } from '../../adapters/secrets.ts'
import type { Actor, DeedName } from '../../core/deeds.ts'
import { consequencesOf } from '../../core/feeds/kinds.ts'
import { addNote } from '../../data/cases/threads.ts'
import { confirmEndings } from '../../data/badges/endings.ts'
import type { Database, Statement } from '../../data/database.ts'
import { addOfficeFacts, endOfficeFacts, guardOpen } from '../../data/facts/office-facts.ts'
import { guardFactsVersions, isRefusedByGuard } from '../../data/facts/records.ts'
import { guardVersions } from '../../data/imports/steps.ts'
import { changeCase } from '../../data/office/cases.ts'
import type { Program } from '../../program/program.ts'
import { mostUnaskedEndings } from '../badges/end-badges.ts'
import { deedWords } from '../../wording/deeds.ts'
import { guardNotErased } from '../../data/people/erasures.ts'
import { recordDeed } from '../deeds/record-deed.ts'
import { foldAffected } from '../holdings/fold-affected.ts'
import { relist } from '../imports/relist.ts'
import { noteIfDecided, writeLists, writePeople } from '../imports/write-merged.ts'
import { type PlannedChange, planChange, type WantedChange } from './plan-change.ts'

export interface Confirmed {
  readonly by: Actor
  readonly now: Date
  /** The previewed versions of the facts of everybody it touches: where these have moved, nothing is changed. */
  readonly factsVersions: ReadonlyMap<string, number>
  /** A code of why, for the log. */
  readonly why: string
  /** The case that asks for it: its thread gets a note. */
  readonly from?: string
}

/** Done; or the record has moved since the preview; or there is no such fact. */
export type Made = 'done' | 'moved' | 'gone'

/** Writes a change with everything that follows from it, and the log, in one batch. */
export async function makeChange(
  db: Database,
  program: Program,
  wanted: WantedChange,
  { by, now, factsVersions, why, from }: Confirmed,
): Promise<Made> {
  const [id, at] = [randomId(), now.toISOString()]
  const planned = await planChange(db, wanted, { id, at })
  if (!planned) return 'gone'
  if (planned.affected.some((person) => !factsVersions.has(person))) return 'moved'
  const { kind, key, versions, fresh, ended } = planned
  const { candidateId, change, reason } = wanted
  const deed = await recordDeed(db, {
    by,
    at: now,
    what: deedOf[change.what],
    // The key may be a number of the person's: it is among the details, which can be erased.
    object: ['fact', kind],
    candidateId,
    reason: why,
    details: { fact: key.split('\n'), change, reason, ...(from && { case: from }) },
  })
  try {
    await db.batch([
      guardVersions(db, kind, [key], versions),
      guardFactsVersions(db, factsVersions),
      guardNotErased(db, planned.affected, []),
      ...guardOpen(db, ended),
      ...(await consequences(db, program, planned, now, `office ${id}`)),
      ...addOfficeFacts(db, fresh),
      ...endOfficeFacts(db, ended, at),
      confirmEndings(db, `office ${id}`, at, mostUnaskedEndings),
      ...(from ? noteInCase(db, { reference: from, candidateId, by, at, what: deedOf[change.what], reason }) : []),
      ...deed,
    ])
    return 'done'
  } catch (error) {
    if (isRefusedByGuard(error)) return 'moved'
    throw error
  }
}

interface Noted {
  readonly reference: string
  readonly candidateId: string
  readonly by: Actor
  readonly at: string
  readonly what: DeedName
  readonly reason: string
}

/** Adds a note about the change to the thread of its case. */
function noteInCase(db: Database, { reference, candidateId, by, at, what, reason }: Noted): Statement[] {
  const text = `${deedWords[what]}. ${reason}`
  return [
    changeCase(db, reference, {}),
    addNote(db, { id: randomId(), reference, candidateId, colleagueId: by.id, at, text }),
  ]
}

/** Holdings, events, badges, lists and people, as they are with the change. */
async function consequences(
  db: Database,
  program: Program,
  { kind, key, versions, fresh, ended, affected }: PlannedChange,
  now: Date,
  cause: string,
): Promise<Statement[]> {
  const { decides, alsoWrites } = consequencesOf(kind)
  const changed = new Map([[key, [...versions.filter((one) => !ended.includes(one)), ...fresh]]])
  const folding = { fresh, gone: ended, now, cause, file: '', isHistory: false, takeTime: () => Promise.resolve() }
  return [
    ...(decides ? await foldAffected(db, program, affected, folding) : []),
    ...(alsoWrites === 'person' ? writePeople(db, program, changed, now) : []),
    ...relist(db, kind, changed),
    ...writeLists(db, program, kind, changed),
    ...noteIfDecided(db, kind, changed, now),
  ]
}

const deedOf = {
  grant: 'fact.granted',
  extend: 'fact.extended',
  revoke: 'fact.revoked',
  suspend: 'fact.suspended',
  reinstate: 'fact.lifted',
  withdraw: 'fact.withdrawn',
  attach: 'fact.attached',
  correct: 'fact.corrected',
  ban: 'fact.banned',
  'lift-ban': 'fact.ban-lifted',
  end: 'fact.ended',
} as const satisfies Record<WantedChange['change']['what'], DeedName>
