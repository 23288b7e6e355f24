import type { BatchItem } from 'drizzle-orm/batch'
import { contactFields } from '../../core/contacts.ts'
import { disagrees, factOf, toldOf } from '../../core/feeds/fact-of.ts'
import type { ListedIn } from '../../core/feeds/kinds/kind.ts'
import { consequencesOf, type FactKind, type FeedKind, isOfFeeds, recordOfKind } from '../../core/feeds/kinds.ts'
import type { Merge } from '../../core/feeds/merge.ts'
import type { KeptFact } from '../../core/record.ts'
import type { Database } from '../../data/database.ts'
import { removeActivities, writeActivities } from '../../data/facts/activities.ts'
import { removeImportedCodes, writeImportedCodes } from '../../data/facts/codes.ts'
import { addFacts, removeFacts } from '../../data/facts/facts.ts'
import { noteDisagreements } from '../../data/facts/office-facts.ts'
import { addRepeats, removeRepeats } from '../../data/facts/repeats.ts'
import type { Import } from '../../data/imports/imports.ts'
import { extendLease } from '../../data/imports/steps.ts'
import { keepHints, listAsUnmatched, matchArrived, removeUnmatched } from '../../data/imports/unmatched.ts'
import { removePrinterStatuses, writePrinterStatuses } from '../../data/orders/printer-statuses.ts'
import { columnNameOf, writeCandidates } from '../../data/people/candidates.ts'
import { dropOvertakenContacts } from '../../data/people/contacts.ts'
import { tellOtherEmails } from '../../data/people/other-emails.ts'
import type { Program } from '../../program/program.ts'
import { foldAffected, type Folding } from '../holdings/fold-affected.ts'
import { mayBeListed, relist } from './relist.ts'
import { foldActivities, foldImportedCodes, foldPrinterStatuses, versionsOfChanged } from '../holdings/fold-lists.ts'

type Write = BatchItem<'sqlite'>
type ByKey = ReadonlyMap<string, readonly KeptFact[]>

const longLeaseSeconds = 120

/** What was merged, and from what. */
export interface Merged {
  readonly current: Import
  readonly merged: Merge
  /** All versions that were known of the keys. */
  readonly versions: readonly KeptFact[]
  readonly isKnown: (candidateId: string) => boolean
  /** Hints about people in unmatched rows. */
  readonly hints?: Parameters<typeof keepHints>[2]
  readonly now: Date
  readonly onJudged?: Folding['onJudged']
}

/** Everything that follows from what was merged, for one batch: facts, holdings, lists, people. */
export async function writesOf(db: Database, program: Program, from: Merged): Promise<Write[]> {
  const { current, merged, versions, hints = [], now } = from
  const kind = current.kind as FeedKind
  const arrived = { kind, recordedAt: now.toISOString(), file: current.name } as const
  const fresh = merged.added.map((version) => ({ ...version, ...arrived }))
  const changed = versionsOfChanged(merged, versions, fresh)
  const before = versions.filter(({ key }) => changed.has(key))
  const affected = [...new Set([...fresh, ...before].map(({ candidateId }) => candidateId))]
  const gone = merged.retracted.map((version) => ({ ...version, kind }))
  const repeats = merged.repeats.map((repeat) => ({ ...repeat, kind }))
  // Folding so many takes longer than a lease: nobody else is to begin with it meanwhile.
  const takeTime = () => extendLease(db, current, new Date(Date.now() + longLeaseSeconds * 1000).toISOString())
  const { id: cause, name: file, isHistory } = current
  const { decides, alsoWrites } = recordOfKind(kind)
  const holdings = decides
    ? await foldAffected(db, program, affected, {
        fresh,
        gone,
        repeats,
        now,
        cause,
        file,
        isHistory,
        takeTime,
        ...(from.onJudged && { onJudged: from.onJudged }),
      })
    : []
  return [
    ...holdings,
    ...keep(db, from),
    ...relist(db, kind, mayBeListed(changed, from)),
    ...(hints.length > 0 ? [keepHints(db, kind, hints)] : []),
    ...noteIfDecided(db, kind, changed, now),
    ...(alsoWrites === 'person' ? writePeople(db, program, changed, now) : []),
    ...writeLists(db, program, kind, changed),
  ]
}

function keep(db: Database, { current, merged, isKnown, now }: Merged): Write[] {
  const { id: importId, name: file } = current
  const kind = current.kind as FeedKind
  const at = now.toISOString()
  const retracted = merged.retracted.map(({ key, made, keptAs = made }) => ({ key, keptAs }))
  // Held rows about people wait as rows; for other kinds, the fact waits.
  const isUnknown = ({ candidateId: id }: { readonly candidateId: string }) =>
    !isKnown(id) && !merged.introduced.has(id)
  const waiting = kind === 'candidates' ? merged.added.filter(isUnknown) : []
  return [
    addFacts(db, { kind, importId, file, recordedAt: at, versions: merged.added }),
    ...(merged.repeats.length > 0 ? addRepeats(db, { kind, importId, recordedAt: at }, merged.repeats) : []),
    ...(merged.unsaid.length > 0 ? removeRepeats(db, kind, importId, merged.unsaid) : []),
    ...(retracted.length > 0 ? [removeFacts(db, kind, retracted), removeUnmatched(db, kind, retracted)] : []),
    ...(waiting.length > 0 ? [listAsUnmatched(db, { kind, file, receivedAt: at }, waiting)] : []),
  ]
}

/** What the office decided stands, and where files say otherwise since, that is noted. */
export function noteIfDecided(db: Database, kind: FactKind, changed: ByKey, now: Date): Write[] {
  const judged = [...changed.values()].flatMap((versions) =>
    versions
      .filter(({ office }) => office)
      .map((decided) => ({ ...decided, disagrees: disagrees(decided, toldOf(versions)) })),
  )
  return judged.length > 0 ? [noteDisagreements(db, kind, judged, now.toISOString())] : []
}

/** The people as they stand by now, and what follows where the feed tells something else than before. */
export function writePeople(db: Database, program: Program, changed: ByKey, now: Date): Write[] {
  const people = [...changed.values()].filter(isIntroduced).map((versions) => {
    const { candidateId, made, content } = factOf(versions)!
    return { candidateId, made, content: JSON.parse(content) as Readonly<Record<string, string>> }
  })
  const contacts = people.flatMap(({ candidateId, content }) =>
    contactFields.map((field) => ({ candidateId, field, value: content[columnNameOf(field)] ?? '' })),
  )
  const emails = people.map(({ candidateId, content }) => ({ candidateId, email: content.email ?? '' }))
  return [
    matchArrived(
      db,
      people.map(({ candidateId }) => candidateId),
    ),
    // Before the people themselves: it asks what was told until now.
    tellOtherEmails(db, emails, now.toISOString()),
    dropOvertakenContacts(db, contacts),
    ...writeCandidates(
      db,
      people,
      program.outsideIds.map((outsideId) => outsideId.column),
    ),
  ]
}

export function isIntroduced(versions: readonly KeptFact[]): boolean {
  return versions.some(
    ({ kind, content, office }) =>
      !office &&
      isOfFeeds(kind) &&
      recordOfKind(kind).introduces?.(JSON.parse(content) as Readonly<Record<string, string>>),
  )
}

/** What is read from lists of their own rather than from the facts. */
export function writeLists(db: Database, program: Program, kind: FactKind, changed: ByKey): readonly Write[] {
  const { listedIn } = consequencesOf(kind)
  return changed.size > 0 && listedIn ? lists[listedIn](db, changed, program) : []
}

const lists: Record<ListedIn, (db: Database, changed: ByKey, program: Program) => readonly Write[]> = {
  activities: (db, changed, program) => [
    ...writeActivities(db, foldActivities(changed, program.creditValidityMonths)),
    ...gone(changed, (keys) => removeActivities(db, keys)),
  ],
  'imported codes': (db, changed) => [
    writeImportedCodes(db, foldImportedCodes(changed)),
    ...gone(changed, (keys) => [removeImportedCodes(db, keys)]),
  ],
  'printer statuses': (db, changed) => [
    ...writePrinterStatuses(db, foldPrinterStatuses(changed)),
    ...gone(changed, (keys) => removePrinterStatuses(db, keys)),
  ],
}

/** What is written of facts that do not count any longer. */
function gone(changed: ByKey, write: (keys: readonly string[]) => readonly Write[]): readonly Write[] {
  const keys = [...changed].flatMap(([key, versions]) => (factOf(versions) ? [] : [key]))
  return keys.length > 0 ? write(keys) : []
}
