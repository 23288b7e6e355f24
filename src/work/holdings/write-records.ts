import { rulesOf } from '../../adapters/rules-hash.ts'
import { confirmEndings, guardBadges, noteEndings } from '../../data/badges/endings.ts'
import type { Database, Statement } from '../../data/database.ts'
import { addEvents } from '../../data/events/events.ts'
import { writeActivities } from '../../data/facts/activities.ts'
import { giveCodes } from '../../data/facts/codes.ts'
import { holdingChanges, writeHoldings } from '../../data/facts/holdings.ts'
import { guardRecords, stampRecords } from '../../data/facts/records.ts'
import type { Program } from '../../program/program.ts'
import type { JudgedRecords } from './judge-records.ts'

/** What brought about an ending that neither a file nor a yes did. */
export const causeOfRebuild = 'rebuild'

/** Refuses the batch if facts, marks or badges of the judged people have changed since they were read. */
export function guardJudged(db: Database, { marks, badges }: JudgedRecords): Statement[] {
  const ids = marks.map(({ candidateId }) => candidateId)
  return [guardRecords(db, marks), guardBadges(db, ids, badges)]
}

interface Written {
  /** People left unchanged until their losses are accepted. */
  readonly waiting: ReadonlySet<string>
  /** People whose losses were accepted: their badges are revoked for good at once. */
  readonly accepted: ReadonlySet<string>
  readonly at: string
  readonly cause: string
}

/** What is written of judged records: all that differs, and the mark of the present rules. */
export function writesOfRecords(db: Database, program: Program, records: JudgedRecords, by: Written) {
  const { waiting, accepted, at, cause } = by
  const isFree = ({ candidateId }: { readonly candidateId: string }) => !waiting.has(candidateId)
  const rules = rulesOf(program)
  const changes = holdingChanges(records.before.filter(isFree), records.after.filter(isFree))
  const [codes, activities] = [records.codes.filter(isFree), records.activities.filter(isFree)]
  const happened = records.happened.filter(isFree)
  const holderOf = new Map(records.badges.map(({ id, candidateId }) => [id, candidateId]))
  const judged = records.judged.filter(({ id }) => !waiting.has(holderOf.get(id)!))
  const [seen, unseen] = [true, false].map((is) => judged.filter(({ id }) => accepted.has(holderOf.get(id)!) === is))
  const marked = rules === '' ? [] : records.marks.filter((mark) => isFree(mark) && mark.rules !== rules)
  const differ = [...changes.gone, ...changes.written, ...activities, ...codes, ...judged, ...marked]
  const statements: Statement[] =
    differ.length === 0
      ? []
      : [
          ...writeHoldings(db, changes),
          ...(happened.length > 0 ? [addEvents(db, happened, { at, file: null })] : []),
          noteEndings(db, unseen!, { at, cause: causeOfRebuild }),
          ...(seen!.length > 0 ? [noteEndings(db, seen!, { at, cause }), confirmEndings(db, cause, at)] : []),
          ...writeActivities(db, activities),
          giveCodes(db, codes, at),
          ...(marked.length > 0
            ? [
                stampRecords(
                  db,
                  marked.map(({ candidateId }) => candidateId),
                  rules,
                ),
              ]
            : []),
        ]
  const { gone, written } = changes
  return { statements, rebuilt: { gone, written, activities: activities.length, codes: codes.length } }
}
