import type { BatchItem } from 'drizzle-orm/batch'
import { contactFields } from '../../core/contacts.ts'
import type { ListedIn } from '../../core/feeds/kinds/kind.ts'
import { type FeedKind, recordOfKind } from '../../core/feeds/kinds.ts'
import { madeOf } from '../../core/feeds/file-name.ts'
import { type Merge, merge } from '../../core/feeds/merge.ts'
import type { KeptFact } from '../../core/record.ts'
import { writeActivities } from '../../data/facts/activities.ts'
import { writeImportedCodes } from '../../data/facts/codes.ts'
import { columnNameOf, listKnownCandidates, writeCandidates } from '../../data/people/candidates.ts'
import { dropOvertakenContacts } from '../../data/people/contacts.ts'
import type { Database } from '../../data/database.ts'
import { addFacts, confirmFacts, listVersions } from '../../data/facts/facts.ts'
import { listItemOwners, writePrinterStatuses } from '../../data/orders/printer-statuses.ts'
import { tellOtherEmails } from '../../data/people/other-emails.ts'
import { addImportErrors, advanceImport, extendLease, guardImport, guardVersions } from '../../data/imports/steps.ts'
import type { Import } from '../../data/imports/imports.ts'
import { listAsUnmatched, matchArrived } from '../../data/imports/unmatched.ts'
import { readTogether } from '../../data/prepared.ts'
import type { Program } from '../../program/program.ts'
import { foldAffected, type Folding } from '../holdings/fold-affected.ts'
import { foldActivities, foldImportedCodes, foldPrinterStatuses, versionsOfChanged } from '../holdings/fold-lists.ts'
import type { Reading } from './read-rows.ts'

type Write = BatchItem<'sqlite'>
type Fold = Pick<Folding, 'fresh' | 'now'>

const longLeaseSeconds = 120

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
  const { ownedBy, alsoWrites, decides } = recordOfKind(kind)
  const owners = ownedBy === 'order item' ? await ownersOf(db, reading) : undefined
  const rows = reading.facts.map(({ fact, line }) => ({
    fact: owners ? { ...fact, candidateId: owners.get(fact.key) ?? '' } : fact,
    line,
    made: madeOf(current.madeAt, current.sha256, line),
  }))
  const keys = [...new Set(rows.map((row) => row.fact.key))]
  const named = [...new Set(rows.map((row) => row.fact.candidateId))]
  const { versions, known } = await readTogether(db, {
    versions: listVersions(db, kind, keys),
    known: listKnownCandidates(db, named),
  })
  const knownIds = new Set(alsoWrites === 'person' ? named : known.map((candidate) => candidate.id))
  const merged = merge(rows, versions, (id) => knownIds.has(id))

  const fresh = merged.added.map((version) => ({
    ...version,
    kind,
    recordedAt: at.now.toISOString(),
    file: current.name,
  }))
  const changed = new Set(merged.added.map((version) => version.key))
  const before = versions.filter((version) => changed.has(version.key)).map((version) => version.candidateId)
  const affected = [...new Set([...merged.added.map((version) => version.candidateId), ...before])]
  const holdings = decides ? await fold(db, program, current, affected, { fresh, now: at.now }) : []

  await db.batch([
    guardImport(db, current),
    guardVersions(db, kind, keys, versions.length),
    ...holdings,
    ...keep(db, program, current, merged, knownIds, at.now),
    ...writeLists(db, program, kind, versionsOfChanged(merged, versions, fresh)),
    addImportErrors(db, current.id, reading.errors),
    advanceImport(db, current.id, {
      ...merged.counts,
      rejected: reading.rejected,
      rows: rows.length + reading.rejected,
      position: reading.position,
      line: reading.line,
      header: reading.header,
      found: reading.found,
      warnings: reading.warnings,
      leaseUntil: at.leaseUntil,
    }),
  ])
}

/** Whose the printer's items are, their orders know. */
async function ownersOf(db: Database, { facts }: Reading): Promise<ReadonlyMap<string, string>> {
  const known = await listItemOwners(db, [...new Set(facts.map(({ fact }) => fact.key))])
  return new Map(known.map(({ id, candidateId }) => [id, candidateId]))
}

/** What the changed facts come to for their people. */
function fold(db: Database, program: Program, current: Import, affected: readonly string[], at: Fold) {
  // Folding so many takes longer than a lease: nobody else is to begin with it meanwhile.
  const takeTime = () => extendLease(db, current, new Date(Date.now() + longLeaseSeconds * 1000).toISOString())
  const { id: cause, name: file, isHistory } = current
  return foldAffected(db, program, affected, { ...at, cause, file, isHistory, takeTime })
}

/** What is read from lists of their own rather than from the facts. */
function writeLists(
  db: Database,
  program: Program,
  kind: FeedKind,
  changed: ReadonlyMap<string, readonly KeptFact[]>,
): readonly Write[] {
  const { listedIn } = recordOfKind(kind)
  return changed.size > 0 && listedIn ? lists[listedIn](db, changed, program) : []
}

const lists: Record<
  ListedIn,
  (db: Database, changed: ReadonlyMap<string, readonly KeptFact[]>, program: Program) => readonly Write[]
> = {
  activities: (db, changed, program) => writeActivities(db, foldActivities(changed, program.creditValidityMonths)),
  'imported codes': (db, changed) => [writeImportedCodes(db, foldImportedCodes(changed))],
  'printer statuses': (db, changed) => [writePrinterStatuses(db, foldPrinterStatuses(changed))],
}

function keep(
  db: Database,
  program: Program,
  current: Import,
  merged: Merge,
  knownIds: ReadonlySet<string>,
  now: Date,
): Write[] {
  const { id: importId, name: file } = current
  const kind = current.kind as FeedKind
  const writes: Write[] = [
    addFacts(db, { kind, importId, file, recordedAt: now.toISOString(), versions: merged.added }),
    confirmFacts(db, kind, merged.confirmed),
  ]
  const waiting = merged.added.filter(({ candidateId }) => !knownIds.has(candidateId))
  if (waiting.length > 0) writes.push(listAsUnmatched(db, { kind, file, receivedAt: now.toISOString() }, waiting))
  if (recordOfKind(kind).alsoWrites !== 'person') return writes
  const people = merged.added.map(({ candidateId, made, content }) => ({
    candidateId,
    made,
    content: JSON.parse(content) as Readonly<Record<string, string>>,
  }))
  const contacts = people.flatMap(({ candidateId, made, content }) =>
    contactFields.map((field) => ({ candidateId, made, field, value: content[columnNameOf(field)] ?? '' })),
  )
  return [
    ...writes,
    matchArrived(
      db,
      people.map(({ candidateId }) => candidateId),
    ),
    // Before the people themselves: it asks what was told until now.
    tellOtherEmails(
      db,
      people.map(({ candidateId, made, content }) => ({ candidateId, made, email: content.email ?? '' })),
      now.toISOString(),
    ),
    dropOvertakenContacts(db, contacts),
    writeCandidates(
      db,
      people,
      program.outsideIds.map((outsideId) => outsideId.column),
    ),
  ]
}
