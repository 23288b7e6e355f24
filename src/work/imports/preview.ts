import { fileMadeBy } from '../../core/feeds/file-name.ts'
import { type FeedKind, recordOfKind } from '../../core/feeds/kinds.ts'
import { merge, type Merge, type Outcome } from '../../core/feeds/merge.ts'
import { addToTotals, beyondListed, noTotals } from '../../core/feeds/preview.ts'
import { type IncomingRow, versionOf } from '../../core/feeds/version.ts'
import type { Database } from '../../data/database.ts'
import { listAliasesAround } from '../../data/facts/aliases.ts'
import { listVersions } from '../../data/facts/facts.ts'
import { listHeldOf } from '../../data/imports/held-rows.ts'
import type { Import } from '../../data/imports/imports.ts'
import {
  addPreviewRows,
  listPreviewChanges,
  listPreviewedPeople,
  listPreviewKeys,
  listPreviewRows,
  writePreviewChanges,
} from '../../data/imports/preview.ts'
import { advancePreview, beginPeople } from '../../data/imports/preview-states.ts'
import {
  addImportErrors,
  addSupersededRows,
  advanceImport,
  extendLease,
  guardImport,
} from '../../data/imports/steps.ts'
import { listKnownCandidates } from '../../data/people/candidates.ts'
import { guardNotErased, listErasedAmong } from '../../data/people/erasures.ts'
import { readTogether } from '../../data/prepared.ts'
import type { Program } from '../../program/program.ts'
import { judgeAffected } from '../holdings/fold-affected.ts'
import { knownChanges } from './known-changes.ts'
import type { Reading } from './read-rows.ts'
import { idsOfPeople, peopleOf } from './people-of-rows.ts'
import { rowsOf } from './take-in.ts'

const peoplePerStep = 100
const longLeaseSeconds = 120

interface At {
  readonly now: Date
  readonly leaseUntil: string
}

/** Counts what would become of some rows of a file, and lays them down for what they would change. */
export async function previewRows(db: Database, current: Import, reading: Reading, at: At): Promise<void> {
  const { id } = current
  const kind = current.kind as FeedKind
  const all = await rowsOf(db, current, reading)
  const named = [...new Set(all.map(({ fact }) => fact.candidateId))]
  const erasedIds = (await listErasedAmong(db, named).execute()).map(({ candidateId }) => candidateId)
  const rows = all.filter(({ fact }) => !erasedIds.includes(fact.candidateId))
  const left = all.length - rows.length
  const earlier = await listPreviewRows(db, id, [...new Set(rows.map(({ fact }) => fact.key))]).execute()
  const mergeOf = await mergingOf(db, current, [...earlier.map(rowOf), ...rows])
  const [before, after] = [mergeOf(earlier.map(rowOf)), mergeOf([...earlier.map(rowOf), ...rows])]
  const counts = countsBeyond(after, before)
  const superseded = after.superseded.map(({ line, by }) => ({ line, file: fileMadeBy(kind, by) }))
  const laid = rows.map(({ fact, made, line }) => ({ ...versionOf(fact, made), line }))

  await db.batch([
    guardImport(db, current),
    guardNotErased(db, named, erasedIds),
    addPreviewRows(db, id, laid),
    addImportErrors(db, id, reading.errors),
    addSupersededRows(db, id, superseded),
    advanceImport(db, id, {
      ...counts,
      unchanged: counts.unchanged + left,
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
    ...(reading.isEnd ? [beginPeople(db, id)] : []),
  ])
}

/** Works out what the file would change for its next people. True where nobody is left. */
export async function previewPeople(db: Database, program: Program, current: Import, at: At): Promise<boolean> {
  const { id, cursor, task } = current
  const kind = current.kind as FeedKind
  if (!recordOfKind(kind).decides) return true
  const found = await listPreviewedPeople(db, id, cursor ?? '', peoplePerStep).execute()
  const named = found.map(({ candidateId }) => candidateId)
  if (named.length === 0) return true
  const { all, aliases } = await idsOfPeople(db, named)
  const keys = (await listPreviewKeys(db, id, all).execute()).map(({ key }) => key)
  const rows = (await listPreviewRows(db, id, keys).execute()).map(rowOf)
  const ids = peopleOf(named, rows, aliases)
  const merged = (await mergingOf(db, current, rows))(rows)
  const { changes, kits, mails } = await consequences(db, program, current, { ids, merged, now: at.now })
  const listed = await listPreviewChanges(db, id, ids).execute()
  const beyond = task === 'go live' ? beyondListed(changes, listed).length : 0

  await db.batch([
    guardImport(db, current),
    ...writePreviewChanges(db, id, ids, changes),
    advancePreview(db, id, {
      cursor: named.at(-1)!,
      preview: addToTotals(current.preview ?? noTotals, changes, { kits, mails }),
      beyond,
      leaseUntil: at.leaseUntil,
    }),
  ])
  return false
}

/** What rows of the file come to beside what is stored of their keys. */
async function mergingOf(db: Database, current: Import, rows: readonly IncomingRow[]) {
  const kind = current.kind as FeedKind
  const { ownedBy, keyNamesPerson, introduces } = recordOfKind(kind)
  const keys = [...new Set(rows.map(({ fact }) => fact.key))]
  const named = [...new Set(rows.map(({ fact }) => fact.candidateId))]
  const { versions, known, held, pairs } = await readTogether(db, {
    versions: listVersions(db, kind, keys),
    known: listKnownCandidates(db, named),
    pairs: listAliasesAround(db, named),
    held: listHeldOf(db, kind, ownedBy || keyNamesPerson ? [] : keys),
  })
  const knownIds = new Set(known.map(({ id }) => id))
  const aliases = new Map(pairs.map(({ from, into }) => [from, into]))
  const options = { held, aliases, importId: current.id, ...(introduces && { introduces }) }
  return (some: readonly IncomingRow[]) => merge(some, versions, (id) => knownIds.has(id), options)
}

async function consequences(
  db: Database,
  program: Program,
  current: Import,
  { ids, merged, now }: { readonly ids: readonly string[]; readonly merged: Merge; readonly now: Date },
) {
  const kind = current.kind as FeedKind
  const arrived = { kind, recordedAt: now.toISOString(), file: current.name } as const
  const fresh = merged.added.map((version) => ({ ...version, ...arrived }))
  const repeats = merged.repeats.map((repeat) => ({ ...repeat, kind }))
  const takeTime = () => extendLease(db, current, new Date(Date.now() + longLeaseSeconds * 1000).toISOString())
  const judged = await judgeAffected(db, program, ids, { fresh, repeats, now, takeTime })
  return knownChanges(program, { ids, judged, isHistory: current.isHistory })
}

type PreviewRow = Awaited<ReturnType<ReturnType<typeof listPreviewRows>['execute']>>[number]

function rowOf({ key, candidateId, content, isWhole, made, line }: PreviewRow): IncomingRow {
  const said = JSON.parse(content) as IncomingRow['fact']['content']
  return { fact: { key, candidateId, content: said, isWhole: isWhole as 0 | 1 }, made, line }
}

/** Counts of some rows without those of the ones before them. */
function countsBeyond(after: Merge, before: Merge): Record<Outcome, number> {
  const pairs = Object.entries(after.counts).map(([name, count]) => [name, count - before.counts[name as Outcome]])
  return Object.fromEntries(pairs) as Record<Outcome, number>
}
