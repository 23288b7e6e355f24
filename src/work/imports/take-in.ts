import { type FeedKind, recordOfKind } from '../../core/feeds/kinds.ts'
import { fileMadeBy, madeOf } from '../../core/feeds/file-name.ts'
import { merge } from '../../core/feeds/merge.ts'
import { addToTotals, noTotals } from '../../core/feeds/preview.ts'
import { nameWordsOf } from '../../core/name-words.ts'
import type { IncomingRow } from '../../core/feeds/version.ts'
import { listKnownCandidates } from '../../data/people/candidates.ts'
import type { Database } from '../../data/database.ts'
import { listAliasesAround } from '../../data/facts/aliases.ts'
import { listVersions } from '../../data/facts/facts.ts'
import { listItemOwners } from '../../data/orders/printer-statuses.ts'
import { guardHeld, holdRows, listHeldOf } from '../../data/imports/held-rows.ts'
import {
  addImportErrors,
  addSupersededRows,
  advanceImport,
  guardImport,
  guardVersions,
  keepChanged,
} from '../../data/imports/steps.ts'
import type { Import } from '../../data/imports/imports.ts'
import { guardNotErased, listErasedAmong } from '../../data/people/erasures.ts'
import { readTogether } from '../../data/prepared.ts'
import type { Program } from '../../program/program.ts'
import { type Judged, knownChanges } from './known-changes.ts'
import type { Reading } from './read-rows.ts'
import { writesOf } from './write-merged.ts'

/**
 * Takes in what was read: the facts, the holdings they change and how far the import has come, in one batch.
 * The batch is refused whole where anything it was worked out from has changed meanwhile.
 */
export async function takeIn(
  db: Database,
  program: Program,
  current: Import,
  reading: Reading,
  at: { readonly now: Date; readonly leaseUntil: string },
): Promise<void> {
  const kind = current.kind as FeedKind
  const { ownedBy, keyNamesPerson, introduces } = recordOfKind(kind)
  const all = await rowsOf(db, current, reading)
  const keys = [...new Set(all.map((row) => row.fact.key))]
  const named = [...new Set(all.map((row) => row.fact.candidateId))]
  // What cannot move to another person is never held.
  const movable = ownedBy || keyNamesPerson ? [] : keys
  const { versions, known, held, pairs, erased } = await readTogether(db, {
    versions: listVersions(db, kind, keys),
    known: listKnownCandidates(db, named),
    held: listHeldOf(db, kind, movable),
    pairs: listAliasesAround(db, movable.length > 0 ? named : []),
    erased: listErasedAmong(db, named),
  })
  const erasedIds = erased.map(({ candidateId }) => candidateId)
  // Rows about erased people are not kept.
  const rows = all.filter(({ fact }) => !erasedIds.includes(fact.candidateId))
  const left = all.length - rows.length
  const knownIds = new Set(known.map((candidate) => candidate.id))
  const isKnown = (id: string) => knownIds.has(id)
  const aliases = new Map(pairs.map(({ from, into }) => [from, into]))
  const options = { held, aliases, importId: current.id, ...(introduces && { introduces }) }
  const merged = merge(rows, versions, isKnown, options)
  const judged: Judged[] = []
  const writes = await writesOf(db, program, {
    current,
    merged,
    versions,
    isKnown,
    hints: hintsIn(reading, isKnown),
    now: at.now,
    onJudged: (one) => void judged.push(one),
  })
  const changed = judged[0] && totalsWith(program, current, judged[0])
  const superseded = merged.superseded.map(({ line, by }) => ({ line, file: fileMadeBy(kind, by) }))

  await db.batch([
    guardImport(db, current),
    guardVersions(db, kind, keys, versions),
    guardNotErased(db, named, erasedIds),
    ...(movable.length > 0 ? [guardHeld(db, kind, movable, held)] : []),
    ...writes,
    ...(changed ? [keepChanged(db, current.id, changed)] : []),
    ...(merged.held.length > 0 ? [holdRows(db, heldFrom(current, at.now), merged.held)] : []),
    ...(superseded.length > 0 ? [addSupersededRows(db, current.id, superseded)] : []),
    addImportErrors(db, current.id, reading.errors),
    advanceImport(db, current.id, {
      ...merged.counts,
      unchanged: merged.counts.unchanged + left,
      erased: left,
      rejected: reading.rejected,
      rows: all.length + reading.rejected,
      position: reading.position,
      line: reading.line,
      header: reading.header,
      found: reading.found,
      warnings: reading.warnings,
      leaseUntil: at.leaseUntil,
    }),
  ])
}

/** What the file has changed so far, with what this step changes. */
function totalsWith(program: Program, { changed, isHistory }: Import, judged: Judged) {
  const { changes, ...following } = knownChanges(program, { ids: judged.ids, judged, isHistory })
  return addToTotals(changed ?? noTotals, changes, following)
}

/** The hints about people in unmatched rows, with the two words to search names by. */
function hintsIn({ facts }: Reading, isKnown: (id: string) => boolean) {
  return facts.flatMap(({ fact: { key, candidateId }, hints }) => {
    if (!hints || isKnown(candidateId)) return []
    const { first_name: firstName = '', last_name: lastName = '' } = hints
    const words = nameWordsOf({ firstName, lastName, localizedFirstName: '', localizedLastName: '' })
    return [{ key, candidateId, hints: JSON.stringify({ ...hints, ...(words[0]?.[1] && { words: words[0] }) }) }]
  })
}

function heldFrom({ kind, id, name }: Import, now: Date) {
  return { kind: kind as FeedKind, importId: id, file: name, heldAt: now.toISOString() }
}

/** What was read, as rows of this file, each with whose it is. */
export async function rowsOf(db: Database, current: Import, reading: Reading): Promise<IncomingRow[]> {
  const { ownedBy } = recordOfKind(current.kind as FeedKind)
  const owners = ownedBy === 'order item' ? await ownersOf(db, reading) : undefined
  return reading.facts.map(({ fact, line }) => ({
    fact: owners ? { ...fact, candidateId: owners.get(fact.key) ?? '' } : fact,
    line,
    made: madeOf(current.madeAt, current.sha256, line),
  }))
}

/** Whose the printer's items are, their orders know. */
async function ownersOf(db: Database, { facts }: Reading): Promise<ReadonlyMap<string, string>> {
  const known = await listItemOwners(db, [...new Set(facts.map(({ fact }) => fact.key))])
  return new Map(known.map(({ id, candidateId }) => [id, candidateId]))
}
