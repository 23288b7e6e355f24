import { adjustments } from './kinds/adjustments.ts'
import { agreements } from './kinds/agreements.ts'
import { candidates } from './kinds/candidates.ts'
import { creq } from './kinds/creq.ts'
import { exams } from './kinds/exams.ts'
import { fees } from './kinds/fees.ts'
import { grants } from './kinds/grants.ts'
import type { FeedKindRecord } from './kinds/kind.ts'
import { certificates, kits } from './kinds/paper.ts'
import { type Column, type FeedFact, type FeedRules, type Hints, type Reading, Row } from './row.ts'

/** Every kind of feed, by its name in file names. */
const records = {
  candidates,
  exams,
  creq,
  grants,
  adjustments,
  fees,
  agreements,
  certificates,
  kits,
} satisfies Record<string, FeedKindRecord>

export type FeedKind = keyof typeof records
/** Kinds of facts: those of files, and those that only the office writes (bans and merged records). */
export type FactKind = FeedKind | 'bans' | 'aliases'

export const feedKinds = Object.keys(records) as readonly FeedKind[]

export function recordOfKind(kind: FeedKind): FeedKindRecord {
  return records[kind]
}

export function factKindIn(text: string | undefined): FactKind | undefined {
  return text === 'bans' || text === 'aliases' ? text : feedKinds.find((kind) => kind === text)
}

/** Whether files say it, or the office alone. */
export function isOfFeeds(kind: FactKind): kind is FeedKind {
  return kind !== 'bans' && kind !== 'aliases'
}

/** What follows from a fact: of a ban, what is held and nothing else. */
export function consequencesOf(kind: FactKind): Pick<FeedKindRecord, 'decides' | 'alsoWrites' | 'listedIn'> {
  return isOfFeeds(kind) ? records[kind] : { decides: true }
}

/** The kinds of fact that decide what is held. */
export const kindsThatDecide: readonly FactKind[] = [
  ...feedKinds.filter((kind) => recordOfKind(kind).decides),
  'bans',
  'aliases',
]

/** The kinds of file that a program takes. */
export function kindsOf(rules: FeedRules): readonly FeedKind[] {
  return feedKinds.filter((kind) => recordOfKind(kind).isUsed?.(rules) ?? true)
}

/** The columns of a feed; others in a file are ignored with a warning. */
export function columnsOf(kind: FeedKind, rules: FeedRules): readonly Column[] {
  return records[kind].columns(rules)
}

/** Reads one row of a feed: the fact it tells, or everything that is wrong with it. */
export function readRow(kind: FeedKind, fields: Readonly<Record<string, string>>, rules: FeedRules): Reading {
  const row = new Row(fields, rules)
  const { key, candidateId, content } = recordOfKind(kind).read(row, rules)
  const columns = columnsOf(kind, rules)
  const hints = hintsOf(row, columns)
  if (row.problems.length > 0) return { problems: row.problems }
  const isWhole = columns.every(({ name, isHint }) => isHint || row.has(name))
  const said = Object.entries(content).filter(([, value]) => value !== undefined && !(isWhole && value === ''))
  const fact = { key, candidateId, content: Object.fromEntries(said) as FeedFact['content'], isWhole: isWhole ? 1 : 0 }
  return { fact: fact as FeedFact, notices: row.notices, ...(hints && { hints }) }
}

/** Who the row says it is about; nothing where it does not say. */
function hintsOf(row: Row, columns: readonly Column[]): Hints | undefined {
  const named = columns.filter(({ isHint }) => isHint).map(({ name }) => [name, row.optional(name)] as const)
  const said = named.filter(([, value]) => value !== '')
  return said.length > 0 ? Object.fromEntries(said) : undefined
}
