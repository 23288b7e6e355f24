import type { Column, FeedFact, FeedRules, Row } from '../row.ts'

/** A list of its own that is kept beside the facts of a kind, because pages read it without folding. */
export type ListedIn = 'activities' | 'imported codes' | 'printer statuses'

/** One kind of feed: what its rows look like, which fact a row tells, and what follows from its facts. */
export interface FeedKindRecord {
  /** The columns of a file; others are ignored with a warning. */
  columns(rules: FeedRules): readonly Column[]
  /** Notes on `row` what is wrong with it; the fact counts only where nothing is. */
  read(row: Row, rules: FeedRules): ReadFact
  /** Absent means that every program has it; else whether this one does. */
  readonly isUsed?: (rules: FeedRules) => boolean
  /** Its facts decide what is held. */
  readonly decides?: true
  readonly listedIn?: ListedIn
  /** Its rows tell of the person as well: name, addresses, outside ids. */
  readonly alsoWrites?: 'person'
  /** The person is part of the key: no fact of it can move to another. */
  readonly keyNamesPerson?: true
  /** Whether a row of it says enough of somebody to know them by; without such a row they are not known. */
  readonly introduces?: (content: FeedFact['content']) => boolean
  /** Whose a row is does not stand in it: the order knows whose the item is. */
  readonly ownedBy?: 'order item'
}

export function required(...names: string[]): Column[] {
  return names.map((name) => ({ name, required: true }))
}

export function optional(...names: string[]): Column[] {
  return names.map((name) => ({ name, required: false }))
}

/** Who a row is about, so that staff can find the person where its id is wrong. */
export const hintColumns: readonly Column[] = ['last_name', 'first_name', 'email', 'vue_testing_id'].map((name) => ({
  name,
  required: false,
  isHint: true,
}))

/** A fact as a row tells it: what it does not say is `undefined`, what it says is empty is `''`. */
export interface ReadFact {
  readonly key: string
  readonly candidateId: string
  readonly content: Readonly<Record<string, string | number | undefined>>
}
